import type { OwnConnection } from '@regulars/db/copy';
import type { Tx } from '@regulars/db/kysely';
import type { ErrorCode } from '@regulars/domain/errors';
import { type StockRow, stockRow } from '@regulars/domain/import-lists';
import type { ImportField } from '@regulars/domain/import-fields';
import { thousandths } from '@regulars/domain/quantity';
import { sql } from 'kysely';
import type { Actor } from '../../viewer.ts';
import { auditAll, type Change } from '../audit/service.ts';
import { moveStock } from '../inventory/service.ts';
import { type BatchOutcome, importInBatches, type NumberedRow } from './batches.ts';
import type { Job } from './job.ts';
import type { RefusedRow } from './refusals.ts';
import { columnOf, withoutRepeats } from './repeats.ts';
import { branchOf, storesByName } from './stores.ts';
import { held, noteProducts } from './trail.ts';

/** Imports what lies in the stores: a count, entered as one, so that the movements tell of it. */
export async function importStock(_connection: OwnConnection, job: Job): Promise<void> {
  await importInBatches(job, stockRow, 'products_created', (tx, rows) => writeStock(tx, job, rows));
}

/** As it was before the count. */
interface Shelf {
  store_id: string;
  product_id: string;
  on_hand: number;
  reorder_point: number | null;
}

interface Counted extends StockRow {
  storeId: string;
  productId: string;
}

async function writeStock(tx: Tx, job: Job, all: readonly NumberedRow<StockRow>[]): Promise<BatchOutcome> {
  const { rows, refused } = withoutRepeats(job, all, ({ store, sku }) => `${store}\u001f${sku}`, 'product');
  const found = await resolve(tx, job, rows, refused);
  const known = await sql<Shelf>`select store_id, product_id, on_hand, reorder_point from stock
    where (store_id, product_id) in (select * from unnest(${found.map(({ storeId }) => storeId)}::uuid[], ${found.map(({ productId }) => productId)}::uuid[]))`.execute(
    tx,
  );
  const before = new Map(known.rows.map((row) => [row.store_id + row.product_id, row]));
  const wanted = job.mapping.duplicates === 'UPDATE' ? found : found.filter(({ storeId, productId }) => !before.has(storeId + productId));
  await keepStockOf(
    tx,
    job.actor,
    wanted.map(({ productId }) => productId),
  );
  for (const storeId of new Set(wanted.map((row) => row.storeId))) {
    const moves = wanted
      .filter((row) => row.storeId === storeId)
      .map(({ productId, quantity }) => ({ productId, quantity: thousandths(quantity) }));
    await moveStock(tx, job.actor, { storeId, at: new Date(), kind: 'COUNT', moves, reason: 'import' });
  }
  const points = wanted.filter(({ reorderPoint }) => reorderPoint !== null);
  await sql`update stock s set reorder_point = t.point
    from unnest(${points.map(({ storeId }) => storeId)}::uuid[], ${points.map(({ productId }) => productId)}::uuid[],
      ${points.map(({ reorderPoint }) => reorderPoint)}::bigint[]) t (store_id, product_id, point)
    where s.store_id = t.store_id and s.product_id = t.product_id`.execute(tx);
  await noteCounts(tx, job.actor, wanted, before);
  return { written: wanted.length, created: 0, refused };
}

/** A product that is counted keeps stock from now on. */
async function keepStockOf(tx: Tx, actor: Actor, productIds: readonly string[]): Promise<void> {
  const untracked = await tx
    .selectFrom('product')
    .select('id')
    .where('id', '=', sql<string>`any(${[...productIds]}::uuid[])`)
    .where('tracks_stock', '=', false)
    .execute();
  const ids = untracked.map(({ id }) => id);
  const before = await held(tx, 'product', ids);
  await sql`update product set tracks_stock = true where id = any(${ids}::uuid[])`.execute(tx);
  await noteProducts(tx, actor, ids, before);
}

/** A row of the trail for each shelf whose quantity or reorder point is another one now. */
async function noteCounts(tx: Tx, actor: Actor, counted: readonly Counted[], before: ReadonlyMap<string, Shelf>): Promise<void> {
  const changes = counted.map(({ storeId, productId, quantity, reorderPoint }): Change => {
    const { on_hand = 0, reorder_point = null } = before.get(storeId + productId) ?? {};
    return {
      action: 'stock.count',
      entity: 'Stock',
      id: JSON.stringify([storeId, productId]),
      orgId: storeId,
      before: { on_hand, reorder_point },
      after: { on_hand: quantity, reorder_point: reorderPoint ?? reorder_point },
    };
  });
  await auditAll(tx, actor, changes);
}

async function resolve(tx: Tx, job: Job, rows: readonly NumberedRow<StockRow>[], refused: RefusedRow[]): Promise<Counted[]> {
  const stores = await storesByName(
    tx,
    rows.map(({ fact }) => fact.store),
  );
  const branch = new Set(await branchOf(tx, job.orgId));
  const skus = rows.map(({ fact }) => fact.sku);
  const products = await tx
    .selectFrom('product')
    .select(['id', 'sku'])
    .where('sku', '=', sql<string>`any(${skus})`)
    .execute();
  const productOf = new Map(products.map(({ id, sku }) => [sku, id]));
  return rows.flatMap(({ row, fact }) => {
    const [storeId, productId] = [stores.get(fact.store), productOf.get(fact.sku)];
    if (storeId && branch.has(storeId) && productId) return [{ ...fact, storeId, productId }];
    const refuse = (field: ImportField, code: ErrorCode, value: string) => ({ column: columnOf(job, field), code, details: { value } });
    const store = storeId
      ? branch.has(storeId)
        ? []
        : [refuse('store', 'OUT_OF_BRANCH', fact.store)]
      : [refuse('store', 'UNKNOWN_STORE', fact.store)];
    refused.push({ row, refusals: [...store, ...(productId ? [] : [refuse('product', 'UNKNOWN_PRODUCT', fact.sku)])] });
    return [];
  });
}
