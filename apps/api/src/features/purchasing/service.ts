import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { type OrderAction, mayOrder } from '@regulars/domain/purchasing';
import { optionalText } from '@regulars/domain/text';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import type { Selectable } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { once } from '../../idempotency.ts';
import { publish } from '../../publish.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { checkStore } from '../inventory/checks.ts';
import { checkSupplier } from './checks.ts';
import { type OrderLine, writeLines } from './lines.ts';

export type Order = Selectable<DB['purchase_order']>;

/** Orders that one call may make. */
const MAX_ORDERS = 200;

export interface NewOrder {
  supplierId: string;
  storeId: string;
  lines: readonly OrderLine[];
  /** Left out: as the supplier's lead time says. */
  expectedOn?: BusinessDate | null | undefined;
  note?: string | null | undefined;
}

/**
 * Makes drafts of orders, all or none. Once per key.
 * @returns their ids, in the order of the input
 * @throws REQUIRED, TOO_LONG (orders), NOT_FOUND, ARCHIVED, OUT_OF_BRANCH (orders.N.supplierId, .storeId), TOO_EARLY, those of `writeLines`
 */
export async function createOrders(tx: Tx, viewer: Viewer, key: string, orders: readonly NewOrder[], now: Date): Promise<string[]> {
  const made = await once(tx, viewer, key, { createOrders: orders }, async () => {
    if (orders.length === 0) throw new DomainError('REQUIRED', {}, 'orders');
    if (orders.length > MAX_ORDERS) throw new DomainError('TOO_LONG', { max: MAX_ORDERS }, 'orders');
    const ids: string[] = [];
    for (const [at, order] of orders.entries()) ids.push(await createOrder(tx, viewer, order, `orders.${at}`, now));
    return Object.fromEntries(ids.map((id, at) => [String(at), id]));
  });
  return Object.values(made);
}

async function createOrder(tx: Tx, viewer: Viewer, input: NewOrder, field: string, now: Date): Promise<string> {
  const store = await checkStore(tx, viewer, input.storeId, `${field}.storeId`);
  const supplier = await checkSupplier(tx, input.supplierId, `${field}.supplierId`);
  const today = businessDayAt(store, now);
  const id = newId(now);
  const row = {
    id,
    number: `PO-${store.code}-${today.replaceAll('-', '').slice(2)}-${id.slice(-6).toUpperCase()}`,
    supplier_id: input.supplierId,
    store_id: input.storeId,
    expected_on: expected(input.expectedOn, today, `${field}.expectedOn`) ?? addDays(today, supplier.lead_days),
    note: optionalText(input.note, `${field}.note`, 500),
    cost: 0,
    created_at: now,
    created_by: viewer.kind === 'employee' ? viewer.id : null,
  };
  await tx.insertInto('purchase_order').values(row).execute();
  const { cost, leadDays } = await writeLines(tx, viewer, { id, supplierId: input.supplierId }, input.lines, `${field}.lines`);
  const expected_on = input.expectedOn || leadDays === null ? row.expected_on : addDays(today, leadDays);
  await tx.updateTable('purchase_order').set({ cost, expected_on }).where('id', '=', id).execute();
  await note(tx, viewer, 'create', row, { after: { ...row, cost, expected_on, lines: input.lines.length } });
  await tell(tx, row, 'created', now, await productsOf(tx, id));
  return id;
}

/** What is not given stays as it is; the lines are given whole. */
export interface OrderChange {
  lines?: readonly OrderLine[] | null | undefined;
  expectedOn?: BusinessDate | null | undefined;
  note?: string | null | undefined;
}

