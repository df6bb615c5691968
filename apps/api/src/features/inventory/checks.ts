import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { StoreClock } from '../../business-day.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';

/** Products that one change may name. */
export const MAX_LINES = 500;

interface Store extends StoreClock {
  code: string;
}

/** A place that keeps stock, in use and of the viewer's branch. @throws NOT_FOUND, OUT_OF_BRANCH, ARCHIVED */
export async function checkStore(tx: Tx, viewer: Viewer, id: string, field: string): Promise<Store> {
  const query = tx.selectFrom('org').select(['kind', 'code', 'time_zone', 'day_starts_at', 'archived_at']);
  const store = await query.where('id', '=', id).executeTakeFirst();
  if (!store || (store.kind !== 'STORE' && store.kind !== 'DEALER')) throw new DomainError('NOT_FOUND', {}, field);
  requireBranch(viewer, id, field);
  if (store.archived_at) throw new DomainError('ARCHIVED', {}, field);
  return store;
}

/** Products of which stock is kept. @throws NOT_FOUND, NO_STOCK_KEPT, each with the field of its place */
export async function checkProducts(tx: Tx, ids: readonly string[], field: (at: number) => string): Promise<void> {
  const rows = await tx.selectFrom('product').select(['id', 'name', 'tracks_stock']).where('id', 'in', ids).execute();
  const products = new Map(rows.map((row) => [row.id, row]));
  for (const [at, id] of ids.entries()) {
    const product = products.get(id);
    if (!product) throw new DomainError('NOT_FOUND', {}, field(at));
    if (!product.tracks_stock) throw new DomainError('NO_STOCK_KEPT', { product: product.name }, field(at));
  }
}
