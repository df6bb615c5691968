import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { formatQuantity, thousandths, type Thousandths } from '@regulars/domain/quantity';
import { optionalText } from '@regulars/domain/text';
import { once } from '../../idempotency.ts';
import { publish } from '../../publish.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { moveStock, type StockChange } from './service.ts';
import { openStock } from './sql.ts';

const MAX_LINES = 500;

export interface StockLine {
  productId: string;
  /** Thousandths of the product's unit. */
  quantity: Thousandths;
}

export interface Adjustment {
  storeId: string;
  kind: 'OPENING' | 'RECEIPT' | 'LOSS' | 'COUNT';
  lines: readonly StockLine[];
  reason?: string | null;
}

/**
 * Receives (RECEIPT, OPENING) or writes off (LOSS) the quantities, or sets them to what was counted (COUNT). Once per key.
 * @throws INSUFFICIENT_STOCK, NO_STOCK_KEPT, NOT_FOUND, NOT_POSITIVE, NEGATIVE (each of lines.N), NO_LINES, OUT_OF_BRANCH
 */
export async function adjustStock(tx: Tx, viewer: Viewer, key: string, input: Adjustment, now: Date): Promise<void> {
  const { storeId, kind, lines } = input;
  await once(tx, viewer, key, { adjustStock: input }, async () => {
    await checkStore(tx, viewer, storeId, 'storeId');
    await checkLines(tx, lines, kind === 'COUNT');
    const reason = optionalText(input.reason, 'reason', 200);
    const moves = lines.map(({ productId, quantity }, at) => ({
      productId,
      quantity: kind === 'LOSS' ? thousandths(-quantity) : quantity,
      field: `lines.${at}.quantity`,
    }));
    await move(tx, viewer, { storeId, at: now, kind, moves, reason });
    return { storeId };
  });
}

export interface Transfer {
  fromStoreId: string;
  toStoreId: string;
  lines: readonly StockLine[];
  reason?: string | null;
}

/**
 * Takes goods out of one store and brings them into another, both in the viewer's branch. Once per key.
 * @throws those of `adjustStock`, BAD_INPUT where both are one store
 */
export async function transferStock(tx: Tx, viewer: Viewer, key: string, input: Transfer, now: Date): Promise<void> {
  const { fromStoreId, toStoreId, lines } = input;
  await once(tx, viewer, key, { transferStock: input }, async () => {
    await checkStore(tx, viewer, fromStoreId, 'fromStoreId');
    await checkStore(tx, viewer, toStoreId, 'toStoreId');
    if (fromStoreId === toStoreId) throw new DomainError('SAME_STORE', {}, 'toStoreId');
    await checkLines(tx, lines, false);
    const reason = optionalText(input.reason, 'reason', 200);
    const out = { storeId: fromStoreId, kind: 'TRANSFER_OUT', sign: -1 } as const;
    const into = { storeId: toStoreId, kind: 'TRANSFER_IN', sign: 1 } as const;
    // Stock is locked by (store, product): the smaller store id first, whichever way the goods go.
    for (const { storeId, kind, sign } of fromStoreId < toStoreId ? [out, into] : [into, out]) {
      const moves = lines.map(({ productId, quantity }, at) => ({
        productId,
        quantity: thousandths(sign * quantity),
        field: `lines.${at}.quantity`,
      }));
      await move(tx, viewer, { storeId, at: now, kind, moves, reason });
    }
    return { fromStoreId, toStoreId };
  });
}

/**
 * From which quantity on the product should be ordered in a store; null: no warning.
 * @throws NOT_FOUND, NO_STOCK_KEPT (productId), NEGATIVE (reorderPoint), OUT_OF_BRANCH
 */
export async function setReorderPoint(
  tx: Tx,
  viewer: Viewer,
  key: { storeId: string; productId: string },
  point: Thousandths | null,
  now: Date,
): Promise<void> {
  const { storeId, productId } = key;
  await checkStore(tx, viewer, storeId, 'storeId');
  await checkProducts(tx, [productId], () => 'productId');
  if (point !== null && point < 0) throw new DomainError('NEGATIVE', { value: formatQuantity(point) }, 'reorderPoint');
  await openStock(tx, storeId, [productId], now);
  const row = tx.selectFrom('stock').select('reorder_point').where('store_id', '=', storeId).where('product_id', '=', productId);
  const before = await row.forUpdate().executeTakeFirstOrThrow();
  const after = { reorder_point: point };
  await tx
    .updateTable('stock')
    .set({ ...after, updated_at: now })
    .where('store_id', '=', storeId)
    .where('product_id', '=', productId)
    .execute();
  await audit(tx, viewer, {
    action: 'stock.set-reorder-point',
    entity: 'Stock',
    id: `${storeId}:${productId}`,
    orgId: storeId,
    before,
    after,
  });
  await publish(tx, now, [{ kind: 'stock.reorder-point-set', orgId: storeId, payload: { moved: [{ productId }] } }]);
}

/** @throws NOT_FOUND, OUT_OF_BRANCH, ARCHIVED */
async function checkStore(tx: Tx, viewer: Viewer, id: string, field: string): Promise<void> {
  const store = await tx.selectFrom('org').select(['kind', 'archived_at']).where('id', '=', id).executeTakeFirst();
  if (!store || (store.kind !== 'STORE' && store.kind !== 'DEALER')) throw new DomainError('NOT_FOUND', {}, field);
  requireBranch(viewer, id, field);
  if (store.archived_at) throw new DomainError('ARCHIVED', {}, field);
}

async function checkLines(tx: Tx, lines: readonly StockLine[], zeroAllowed: boolean): Promise<void> {
  if (lines.length === 0) throw new DomainError('NO_LINES', {}, 'lines');
  if (lines.length > MAX_LINES) throw new DomainError('TOO_LONG', { max: MAX_LINES }, 'lines');
  const seen = new Set<string>();
  for (const [at, { productId, quantity }] of lines.entries()) {
    const field = `lines.${at}.quantity`;
    if (quantity < 0) throw new DomainError('NEGATIVE', { value: formatQuantity(quantity) }, field);
    if (quantity === 0 && !zeroAllowed) throw new DomainError('NOT_POSITIVE', { value: 0 }, field);
    if (seen.has(productId)) throw new DomainError('DUPLICATE', { value: at + 1 }, `lines.${at}.productId`);
    seen.add(productId);
  }
  await checkProducts(tx, [...seen], (at) => `lines.${at}.productId`);
}

async function checkProducts(tx: Tx, ids: readonly string[], field: (at: number) => string): Promise<void> {
  const rows = await tx.selectFrom('product').select(['id', 'name', 'tracks_stock']).where('id', 'in', ids).execute();
  const products = new Map(rows.map((row) => [row.id, row]));
  for (const [at, id] of ids.entries()) {
    const product = products.get(id);
    if (!product) throw new DomainError('NOT_FOUND', {}, field(at));
    if (!product.tracks_stock) throw new DomainError('NO_STOCK_KEPT', { product: product.name }, field(at));
  }
}

/** Moves, and notes who asked for it (the movements hold what came of it). */
async function move(tx: Tx, viewer: Viewer, change: StockChange): Promise<void> {
  const { storeId, kind, moves, reason = null } = change;
  await moveStock(tx, viewer, change);
  const after = { moves: moves.map(({ productId, quantity }) => ({ product_id: productId, quantity })), reason };
  await audit(tx, viewer, { action: `stock.${kind.toLowerCase()}`, entity: 'Org', id: storeId, orgId: storeId, after });
}
