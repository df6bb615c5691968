import { newId } from '@regulars/db/ids';
import type { Db, Tx } from '@regulars/db/kysely';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';

/** Goods that came in; those without a date make no lot, but take their place in the order. */
interface Incoming {
  productId: string;
  /** Thousandths. */
  quantity: number;
  bestBefore?: BusinessDate | null;
}

/**
 * Keeps goods with a date as lots. Of what came in together the earliest date is taken to go first, what has none before it.
 * @param cameIn the stock's counter of each product, after all of it
 */
export async function keepLots(
  tx: Tx,
  storeId: string,
  at: Date,
  incoming: readonly Incoming[],
  cameIn: ReadonlyMap<string, number>,
): Promise<void> {
  if (!incoming.some(({ bestBefore }) => bestBefore)) return;
  const rest = new Map(cameIn);
  const latestFirst = incoming.toSorted((a, b) => ((a.bestBefore ?? '') < (b.bestBefore ?? '') ? 1 : -1));
  const lots = latestFirst.flatMap(({ productId, quantity, bestBefore }) => {
    const after = rest.get(productId);
    if (after === undefined || quantity <= 0) return []; // it keeps no stock
    rest.set(productId, after - quantity);
    return bestBefore
      ? [{ store_id: storeId, product_id: productId, id: newId(at), quantity, best_before: bestBefore, came_in: after }]
      : [];
  });
  if (lots.length > 0) await tx.insertInto('stock_lot').values(lots).execute();
}

/** How much of a lot (l) is left of the stock (s): what is sold is taken to be the oldest. */
export const leftOfLot = sql<number>`least(l.quantity, s.on_hand - (s.came_in - l.came_in))`;

interface Part {
  product_id: string;
  best_before: BusinessDate;
  quantity: number;
}

/**
 * From which lots these quantities would be taken, the oldest goods first; what they leave open has no date. A look without
 * locks: a sale at the same moment may shift the dates by a piece.
 */
export async function oldestLots(tx: Tx, storeId: string, goods: readonly Incoming[]): Promise<Part[]> {
  const from = sql`s.came_in - s.on_hand`;
  const to = sql`s.came_in - s.on_hand + g.quantity`;
  const { rows } = await sql<Part>`
    select l.product_id, l.best_before, least(l.came_in, ${to}) - greatest(l.came_in - l.quantity, ${from}) as quantity
    from unnest(${goods.map(({ productId }) => productId)}::uuid[], ${goods.map(({ quantity }) => quantity)}::bigint[]) as g (product_id, quantity)
    join stock s on s.store_id = ${storeId} and s.product_id = g.product_id
    join stock_lot l on l.store_id = s.store_id and l.product_id = s.product_id
    where l.came_in > ${from} and l.came_in - l.quantity < ${to}
    order by l.came_in`.execute(tx);
  return rows;
}

export interface DatedLot {
  best_before: BusinessDate;
  left: number;
}

/** The lots of a product that are not used up, the nearest date first, at most 100. */
export async function datedLots(db: Db, storeId: string, productId: string): Promise<DatedLot[]> {
  const { rows } = await sql<DatedLot>`
    select l.best_before, ${leftOfLot} as left from stock_lot l join stock s on s.store_id = l.store_id and s.product_id = l.product_id
    where l.store_id = ${storeId} and l.product_id = ${productId} and ${leftOfLot} > 0 order by l.best_before, l.id limit 100`.execute(db);
  return rows;
}
