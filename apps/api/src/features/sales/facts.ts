import type { DB, Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/later';
import { minor } from '@regulars/domain/money';
import type { Insertable } from 'kysely';
import { businessDayAt, type StoreClock } from '../../business-day.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { addToMetrics } from '../metrics/service.ts';

/** The rows of one sale or refund. */
export interface Fact {
  sale: Insertable<DB['sale']> & { kind: 'SALE' | 'REFUND'; guest: boolean; recorded_at: Date };
  lines: Insertable<DB['sale_line']>[];
  tenders: Insertable<DB['sale_tender']>[];
}

/** The key of a sale or a refund. */
export type SaleKey = { memberId: string; saleId: string };

export const keyOf = ({ sale }: Fact): SaleKey => ({ memberId: sale.member_id, saleId: sale.id });

/**
 * Writes a fact and all that follows from it but stock, whose lock comes last: the store now knows the member, the member's
 * metrics, the event, the audit row. The caller holds the member (guests need no hold), and marks the day dirty.
 */
export async function writeFact(tx: Tx, viewer: Viewer, fact: Fact, store: StoreClock): Promise<SaleKey> {
  const { sale } = fact;
  await insertRows(tx, fact);
  if (!sale.guest) await countForMember(tx, sale, store);
  await tell(tx, viewer, sale);
  return keyOf(fact);
}

async function countForMember(tx: Tx, sale: Fact['sale'], store: StoreClock): Promise<void> {
  const today = businessDayAt(store, sale.recorded_at);
  const date = sale.business_date;
  const [orders, refunds] = sale.kind === 'SALE' ? [1, 0] : [0, 1];
  // A till whose clock runs ahead may be in tomorrow already.
  await addToMetrics(tx, sale.member_id, { date, amount: minor(sale.amount), orders, refunds }, date > today ? date : today);
}

/** The event, for whoever follows what happens, and the audit row. */
async function tell(tx: Tx, viewer: Viewer, sale: Fact['sale']): Promise<void> {
  const { member_id: memberId, id: saleId, store_id: orgId, refund_of_id: refundOfId, number, amount, quantity, channel, guest } = sale;
  const figures = { number, businessDate: sale.business_date, amount, quantity, lines: sale.line_count, ...(refundOfId && { refundOfId }) };
  const [kind, action] = sale.kind === 'SALE' ? (['sale.recorded', 'sale.record'] as const) : (['sale.refunded', 'sale.refund'] as const);
  await publish(tx, sale.recorded_at, [{ kind, orgId, memberId, payload: { saleId, channel, guest, ...figures } }]);
  const after = { ...figures, ...(refundOfId && { reason: sale.reason ?? null }) };
  await audit(tx, viewer, { action, entity: 'Sale', id: JSON.stringify([memberId, saleId]), orgId, after });
}

const insertSale = insertLater('sale', {
  member_id: 'uuid',
  id: 'uuid',
  kind: 'sale_kind',
  store_id: 'uuid',
  business_date: 'date',
  sold_at: 'timestamptz',
  number: 'text',
  channel: 'channel',
  guest: 'boolean',
  level_id: 'uuid',
  price_tier_id: 'uuid',
  till: 'text',
  cashier_id: 'uuid',
  amount: 'bigint',
  discount: 'bigint',
  cost: 'bigint',
  costed_amount: 'bigint',
  quantity: 'bigint',
  line_count: 'smallint',
  refund_of_id: 'uuid',
  reason: 'text',
  recorded_at: 'timestamptz',
});
const insertLines = insertLater('sale_line', {
  member_id: 'uuid',
  id: 'uuid',
  sale_id: 'uuid',
  line_no: 'smallint',
  store_id: 'uuid',
  business_date: 'date',
  product_id: 'uuid',
  category_id: 'uuid',
  employee_id: 'uuid',
  quantity: 'bigint',
  unit_price: 'bigint',
  amount: 'bigint',
  discount: 'bigint',
  cost: 'bigint',
  promoted: 'boolean',
  refund_of_line_id: 'uuid',
});
const insertTenders = insertLater('sale_tender', {
  member_id: 'uuid',
  id: 'uuid',
  sale_id: 'uuid',
  method: 'tender_method',
  amount: 'bigint',
});
const insertKnown = insertLater('member_store', { member_id: 'uuid', store_id: 'uuid' }, 'on conflict do nothing');

async function insertRows(tx: Tx, { sale, lines, tenders }: Fact): Promise<void> {
  await insertSale(tx, [sale]);
  await insertLines(tx, lines);
  await insertTenders(tx, tenders);
  if (!sale.guest) await insertKnown(tx, [{ member_id: sale.member_id, store_id: sale.store_id }]);
}
