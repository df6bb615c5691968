import { SPENDING_POINTS } from '../../packages/domain/src/assets.ts';
import { addMonths } from '../../packages/domain/src/period.ts';
import { addDays, type BusinessDate } from '../../packages/domain/src/time.ts';
import { GIVEN_LEVELS, LEVELS } from './data/membership.ts';
import type { Member, Members } from './members.ts';
import { at, type Random } from './random.ts';
import type { Row } from './table.ts';
import { instant, openingTime, type World } from './world.ts';

/** What one level more earns more of the points, in percent. */
const MORE_POINTS = 20;
/** Everybody's standing is looked at once a year. */
const MONTHS = 12;

type Level = Row<'level'>;

/** The levels that spending leads to, the lowest first, and then those that are given or reached by stored value. */
export function makeLevels(world: World, random: Random): Level[] {
  const born = openingTime(addDays(at(world.days, 0), -1800), random).getTime();
  const common = { gift_points: null, gift_kind_id: null, gift_money: null } satisfies Partial<Level>;
  const spent = LEVELS.map(({ code, name, colour, off }, index): Level => ({
    ...common,
    id: random.id(born),
    code,
    name,
    colour,
    ladder: 'REGISTERED',
    rank: (index + 1) * 10,
    price_percent: Math.round(100 - off * 100),
    points_percent: 100 + index * MORE_POINTS,
    birthday_percent: index === 0 ? 100 : 200,
    free_delivery: index > 2,
    ...(index > 0 && { gift_points: index * 100, gift_kind_id: SPENDING_POINTS, gift_money: index > 1 ? index * 1_000 : null }),
  }));
  const given = GIVEN_LEVELS.map(({ code, name, colour, rank }): Level => {
    const benefits = { price_percent: 97, points_percent: 110, birthday_percent: 200, free_delivery: true };
    return { ...common, id: random.id(born), code, name, colour, ladder: 'STORED_VALUE', rank, ...benefits };
  });
  return [...spent, ...given];
}

/** The index of the level of who has spent so much in all (minor units). */
export function levelFor(spent: number): number {
  return LEVELS.findLastIndex(({ from }) => spent >= from * 100);
}

/** Ten in the morning so many days ago. */
const ago = (world: World, days: number) => new Date(instant(world, Math.max(0, world.days.length - 1 - days), 600));

/** The rules by which everybody stands, those before, and a draft for levels by stored value. */
export function makeLadders(world: World, levels: readonly Level[], random: Random) {
  const version = (ladder: 'REGISTERED' | 'STORED_VALUE', number: number, days: number, ended: number | null, note: string) => {
    const created_at = ago(world, days);
    const draft = ladder === 'STORED_VALUE';
    return {
      id: random.id(created_at.getTime()),
      ladder,
      number,
      state: draft ? 'DRAFT' : ended === null ? 'PUBLISHED' : 'RETIRED',
      review_months: MONTHS,
      grace_days: 30,
      warn_days: 30,
      note,
      created_at,
      published_at: draft ? null : created_at,
      retired_at: ended === null ? null : ago(world, ended),
    } satisfies Row<'ladder_version'>;
  };
  const versions = [
    version('REGISTERED', 1, 700, 400, '开业时的规则'),
    version('REGISTERED', 2, 400, null, '保级按近一年消费'),
    version('STORED_VALUE', 1, 3, null, '储值等级，待讨论'),
  ];
  const amount = (attribute: string, value: number) => JSON.stringify({ attribute, operator: 'ge', value });
  const rules = versions.flatMap(({ id, ladder, number }) =>
    levels
      .filter((level, index) => level.ladder === ladder && (ladder === 'STORED_VALUE' || index > 0))
      .map((level, index) => {
        const from = (LEVELS[index + 1]?.from ?? 500) * 100;
        const up = ladder === 'STORED_VALUE' ? amount('principal', (index + 1) * 50_000) : amount('amount', from);
        return { version_id: id, level_id: level.id, up, keep: number === 2 ? amount('amount365', from / 5) : null };
      }),
  );
  return { versions, rules };
}

/** Where members stand by their spending, and how they came there. */
export function makeStandings(world: World, members: Members, levels: readonly Level[], versionId: string, random: Random) {
  const standings: Row<'member_standing'>[] = [];
  const moves: Row<'level_move'>[] = [];
  for (const member of members.list) {
    const index = levelFor(member.spent);
    if (index === 0) continue;
    const { id: level_id } = at(levels, index);
    const since = dayOfRise(world, member, random);
    const common = { member_id: member.id, ladder: 'REGISTERED' as const };
    standings.push({ ...common, level_id, cause: 'RULE', since, review_on: reviewAfter(since, world.today) });
    const moment = new Date(instant(world, world.days.indexOf(since), 700));
    moves.push({
      ...common,
      id: random.id(moment.getTime()),
      at: moment,
      day: since,
      cause: 'UPGRADE',
      to_level_id: level_id,
      version_id: versionId,
    });
  }
  return { standings, moves };
}

/** Some day between joining and yesterday, later rather than sooner. */
function dayOfRise(world: World, { joined }: Member, random: Random): BusinessDate {
  const from = joined < at(world.days, 0) ? at(world.days, 0) : joined;
  const days = world.days.indexOf(from);
  const left = world.days.length - 1 - days;
  return left <= 1 ? from : at(world.days, days + Math.floor(Math.sqrt(random.next()) * (left - 1)));
}

function reviewAfter(since: BusinessDate, today: BusinessDate): BusinessDate {
  let months = MONTHS;
  while (addMonths(since, months) <= today) months += MONTHS;
  return addMonths(since, months);
}
