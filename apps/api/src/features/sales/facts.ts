import type { DB, Tx } from '@regulars/db/kysely';
import { minor } from '@regulars/domain/money';
import type { Insertable } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { addToMetrics } from '../metrics/service.ts';
import { markDirty } from './sql.ts';

/** The rows of one sale or refund. */
export interface Fact {
  sale: Insertable<DB['sale']> & { kind: 'SALE' | 'REFUND'; guest: boolean; recorded_at: Date };
  lines: Insertable<DB['sale_line']>[];
  tenders: Insertable<DB['sale_tender']>[];
}

/** The key of a sale or a refund. */
export type SaleKey = { memberId: string; saleId: string };

/**
 * Writes a fact and all that follows from it but stock, whose lock comes last: the store now knows the member, the member's
 * metrics, the dirty day, the event, the audit row. The caller holds the member (guests need no hold).
 */
export async function writeFact(tx: Tx, viewer: Viewer, { sale, lines, tenders }: Fact, store: Parameters<typeof businessDayAt>[0]): Promise<SaleKey> {
  await insertRows(tx, { sale, lines, tenders });
  if (!sale.guest) {
    const [orders, refunds] = sale.kind === 'SALE' ? [1, 0] : [0, 1];
    const fact = { date: sale.business_date, amount: minor(sale.amount), orders, refunds };
    await addToMetrics(tx, sale.member_id, fact, businessDayAt(store, sale.recorded_at));
  }
  await markDirty(tx, sale.store_id, sale.business_date, sale.recorded_at);
  const figures = { number: sale.number, businessDate: sale.business_date, amount: sale.amount, quantity: sale.quantity, lines: lines.length };
  await publish(tx, sale.recorded_at, [
    {
      kind: sale.kind === 'SALE' ? 'sale.recorded' : 'sale.refunded',
      orgId: sale.store_id,
      memberId: sale.member_id,
      payload: { saleId: sale.id, channel: sale.channel, guest: sale.guest, ...(sale.refund_of_id && { refundOfId: sale.refund_of_id }), ...figures },
    },
  ]);
  const action = sale.kind === 'SALE' ? 'sale.record' : 'sale.refund';
  const after = { ...figures, ...(sale.refund_of_id && { refundOfId: sale.refund_of_id, reason: sale.reason ?? null }) };
  await audit(tx, viewer, { action, entity: 'Sale', id: JSON.stringify([sale.member_id, sale.id]), orgId: sale.store_id, after });
  return { memberId: sale.member_id, saleId: sale.id };
}

/** All rows in one statement; foreign keys are checked at its end. */
async function insertRows(tx: Tx, { sale, lines, tenders }: Fact): Promise<void> {
  let facts = tx
    .with('new_sale', (db) => db.insertInto('sale').values(sale).returning('id'))
    .with('new_lines', (db) => db.insertInto('sale_line').values(lines).returning('id'));
  if (tenders.length > 0) facts = facts.with('new_tenders', (db) => db.insertInto('sale_tender').values(tenders).returning('id'));
  if (sale.guest) {
    await facts.selectFrom('new_sale').select('id').execute();
    return;
  }
  await facts
    .insertInto('member_store')
    .values({ member_id: sale.member_id, store_id: sale.store_id })
    .onConflict((conflict) => conflict.columns(['member_id', 'store_id']).doNothing())
    .execute();
}
