import type { RfmMeasure, RfmScale } from '@regulars/domain/rfm';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import type { Branch } from './branch.ts';

/** After `from`: the members (m) that the branch knows, as the list of members shows them. */
export function membersOf(branch: Branch): RawBuilder<unknown> {
  return branch.whole
    ? sql`member m`
    : sql`(select distinct member_id from member_store where store_id = any(${branch.orgs}::uuid[])) k join member m on m.id = k.member_id`;
}

/** Which of them count. */
export const IN_USE = sql`m.kind <> 'GUEST' and m.archived_at is null`;

const COLUMNS = { recency: 'last_purchase', frequency: 'orders_365', money: 'amount_365' } as const satisfies Record<RfmMeasure, string>;
const TYPES = { recency: sql`date`, frequency: sql`int`, money: sql`bigint` } as const;

/** The score of a member's figures (f) by a measure, as domain/rfm.ts `scoreOf` tells it. */
export function scoreSql(scale: RfmScale, measure: RfmMeasure): RawBuilder<unknown> {
  const column = sql.ref(`f.${COLUMNS[measure]}`);
  const over = scale[measure].cuts.map((cut) => sql`(${column} > ${cut}::${TYPES[measure]})::int`);
  return sql`(1 + ${sql.join(over, sql` + `)})`;
}

/** Whether a member's figure is at least the mean. */
export function highSql(scale: RfmScale, measure: RfmMeasure): RawBuilder<unknown> {
  return sql`${sql.ref(`f.${COLUMNS[measure]}`)} >= ${scale[measure].mean}::${TYPES[measure]}`;
}

/** Bands of activity (活跃度): bought within so many days up to today, longer ago, or never. */
export const ACTIVITY = { DAYS_30: 30, DAYS_90: 90, DAYS_365: 365, EARLIER: null, NEVER: null } as const;
export type Activity = keyof typeof ACTIVITY;

/** The band of a member's figures (f). */
export function activitySql(today: BusinessDate): RawBuilder<unknown> {
  const bands = Object.entries(ACTIVITY).flatMap(([band, days]) =>
    days === null ? [] : [sql`when f.last_purchase > ${today}::date - ${sql.lit(days)} then ${sql.lit(band)}`],
  );
  return sql`case when f.member_id is null then 'NEVER' ${sql.join(bands, sql` `)} else 'EARLIER' end`;
}
