import type { Db } from '@regulars/db/kysely';
import type { Thousandths } from '@regulars/domain/quantity';
import { sql } from 'kysely';

/** A product of which a store has less than is asked for. */
export interface Shortage {
  productId: string;
  name: string;
  /** Thousandths. */
  asked: Thousandths;
  available: Thousandths;
}

/** Of what is asked for, by product, what a store has too little of: it may not be sold so now. Nothing is locked. */
export async function shortagesOf(on: Db, storeId: string, asked: ReadonlyMap<string, Thousandths>): Promise<Shortage[]> {
  const { rows } = await sql<Shortage>`
    select p.id as "productId", p.name, a.quantity as asked, coalesce(s.on_hand, 0) as available
    from unnest(${[...asked.keys()]}::uuid[], ${[...asked.values()]}::bigint[]) as a (product_id, quantity)
    join product p on p.id = a.product_id and p.tracks_stock and not p.allow_negative
    left join stock s on s.product_id = p.id and s.store_id = ${storeId}::uuid
    where coalesce(s.on_hand, 0) < a.quantity
    order by p.id`.execute(on);
  return rows;
}
