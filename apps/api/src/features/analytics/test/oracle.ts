import type { DateRange } from '@regulars/domain/period';
import { sql } from 'kysely';
import { db } from '../../../db.ts';
import type { Measures } from '../measures.ts';
import type { Scope } from '../subject.ts';

/** What direct SQL over the facts says of a group: nothing here is shared with the reports. */
export interface Truth extends Measures {
  key: string;
  members: number;
  numbers: number;
}

const BELOW = (table: 'org' | 'category', top: string) =>
  sql`(with recursive below as (select id from ${sql.table(table)} where id = ${top} union all select c.id from ${sql.table(table)} c join below b on c.parent_id = b.id) select id from below)`;

function where(scope: Scope, { from, to }: DateRange) {
  const all = [sql`s.business_date >= ${from}::date`, sql`s.business_date <= ${to}::date`];
  if (scope.orgId) all.push(sql`s.store_id in ${BELOW('org', scope.orgId)}`);
  if (scope.categoryId) all.push(sql`l.category_id in ${BELOW('category', scope.categoryId)}`);
  if (scope.productId) all.push(sql`l.product_id = ${scope.productId}`);
  if (scope.employeeId) all.push(sql`l.employee_id = ${scope.employeeId}`);
  if (scope.levelId) all.push(sql`s.level_id = ${scope.levelId}`);
  if (scope.channel) all.push(sql`s.channel = ${scope.channel}::channel`);
  if (scope.tagId) all.push(sql`s.member_id in (select member_id from member_tag where tag_id = ${scope.tagId})`);
  return sql.join(all, sql` and `);
}

/** Expressions to group by; all rows that have a null key are left out. */
const KEYS = {
  all: sql`''`,
  YEAR: sql`to_char(s.business_date, 'YYYY')`,
  QUARTER: sql`to_char(s.business_date, 'YYYY"Q"Q')`,
  MONTH: sql`to_char(s.business_date, 'YYYY-MM')`,
  WEEK: sql`to_char(s.business_date, 'IYYY"W"IW')`,
  DAY: sql`s.business_date::text`,
  product: sql`l.product_id::text`,
  employee: sql`l.employee_id::text`,
  store: sql`s.store_id::text`,
  hour: sql`extract(isodow from s.business_date) || ' ' || extract(hour from s.sold_at at time zone coalesce((select time_zone from org where id = s.store_id), 'Asia/Shanghai'))`,
} as const;

export type Key = keyof typeof KEYS;

export async function truth(scope: Scope, range: DateRange, key: Key): Promise<Map<string, Truth>> {
  const { rows } = await sql<Truth>`
    select ${KEYS[key]} as key, sum(l.amount)::bigint as revenue, coalesce(sum(l.cost), 0)::bigint as cost, coalesce(sum(l.amount) filter (where l.cost is not null), 0)::bigint as costed,
      sum(l.discount)::bigint as discount, sum(l.quantity)::bigint as units, count(*)::int as lines,
      count(distinct s.id) filter (where s.kind = 'SALE')::int as orders, count(distinct s.id) filter (where s.kind = 'REFUND')::int as refunds,
      count(distinct s.member_id) filter (where s.kind = 'SALE' and not s.guest)::int as members, count(distinct s.number) filter (where s.kind = 'SALE')::int as numbers
    from sale s join sale_line l on l.member_id = s.member_id and l.sale_id = s.id
    where ${where(scope, range)} and ${KEYS[key]} is not null group by 1`.execute(db);
  return new Map(rows.map((row) => [row.key, row]));
}
