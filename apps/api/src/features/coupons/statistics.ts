import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';
import { asked, type Asked, type Grouping, keyOf, type SoldWith, soldWith } from '../promotions/statistics.ts';

/** What happened to coupons of a group. Those handed on are neither given nor gone. */
interface Happened {
  key: string;
  /** Given in whatever way, those that members took themselves among them. */
  issued: number;
  claimed: number;
  /** Less those that came back. */
  used: number;
  expired: number;
  voided: number;
}

export type CouponFigures = Happened & Pick<SoldWith, 'sales' | 'revenue' | 'discount'>;

async function happened(on: Db, which: Asked, by: Grouping): Promise<Map<string, Happened>> {
  const { rows } = await sql<Happened>`
    select ${keyOf(by, 'template_id')} as key,
      count(*) filter (where act in ('ISSUED', 'CLAIMED'))::int as issued, count(*) filter (where act = 'CLAIMED')::int as claimed,
      (count(*) filter (where act = 'USED') - count(*) filter (where act = 'RETURNED'))::int as used,
      count(*) filter (where act = 'EXPIRED')::int as expired, count(*) filter (where act = 'VOIDED')::int as voided
    from coupon_event where ${asked(which, 'template_id')} group by 1 order by issued desc, 1`.execute(on);
  return new Map(rows.map((row) => [row.key, row]));
}

/** What became of coupons, what was sold with them and what that cost, by group. */
export async function couponFigures(on: Db, which: Asked, by: Grouping): Promise<CouponFigures[]> {
  const [acts, sold] = await Promise.all([happened(on, which, by), soldWith(on, 'COUPON', which, by)]);
  const none = { issued: 0, claimed: 0, used: 0, expired: 0, voided: 0 };
  return [...new Set([...acts.keys(), ...sold.keys()])].map((key) => {
    const { sales = 0, revenue = 0, discount = 0 } = sold.get(key) ?? {};
    return { ...none, ...acts.get(key), key, sales, revenue, discount };
  });
}
