import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { formatQuantity, thousandths, type Thousandths } from '@regulars/domain/quantity';
import { optionalText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import { once } from '../../idempotency.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { checkProducts, checkStore, MAX_LINES } from './checks.ts';
import { oldestLots } from './lots.ts';
import { type Move, moveStock, type StockChange } from './service.ts';
import { openStock } from './sql.ts';

export interface StockLine {
  productId: string;
  /** Thousandths of the product's unit. */
  quantity: Thousandths;
  /** Of goods that come in: the day on their package. */
  bestBefore?: BusinessDate | null | undefined;
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
    const comesIn = kind === 'RECEIPT' || kind === 'OPENING';
    const moves = lines.map(({ productId, quantity, bestBefore = null }, at) => ({
      productId,
      quantity: kind === 'LOSS' ? thousandths(-quantity) : quantity,
      field: `lines.${at}.quantity`,
      bestBefore: comesIn ? bestBefore : null,
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
    const goods = await withDates(tx, fromStoreId, lines);
    // Stock is locked by (store, product): the smaller store id first, whichever way the goods go.
    for (const { storeId, kind, sign } of fromStoreId < toStoreId ? [out, into] : [into, out]) {
      const moves = goods.map((part) => ({ ...part, quantity: thousandths(sign * part.quantity) }));
      await move(tx, viewer, { storeId, at: now, kind, moves, reason });
    }
    return { fromStoreId, toStoreId };
  });
}

/** The goods of a transfer with the dates that they have where they come from, the oldest first. */
async function withDates(tx: Tx, storeId: string, lines: readonly StockLine[]): Promise<Move[]> {
  const lots = await oldestLots(tx, storeId, lines);
  return lines.flatMap(({ productId, quantity }, at) => {
    const field = `lines.${at}.quantity`;
    const dated = lots.filter((lot) => lot.product_id === productId);
    const undated = thousandths(quantity - dated.reduce((sum, lot) => sum + lot.quantity, 0));
    return [
      ...(undated > 0 ? [{ productId, quantity: undated, field }] : []),
      ...dated.map((lot) => ({ productId, quantity: thousandths(lot.quantity), bestBefore: lot.best_before, field })),
    ];
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

async function checkLines(tx: Tx, lines: readonly StockLine[], zeroAllowed: boolean): Promise<void> {
  if (lines.length === 0) throw new DomainError('NO_LINES', {}, 'lines');
  if (lines.length > MAX_LINES) throw new DomainError('TOO_LONG', { max: MAX_LINES }, 'lines');
  const seen = new Set<string>();
  for (const [at, { productId, quantity }] of lines.entries()) {
    const field = `lines.${at}.quantity`;
    if (quantity < 0) throw new DomainError('NEGATIVE', { value: formatQuantity(quantity) }, field);
    if (quantity === 0 && !zeroAllowed) throw new DomainError('NOT_POSITIVE', { value: 0 }, field);
    if (seen.has(productId)) throw new DomainError('TWICE', {}, `lines.${at}.productId`);
    seen.add(productId);
  }
  await checkProducts(tx, [...seen], (at) => `lines.${at}.productId`);
}

/** Moves, and notes who asked for it (the movements hold what came of it). */
async function move(tx: Tx, viewer: Viewer, change: StockChange): Promise<void> {
  const { storeId, kind, moves, reason = null } = change;
  await moveStock(tx, viewer, change);
  const after = { moves: moves.map(({ productId, quantity }) => ({ product_id: productId, quantity })), reason };
  await audit(tx, viewer, { action: `stock.${kind.toLowerCase()}`, entity: 'Org', id: storeId, orgId: storeId, after });
}
