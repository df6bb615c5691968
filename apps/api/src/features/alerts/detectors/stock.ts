import { type RawBuilder, sql } from 'kysely';
import type { Entry } from '../../../stream/entries.ts';
import type { AlertKind } from '@regulars/domain/alerts';
import type { Run } from '../detector.ts';
import { firstIdAgo } from '../sql.ts';

/** The keys of stock alerts are `<store>:<product>`. */
export const stockEvents = {
  kinds: ['stock.moved', 'stock.reorder-point-set'],
  keys: ({ orgId, payload }: Entry): string[] => (orgId === null ? [] : productsOf(payload).map((productId) => `${orgId}:${productId}`)),
};

/** The same, and what is on order. */
export const supplyEvents = { ...stockEvents, kinds: [...stockEvents.kinds, 'purchase.order-created', 'purchase.order-changed'] };

function productsOf({ moved, productIds }: Entry['payload']): string[] {
  if (Array.isArray(productIds)) return productIds.map(String);
  if (!Array.isArray(moved)) return [];
  return moved.flatMap((move: unknown) =>
    move !== null && typeof move === 'object' && 'productId' in move ? [String(move.productId)] : [],
  );
}

/** Stores with their thresholds (t), and of the keys, where there are any, the products wanted (w). */
export function wantedShelves(kind: AlertKind, { settings, keys }: Run) {
  return { stores: settings.stores(kind, keys ? new Set(keys.map((key) => key.slice(0, 36))) : undefined), ...wantedOf(keys) };
}

function wantedOf(keys: readonly string[] | null) {
  const wanted = keys
    ? sql`join (select left(k, 36)::uuid as org_id, substring(k from 38)::uuid as product_id from unnest(${keys}::text[]) k) w on w.org_id = t.org_id`
    : sql``;
  return { wanted, only: (alias: string) => (keys ? sql`and ${sql.ref(`${alias}.product_id`)} = w.product_id` : sql``) };
}

/**
 * `shelf`: what the stores have, with their thresholds; `sold`: what they sold of it in the last `days`, refunds taken off, by
 * the movements of stock; `waiting`: what is on order, drafts included. All in full, or for the keys alone, where each step
 * walks an index.
 */
export function shelves(kind: AlertKind, run: Run): RawBuilder<unknown> {
  return shelvesOf(wantedShelves(kind, run).stores, run.now, run.keys);
}

/** The same of stores that are given with their thresholds (t). */
export function shelvesOf(stores: RawBuilder<unknown>, now: Date, keys: readonly string[] | null): RawBuilder<unknown> {
  const { wanted, only } = wantedOf(keys);
  return sql`
    shelf as materialized (
      select t.*, s.product_id, s.on_hand, s.reorder_point from ${stores} ${wanted}
      join stock s on s.store_id = t.org_id ${only('s')}
      join product p on p.id = s.product_id and p.tracks_stock and p.archived_at is null
    ),
    sold as materialized (
      select m.store_id, m.product_id, -sum(m.quantity) as quantity from ${stores} ${wanted}
      join stock_movement m on m.store_id = t.org_id ${only('m')} and m.id >= ${firstIdAgo(now, sql`t.days`)} and m.kind in ('SALE', 'REFUND')
      group by m.store_id, m.product_id
    ),
    waiting as materialized (
      select o.store_id, l.product_id, sum(greatest(0, l.quantity - l.received))::bigint as quantity from ${stores} ${wanted}
      join purchase_order o on o.store_id = t.org_id and o.state in ('DRAFT', 'SENT', 'PARTLY_RECEIVED')
      join purchase_order_line l on l.order_id = o.id ${only('l')}
      group by o.store_id, l.product_id
    )`;
}

/** What is on order of a shelf (s) that was joined with `waiting` (o). */
export const onOrder = sql`coalesce(o.quantity, 0)`;

/** Whole units that bring the shelf to `target` thousandths with what is on order; one at least where nothing is. */
export const orderUpTo = (target: RawBuilder<unknown>) =>
  sql`greatest(case when ${onOrder} > 0 then 0 else 1 end, ceil((${target} - s.on_hand - ${onOrder}) / 1000.0))::bigint * 1000`;
