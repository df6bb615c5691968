import type { Relation } from '../../packages/domain/src/belongings.ts';
import { addDays, type BusinessDate, partsOf } from '../../packages/domain/src/time.ts';
import type { Members } from './members.ts';
import { personName } from './people.ts';
import { at, type Random } from './random.ts';
import type { Row } from './table.ts';
import type { World } from './world.ts';

/** Shares of the members of whom somebody knows the family, a day that they keep, a car. */
const SHARE = { family: 0.06, day: 0.04, car: 0.05 };
const DAYS = ['结婚纪念日', '开店日', '宝宝百天', '乔迁之日', '相识纪念日'];
const CARS = ['比亚迪 海豚', '五菱 宏光', '大众 朗逸', '丰田 卡罗拉', '理想 L6', '特斯拉 Model 3'];
const CITIES = ['浙A', '浙B', '沪C', '苏A', '苏E'];
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** Families, days and cars that the stores know of. Neighbours on the list are now and then of one family. */
export function makeHouseholds(world: World, { rows: members }: Members, random: Random) {
  const relatives: Row<'member_relative'>[] = [];
  const anniversaries: Row<'member_anniversary'>[] = [];
  const possessions: Row<'member_possession'>[] = [];
  const people = members.flatMap(({ id, kind }) => (kind === 'PERSON' && id ? [id] : []));
  const now = world.now.getTime();
  people.forEach((member_id, place) => {
    const own = () => ({ member_id, id: random.id(now) });
    if (random.chance(SHARE.family)) {
      const other = place > 0 && random.chance(0.4) ? at(people, place - 1) : null;
      const relation = random.pick<Relation>(other ? ['SPOUSE', 'SIBLING', 'PARENT'] : ['CHILD', 'CHILD', 'SPOUSE', 'PARENT']);
      const birthday = relation === 'CHILD' ? addDays(world.today, -random.int(200, 6_000)) : null;
      const name = personName(random, random.chance(0.5) ? 'FEMALE' : 'MALE');
      relatives.push({ ...own(), relation, name, birthday, phone: null, relative_id: other });
    }
    if (random.chance(SHARE.day)) anniversaries.push({ ...own(), name: random.pick(DAYS), date: dayOnce(world.today, random) });
    if (random.chance(SHARE.car))
      possessions.push({ ...own(), kind: 'VEHICLE', name: random.pick(CARS), identifier: plate(random), note: null, since: null });
  });
  return { relatives, anniversaries, possessions };
}

/** A day of the last thirty years. */
const dayOnce = (today: BusinessDate, random: Random): BusinessDate => {
  const { year } = partsOf(today);
  return `${year - random.int(1, 30)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
};

const plate = (random: Random): string =>
  random.pick(CITIES) + Array.from({ length: 5 }, () => LETTERS.charAt(random.int(0, LETTERS.length - 1))).join('');
