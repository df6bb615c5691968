import type { OfferKind } from '@regulars/db/generated/kysely-enums';
import type { Db } from '@regulars/db/kysely';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';

/** Which facts are asked. */
export interface Asked {
  from: BusinessDate;
  to: BusinessDate;
  /** null: of the whole chain. */
  stores: readonly string[] | null;
  /** Only of this promotion or template. */
  ruleId: string | null;
}

/** By what figures are told apart. */
export type Grouping = 'rule' | 'store' | 'channel' | 'month' | 'all';

/** What was sold with offers, refunds taken off. Money in minor units. */
export interface SoldWith {
  /** The rule, store, channel or first day of the month; empty of all. */
  key: string;
  /** Sales in which something was taken off. */
  sales: number;
  /** Of the lines that something was taken off: what was paid for them, and thousandths. */
  revenue: number;
  quantity: number;
  /** What was taken off. */
  discount: number;
}

/** The key of a group, from a table with these columns; `rule` names the column that leads to the rule. */
export function keyOf(by: Grouping, rule: string): RawBuilder<string> {
  const keys: Record<Grouping, RawBuilder<string>> = {
    rule: sql`${sql.ref(rule)}::text`,
    store: sql`store_id::text`,
    channel: sql`channel::text`,
    month: sql`date_trunc('month', business_date)::date::text`,
    all: sql`''::text`,
  };
  return keys[by];
}

/** Which rows are meant, of a table with these columns. */
export function asked({ from, to, stores, ruleId }: Asked, rule: string): RawBuilder<boolean> {
  const ofStores = stores === null ? sql`true` : sql`store_id = any(${[...stores]}::uuid[])`;
  const ofRule = ruleId === null ? sql`true` : sql`${sql.ref(rule)} = ${ruleId}`;
  return sql`business_date between ${from} and ${to} and ${ofStores} and ${ofRule}`;
}

/** What was sold with promotions, or with coupons. A line of which two took something is counted once in a group. */
export async function soldWith(on: Db, kind: OfferKind, which: Asked, by: Grouping): Promise<Map<string, SoldWith>> {
  const { rows } = await sql<SoldWith>`
    with taken as (
      select ${keyOf(by, 'rule_id')} as key, member_id, sale_id, line_id, amount from sale_offer
      where kind = ${kind} and ${asked(which, 'rule_id')}
    ), lines as (
      select t.key, sum(l.amount)::bigint as revenue, sum(l.quantity)::bigint as quantity
      from (select distinct key, member_id, line_id from taken where line_id is not null) t
      join sale_line l on l.member_id = t.member_id and l.id = t.line_id group by 1
    )
    select t.key, count(distinct t.sale_id) filter (where t.amount > 0)::int as sales, sum(t.amount)::bigint as discount,
      coalesce(max(l.revenue), 0)::bigint as revenue, coalesce(max(l.quantity), 0)::bigint as quantity
    from taken t left join lines l on l.key = t.key group by 1 order by discount desc, 1`.execute(on);
  return new Map(rows.map((row) => [row.key, row]));
}