/** Changes a draft. @throws NOT_FOUND, OUT_OF_BRANCH (id), ORDER_STATE, TOO_EARLY, TOO_LONG, those of `writeLines` */
export async function updateOrder(tx: Tx, viewer: Viewer, id: string, input: OrderChange, now: Date): Promise<void> {
  const order = await findOrder(tx, viewer, id, 'EDIT');
  const store = await checkStore(tx, viewer, order.store_id, 'id');
  const today = businessDayAt(store, now);
  const before = await productsOf(tx, id);
  const lines = input.lines && (await writeLines(tx, viewer, { id, supplierId: order.supplier_id }, input.lines, 'lines'));
  const change = {
    ...(input.expectedOn !== undefined && { expected_on: expected(input.expectedOn, today, 'expectedOn') }),
    ...(input.note !== undefined && { note: optionalText(input.note, 'note', 500) }),
    ...(lines && { cost: lines.cost }),
  };
  if (Object.keys(change).length > 0) await tx.updateTable('purchase_order').set(change).where('id', '=', id).execute();
  await note(tx, viewer, 'update', order, { before: { ...order }, after: { ...order, ...change } });
  await tell(tx, order, 'changed', now, [...new Set([...before, ...(await productsOf(tx, id))])]);
}

/** The order has gone to the supplier and is not changed any more. @throws NOT_FOUND, OUT_OF_BRANCH (id), ORDER_STATE, ARCHIVED */
export async function sendOrder(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const order = await findOrder(tx, viewer, id, 'SEND');
  await checkSupplier(tx, order.supplier_id, 'id');
  await move(tx, viewer, order, { state: 'SENT', sent_at: now }, 'send', now);
}

/** Nothing came, and nothing will. @throws NOT_FOUND, OUT_OF_BRANCH (id), ORDER_STATE */
export async function cancelOrder(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const order = await findOrder(tx, viewer, id, 'CANCEL');
  await move(tx, viewer, order, { state: 'CANCELLED', ended_at: now }, 'cancel', now);
}

/** Part of it came, and the rest will not. @throws NOT_FOUND, OUT_OF_BRANCH (id), ORDER_STATE */
export async function finishOrder(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const order = await findOrder(tx, viewer, id, 'FINISH');
  await move(tx, viewer, order, { state: 'RECEIVED', ended_at: now }, 'finish', now);
}

/** The order, locked, if it may be dealt with like this. @throws NOT_FOUND, OUT_OF_BRANCH, ORDER_STATE */
export async function findOrder(tx: Tx, viewer: Viewer, id: string, action: OrderAction, field = 'id'): Promise<Order> {
  const order = await tx.selectFrom('purchase_order').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!order) throw new DomainError('NOT_FOUND', {}, field);
  requireBranch(viewer, order.store_id, field);
  if (!mayOrder(order.state, action)) throw new DomainError('ORDER_STATE', { state: order.state }, field);
  return order;
}

/** Sets the state, notes it and tells the stream. */
export async function move(tx: Tx, viewer: Viewer, order: Order, change: Partial<Order>, verb: string, now: Date): Promise<void> {
  await tx.updateTable('purchase_order').set(change).where('id', '=', order.id).execute();
  await note(tx, viewer, verb, order, { before: { ...order }, after: { ...order, ...change } });
  await tell(tx, order, 'changed', now, await productsOf(tx, order.id));
}

/** @throws TOO_EARLY: the day is over */
function expected(day: BusinessDate | null | undefined, today: BusinessDate, field: string): BusinessDate | null {
  if (day && day < today) throw new DomainError('TOO_EARLY', { from: today }, field);
  return day ?? null;
}

interface Note {
  before?: Record<string, unknown>;
  after: Record<string, unknown>;
}

type Key = Pick<Order, 'id' | 'store_id'>;

const note = (tx: Tx, viewer: Viewer, verb: string, { id, store_id }: Key, change: Note) =>
  audit(tx, viewer, { action: `purchase.${verb}`, entity: 'PurchaseOrder', id, orgId: store_id, ...change });

/** @param productIds of which more or less is on order now */
const tell = (tx: Tx, { id, store_id }: Key, what: string, now: Date, productIds: readonly string[]) =>
  publish(tx, now, [{ kind: `purchase.order-${what}`, orgId: store_id, payload: { orderId: id, productIds } }]);

async function productsOf(tx: Tx, orderId: string): Promise<string[]> {
  const lines = await tx.selectFrom('purchase_order_line').select('product_id').where('order_id', '=', orderId).execute();
  return lines.map((line) => line.product_id);
}
