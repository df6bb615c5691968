import type { Db } from '@regulars/db/kysely';
import { type ActivityKind, type CaseKind } from '@regulars/domain/cases';
import { sql } from 'kysely';
import { chain } from '../../chain.ts';

/** null: of the whole chain. */
type Stores = readonly string[] | null;

const inStores = (column: string, stores: Stores) => (stores === null ? sql`true` : sql`${sql.ref(column)} = any(${[...stores]}::uuid[])`);

/** What members did in a month, and what was done for them. */
export interface CareMonth extends Record<ActivityKind, number> {
  /** First day. */
  month: string;
  /** Who joined until its end. */
  joined: number;
  /** Different members who did anything. */
  members: number;
  opened: number;
  closed: number;
  /** Mean rating of what was closed; null: nobody said. */
  rating: number | null;
}

/** Every month from one to another, those in which nothing happened too. */
export async function careMonths(db: Db, stores: Stores, from: string, to: string): Promise<CareMonth[]> {
  const zone = chain().timeZone;
  const monthOf = (column: string) => sql`date_trunc('month', ${sql.ref(column)} at time zone ${zone})::date`;
  const since = sql`(${from}::date::timestamp at time zone ${zone})`;
  const count = (kind: ActivityKind) => sql`count(*) filter (where kind = ${kind})::int as ${sql.ref(kind)}`;
  const { rows } = await sql<CareMonth>`
    with active as (
      select date_trunc('month', day)::date as month, count(distinct member_id)::int as members,
        ${sql.join((['SIGN_IN', 'CHECK_IN', 'PARTICIPATION', 'REVIEW', 'SHARE'] as const).map(count))}
      from member_activity where day >= ${from} and day < ${to}::date + interval '1 month' and ${inStores('store_id', stores)} group by 1
    ), opened as (
      select ${monthOf('opened_at')} as month, count(*)::int as opened from service_case where opened_at >= ${since} and ${inStores('store_id', stores)} group by 1
    ), closed as (
      select ${monthOf('closed_at')} as month, count(*)::int as closed, avg(rating)::float8 as rating
      from service_case where closed_at >= ${since} and ${inStores('store_id', stores)} group by 1
    )
    select m.month::date as month, coalesce(a.members, 0) as members, o.opened, c.rating,
      coalesce(o.opened, 0) as opened, coalesce(c.closed, 0) as closed,
      coalesce(a."SIGN_IN", 0) as "SIGN_IN", coalesce(a."CHECK_IN", 0) as "CHECK_IN", coalesce(a."PARTICIPATION", 0) as "PARTICIPATION",
      coalesce(a."REVIEW", 0) as "REVIEW", coalesce(a."SHARE", 0) as "SHARE",
      (select coalesce(sum(j.members), 0)::int from joined_month j where j.month <= m.month and ${inStores('j.store_id', stores)}) as joined
    from generate_series(${from}::date, ${to}::date, interval '1 month') m (month)
    left join active a on a.month = m.month left join opened o on o.month = m.month left join closed c on c.month = m.month
    order by 1`.execute(db);
  return rows;
}

/** Cases that were opened in some months. */
export interface CaseFigures {
  /** Of the kind or of the employee; both null: of all, or of nobody by name. */
  kind: CaseKind | null;
  employee_id: string | null;
  total: number;
  open: number;
  done: number;
  cancelled: number;
  /** Mean hours from opening to the end. */
  hours: number | null;
  rating: number | null;
}

/** By kind, and by who has them; the most cases first. One look at the table. */
export async function caseFigures(db: Db, stores: Stores, from: string): Promise<{ byKind: CaseFigures[]; byEmployee: CaseFigures[] }> {
  const zone = chain().timeZone;
  const { rows } = await sql<CaseFigures & { by_kind: boolean }>`
    select kind, employee_id, grouping(kind) = 0 as by_kind, count(*)::int as total,
      count(*) filter (where state = 'OPEN')::int as open, count(*) filter (where state = 'DONE')::int as done,
      count(*) filter (where state = 'CANCELLED')::int as cancelled,
      avg(extract(epoch from closed_at - opened_at) / 3600) filter (where state = 'DONE')::float8 as hours, avg(rating)::float8 as rating
    from service_case where opened_at >= (${from}::date::timestamp at time zone ${zone}) and ${inStores('store_id', stores)}
    group by grouping sets ((kind), (employee_id)) order by total desc, kind, employee_id`.execute(db);
  return { byKind: rows.filter(({ by_kind }) => by_kind), byEmployee: rows.filter(({ by_kind }) => !by_kind) };
}
