import { ALL_RFM_GROUPS, RFM_GROUPS, RFM_SCORES, type RfmGroup } from '@regulars/domain/rfm';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { reportDb } from '../../db.ts';
import { type MeasuredScale, scaleOf } from '../metrics/scale.ts';
import { rounded } from './figures.ts';
import { ACTIVITY, type Activity, activitySql, highSql, IN_USE, membersOf, scoreSql } from './members-sql.ts';
import type { Reports } from './reports.ts';

/** Some members, with what they paid in 365 days. */
export interface Part {
  members: number;
  /** Of all members of the portrait; null where there are none. */
  share: number | null;
  /** Minor units. */
  amount: number;
  /** Of what all paid; null where that is zero. */
  amountShare: number | null;
}

export interface Portrait extends Part {
  levels: (Part & { id: string; name: string; colour: string })[];
  activity: (Part & { band: Activity })[];
  /** Null until the scale was measured. */
  rfm: {
    scale: MeasuredScale;
    bought: Part;
    cells: (Part & { recency: number; frequency: number; money: number | null })[];
    groups: (Part & { group: RfmGroup })[];
  } | null;
}

/** Members of one level, one band and one place in both methods of RFM. */
interface Row {
  level_id: string;
  band: Activity;
  /** Null: never bought, or no scale yet. */
  recency: number | null;
  frequency: number | null;
  money: number | null;
  high: [boolean, boolean, boolean] | null;
  members: number;
  amount: number;
}

/** Who the members of a branch are: in one pass over members and their figures, for levels, activity and both methods of RFM. */
export async function portrait(reports: Reports, orgId: string | null, today: BusinessDate): Promise<Portrait> {
  const branch = await reports.branch(orgId);
  const [scale, levels] = await Promise.all([
    scaleOf(reportDb),
    reportDb.selectFrom('level').select(['id', 'name', 'colour']).orderBy('rank').execute(),
  ]);
  const placed = scale
    ? sql`${scoreSql(scale, 'recency')} as recency, ${scoreSql(scale, 'frequency')} as frequency, ${scoreSql(scale, 'money')} as money,
        case when f.member_id is not null then array[${highSql(scale, 'recency')}, ${highSql(scale, 'frequency')}, ${highSql(scale, 'money')}] end as high`
    : sql`null::int as recency, null::int as frequency, null::int as money, null::boolean[] as high`;
  const rows = await reports.facts<Row>(sql`
    select level_id, band, recency, frequency, money, high, count(*)::int as members, coalesce(sum(amount), 0)::bigint as amount
    from (select m.level_id, ${activitySql(today)} as band, ${placed}, f.amount_365 as amount
      from ${membersOf(branch)} left join member_metrics f on f.member_id = m.id where ${IN_USE}) members
    group by level_id, band, recency, frequency, money, high`);
  const part = partsOf(rows);
  const bands = Object.keys(ACTIVITY) as Activity[]; // keys of a const object, which TypeScript types as string[]
  return {
    ...part(() => true),
    levels: levels.map((level) => ({ ...level, ...part((row) => row.level_id === level.id) })).filter(({ members }) => members > 0),
    activity: bands.map((band) => ({ band, ...part((row) => row.band === band) })),
    rfm: scale ? rfmOf(rows, scale) : null,
  };
}

/** Adds up the rows that are meant, as a part of all of them. */
function partsOf(rows: readonly Row[]): (meant: (row: Row) => boolean) => Part {
  const sum = (some: readonly Row[], of: 'members' | 'amount') => some.reduce((all, row) => all + row[of], 0);
  const [members, amount] = [sum(rows, 'members'), sum(rows, 'amount')];
  return (meant) => {
    const some = rows.filter(meant);
    const here = { members: sum(some, 'members'), amount: sum(some, 'amount') };
    return {
      ...here,
      share: members === 0 ? null : rounded(here.members / members),
      amountShare: amount === 0 ? null : rounded(here.amount / amount),
    };
  };
}

function rfmOf(rows: readonly Row[], scale: MeasuredScale): Portrait['rfm'] {
  const bought = rows.filter((row) => row.high !== null);
  const part = partsOf(bought);
  const cells = RFM_SCORES.flatMap((recency) =>
    RFM_SCORES.map((frequency) => {
      const inCell = (row: Row) => row.recency === recency && row.frequency === frequency;
      return { recency, frequency, money: meanMoney(bought.filter(inCell)), ...part(inCell) };
    }),
  );
  const groups = ALL_RFM_GROUPS.map((group) => ({
    group,
    ...part(({ high }) => RFM_GROUPS[group].high.every((is, place) => is === high?.[place])),
  }));
  return { scale, bought: part(() => true), cells, groups };
}

/** The mean score of money, two decimals. */
function meanMoney(rows: readonly Row[]): number | null {
  const members = rows.reduce((all, row) => all + row.members, 0);
  return members === 0 ? null : Math.round((rows.reduce((all, row) => all + row.members * (row.money ?? 0), 0) / members) * 100) / 100;
}
