import type { Table } from '@regulars/domain/criteria-vocabulary';
import { sql } from 'kysely';
import type { Sql } from './test-sql.ts';

/** Of whom, and as of when, rows are derived. */
export interface Derived {
  members?: readonly string[] | undefined;
  today: string;
  /** Of the chain. */
  zone: string;
}

type Rows = (mine: Sql, of: Derived) => Sql;

const isUsable = (today: string) =>
  sql`(state = 'ACTIVE' and starts_on <= ${today}::date and (expires_on is null or expires_on >= ${today}::date))`;
const templateIf = (condition: Sql) => sql`case when ${condition} then template_id end`;

/** Tables of the language that are none of the database: each a query over what members own. `figures`: one row for each who has any. */
const ROWS: Partial<Record<Table, Rows>> = {
  card_in_use: (mine) => sql`select member_id, type_id, state from card where state not in ('CLOSED', 'REPLACED') ${mine}`,
  card_figures: (mine) => sql`
    select member_id, count(*)::int as cards, min(expires_on) filter (where state = 'ACTIVE') as expires_on
    from card where state not in ('CLOSED', 'REPLACED') ${mine} group by member_id`,
  coupon_of: (mine, { today }) => sql`
    select member_id, ${templateIf(isUsable(today))} as usable, expires_on,
      ${templateIf(sql`state = 'USED'`)} as used,
      ${templateIf(sql`state = 'EXPIRED' or (state = 'ACTIVE' and expires_on < ${today}::date)`)} as expired
    from coupon where true ${mine}`,
  coupon_figures: (mine, { today }) => sql`
    select member_id, count(*)::int as coupons, min(expires_on) as expires_on from coupon where ${isUsable(today)} ${mine} group by member_id`,
  contact_figures: (mine, { today, zone }) => {
    const within = (days: number) => sql`(count(*) filter (where day > ${today}::date - ${days}::int and day <= ${today}::date))::int`;
    return sql`
      select member_id, max(day) as last_on, (array_agg(kind order by id desc))[1] as last_kind,
        (array_agg(outcome order by id desc))[1] as last_outcome, ${within(30)} as in_30, ${within(90)} as in_90, ${within(365)} as in_365
      from (select member_id, id, kind, outcome, (at at time zone ${zone})::date as day from contact where true ${mine}) c group by member_id`;
  },
  family_figures: (mine) =>
    sql`select member_id, count(*)::int as members from member_relative where relative_id is not null ${mine} group by member_id`,
};

/** Whether a table is derived; then a member may have the same value in several rows. */
export const isDerived = (table: Table): boolean => ROWS[table] !== undefined;

/** What stands in a FROM for a table of the language. */
export function tableSql(table: Table, of: Derived): Sql {
  const rows = ROWS[table];
  if (!rows) return sql`${sql.table(table)}`;
  return sql`(${rows(of.members ? sql`and member_id = any(${of.members}::uuid[])` : sql``, of)})`;
}
