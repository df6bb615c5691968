import { type RawBuilder, sql } from 'kysely';
import type { Entry } from '../../../stream/entries.ts';
import type { AlertKind } from '@regulars/domain/alerts';
import type { Run } from '../detector.ts';
import { firstIdAgo } from '../sql.ts';

/** The keys of stock alerts are `<store>:<product>`. */
export const stockEvents = {
  kinds: ['stock.moved', 'stock.reorder-point-set'],
  keys: ({ orgId, payload }: Entry): string[] =>
    orgId === null ? [] : productsOf(payload['moved']).map((productId) => `${orgId}:${productId}`),
};

function productsOf(moved: unknown): string[] {
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
 * the movements of stock. Both in full, or for the keys alone, where each step walks an index.
 */
export function shelfAndSold(kind: AlertKind, run: Run): RawBuilder<unknown> {
  return shelfAndSoldOf(wantedShelves(kind, run).stores, run.now, run.keys);
}

/** The same of stores that are given with their thresholds (t). */
export function shelfAndSoldOf(stores: RawBuilder<unknown>, now: Date, keys: readonly string[] | null): RawBuilder<unknown> {
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
    )`;
}

/** Whole units that bring the shelf to `target` thousandths, one at least. */
export const orderUpTo = (target: RawBuilder<unknown>) => sql`greatest(1, ceil((${target} - s.on_hand) / 1000.0))::bigint * 1000`;
