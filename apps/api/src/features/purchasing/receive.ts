import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { minor, type Minor } from '@regulars/domain/money';
import { averageCost, costOf } from '@regulars/domain/purchasing';
import { formatQuantity, type Thousandths, thousandths } from '@regulars/domain/quantity';
import { optionalText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { once } from '../../idempotency.ts';
import { publish } from '../../publish.ts';
import { requirePermission, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { checkStore, MAX_LINES } from '../inventory/checks.ts';
import { moveStock } from '../inventory/service.ts';
import { costly } from './checks.ts';
import { findOrder, move, type Order } from './service.ts';

/** Goods of one product with one date. */
export interface ReceiptLine {
  productId: string;
  /** Thousandths of the product's unit. */
  quantity: Thousandths;
  /** Minor units for all of it; left out: as ordered. Only from who may see cost. */
  cost?: Minor | null | undefined;
  bestBefore?: BusinessDate | null | undefined;
}

export interface Delivery {
  orderId: string;
  lines: readonly ReceiptLine[];
  /** Number of the supplier's delivery note. */
  deliveryNote?: string | null | undefined;
  note?: string | null | undefined;
  /** More may come than was ordered. */
  acceptMore?: boolean | null | undefined;
}

/**
 * Takes goods of an order into stock: raises it, keeps lots with a date, and lets the product's cost be the moving average of
 * what was there and what came. The order is received when nothing is left to come. More than was ordered is refused unless
 * `acceptMore`. Once per key.
 * @throws NOT_FOUND, OUT_OF_BRANCH (orderId), ORDER_STATE, OVER_RECEIPT, NO_LINES, TOO_LONG, NOT_FOUND, NOT_POSITIVE, TOO_EARLY, NEGATIVE, TOO_LARGE (lines.N), FORBIDDEN
 */
export async function receiveGoods(tx: Tx, viewer: Viewer, key: string, input: Delivery, now: Date): Promise<void> {
  await once(tx, viewer, key, { receiveGoods: input }, async () => {
    const order = await findOrder(tx, viewer, input.orderId, 'RECEIVE', 'orderId');
    const store = await checkStore(tx, viewer, order.store_id, 'orderId');
    const lines = await priced(tx, viewer, order, input.lines, businessDayAt(store, now));
    const left = await takeOff(tx, order, lines, input.acceptMore ?? false);
    const receiptId = await writeReceipt(tx, viewer, order, input, lines, now);
    await spreadCost(tx, viewer, lines, now);
    const change = left ? { state: 'PARTLY_RECEIVED' as const } : { state: 'RECEIVED' as const, ended_at: now };
    await move(tx, viewer, order, change, 'receive', now);
    const moves = lines.map((line, at) => ({ ...line, field: `lines.${at}.quantity` }));
    await moveStock(tx, viewer, { storeId: order.store_id, at: now, kind: 'RECEIPT', moves, reason: order.number });
    return { receiptId };
  });
}

/** A line with what it cost. */
interface Priced extends ReceiptLine {
  cost: Minor | null;
}

async function priced(tx: Tx, viewer: Viewer, order: Order, lines: readonly ReceiptLine[], today: BusinessDate): Promise<Priced[]> {
  if (lines.length === 0) throw new DomainError('NO_LINES', {}, 'lines');
  if (lines.length > MAX_LINES) throw new DomainError('TOO_LONG', { max: MAX_LINES }, 'lines');
  if (lines.some(({ cost }) => cost !== undefined)) requirePermission(viewer, 'cost.read');
  const columns = ['product_id', 'pack_size', 'pack_cost'] as const;
  const rows = await tx.selectFrom('purchase_order_line').select(columns).where('order_id', '=', order.id).execute();
  const ordered = new Map(rows.map((row) => [row.product_id, row]));
  return lines.map((line, at) => {
    const { productId, quantity, bestBefore } = line;
    const row = ordered.get(productId);
    if (!row) throw new DomainError('NOT_FOUND', {}, `lines.${at}.productId`);
    if (quantity <= 0) throw new DomainError('NOT_POSITIVE', { value: formatQuantity(quantity) }, `lines.${at}.quantity`);
    if (bestBefore && bestBefore < today) throw new DomainError('TOO_EARLY', { from: today }, `lines.${at}.bestBefore`);
    const { pack_size, pack_cost } = row;
    const agreed = pack_cost === null ? null : costOf(quantity, thousandths(pack_size), minor(pack_cost), `lines.${at}.quantity`);
    const cost = line.cost === undefined ? agreed : line.cost && costly(line.cost, quantity, `lines.${at}.cost`);
    return { ...line, cost };
  });
}

/** Takes what came off what is still to come, in one conditional statement. @returns whether anything is left to come */
async function takeOff(tx: Tx, order: Order, lines: readonly Priced[], acceptMore: boolean): Promise<boolean> {
  const came = sumBy(lines, ({ quantity }) => quantity);
  const { rows } = await sql<{ product_id: string }>`
    update purchase_order_line l set received = l.received + c.quantity
    from unnest(${[...came.keys()]}::uuid[], ${[...came.values()]}::bigint[]) as c (product_id, quantity)
    where l.order_id = ${order.id} and l.product_id = c.product_id and (${acceptMore} or l.received + c.quantity <= l.quantity)
    returning l.product_id`.execute(tx);
  const taken = new Set(rows.map((row) => row.product_id));
  const refused = lines.findIndex(({ productId }) => !taken.has(productId));
  const all = await tx
    .selectFrom('purchase_order_line as l')
    .innerJoin('product as p', 'p.id', 'l.product_id')
    .select(['p.id', 'p.name', 'l.quantity', 'l.received'])
    .where('l.order_id', '=', order.id)
    .execute();
  if (refused < 0) return all.some(({ quantity, received }) => received < quantity);
  const id = lines[refused]?.productId ?? '';
  const line = all.find((row) => row.id === id);
  const left = formatQuantity(thousandths(Math.max(0, (line?.quantity ?? 0) - (line?.received ?? 0))));
  const asked = formatQuantity(thousandths(came.get(id) ?? 0));
  throw new DomainError('OVER_RECEIPT', { product: line?.name, left, asked }, `lines.${refused}.quantity`);
}

async function writeReceipt(tx: Tx, viewer: Viewer, order: Order, input: Delivery, lines: readonly Priced[], now: Date): Promise<string> {
  const receipt = {
    id: newId(now),
    order_id: order.id,
    store_id: order.store_id,
    delivery_note: optionalText(input.deliveryNote, 'deliveryNote', 60),
    note: optionalText(input.note, 'note', 500),
    received_at: now,
    received_by: viewer.kind === 'employee' ? viewer.id : null,
  };
  await tx.insertInto('goods_receipt').values(receipt).execute();
  const rows = lines.map(({ productId: product_id, quantity, cost, bestBefore: best_before = null }, at) => ({
    receipt_id: receipt.id,
    line_no: at + 1,
    product_id,
    quantity,
    cost,
    best_before,
  }));
  await tx.insertInto('goods_receipt_line').values(rows).execute();
  const payload = { orderId: order.id, receiptId: receipt.id, lines: rows.length };
  await publish(tx, now, [{ kind: 'purchase.received', orgId: order.store_id, payload }]);
  return receipt.id;
}

/** Lets each product cost the moving average over all stores; called before the goods are in stock. */
async function spreadCost(tx: Tx, viewer: Viewer, lines: readonly Priced[], now: Date): Promise<void> {
  const known = lines.filter((line): line is Priced & { cost: Minor } => line.cost !== null);
  if (known.length === 0) return;
  const [came, costs] = [sumBy(known, ({ quantity }) => quantity), sumBy(known, ({ cost }) => cost)];
  const ids = [...came.keys()];
  const products = await tx.selectFrom('product').select(['id', 'cost']).where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
  // By itself, so that it sees what a delivery of the same goods to another store did while we waited for the lock.
  const stock = tx.selectFrom('stock').select(['product_id', (row) => row.fn.sum<number>('on_hand').as('on_hand')]);
  const sums = await stock.where('product_id', 'in', ids).groupBy('product_id').execute();
  const onHand = new Map(sums.map((row) => [row.product_id, Number(row.on_hand)]));
  for (const { id, cost: before } of products) {
    const bought = { quantity: came.get(id) ?? 0, cost: costs.get(id) ?? 0 };
    const cost = averageCost(onHand.get(id) ?? 0, before === null ? null : minor(before), bought);
    if (cost === before) continue;
    await tx.updateTable('product').set({ cost }).where('id', '=', id).execute();
    await audit(tx, viewer, { action: 'product.cost', entity: 'Product', id, orgId: null, before: { cost: before }, after: { cost } });
    await publish(tx, now, [{ kind: 'product.updated', payload: { productId: id, fields: ['cost'] } }]);
  }
}

/** Sums by product. */
function sumBy<Line extends { productId: string }>(lines: readonly Line[], figure: (line: Line) => number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(line.productId, (sums.get(line.productId) ?? 0) + figure(line));
  return sums;
}
