import type { Tx } from '@regulars/db/kysely';
import { allocate, minor, sub, sum } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { keptFor } from '@regulars/domain/refund-money';
import type { LineFact } from '@regulars/domain/sale-facts';
import { hourAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import type { Held } from '../ledger/load.ts';
import type { Place } from '../ledger/write.ts';
import { earnPoints } from '../points/earn.ts';
import { payByPoints, returnPaidPoints } from '../points/pay.ts';
import { pointsSettings } from '../points/settings.ts';
import { takeBackPoints } from '../points/take-back.ts';
import type { Fact } from './facts.ts';
import type { NewTender } from './service.ts';
import type { SoldSale } from './sql.ts';

/** The card that the member has shown. */
export interface CardShown {
  cardId: string | null;
  cardTypeId: string | null;
}

const NO_CARD: CardShown = { cardId: null, cardTypeId: null };

/** What points pay of a sale whose rows are about to be written, and what it earns. */
export async function pointsOfSale(
  tx: Tx,
  viewer: Viewer,
  { sale, lines, tenders }: Fact,
  store: Place,
  card: CardShown = NO_CARD,
): Promise<void> {
  if (sale.guest) return;
  const { cardId, cardTypeId } = card;
  const [memberId, saleId, now, soldAt] = [sale.member_id, sale.id, sale.recorded_at, sale.sold_at];
  const amounts = lines.map(({ amount }) => minor(Number(amount)));
  const at = tenders.findIndex(({ method }) => method === 'POINTS');
  const byPoints = sum(tenders.filter(({ method }) => method === 'POINTS').map(({ amount }) => minor(Number(amount))));
  const place = { memberId, guest: false, saleId, store, now };
  let held: Held | undefined;
  if (byPoints > 0 && (await pointsSettings.get(tx)).pay_kind_id !== null) {
    held = await payByPoints(tx, viewer, { ...place, due: sum(amounts), amount: byPoints, field: `tenders.${at}.amount`, cardTypeId });
  }
  const paid = allocate(byPoints, amounts);
  await earnPoints(
    tx,
    viewer,
    {
      ...place,
      day: String(sale.business_date),
      asked: {
        storeId: store.id,
        channel: sale.channel,
        till: sale.till ?? null,
        day: String(sale.business_date),
        hour: soldAt instanceof Date ? hourAt(store, soldAt) : null,
        amount: minor(Number(sale.amount) + Number(sale.discount ?? 0)),
        quantity: thousandths(Number(sale.quantity)),
        cardTypeId,
      },
      cardId,
      lines: lines.map((line, index) => ({
        key: line.id,
        productId: line.product_id,
        categoryId: line.category_id,
        employeeId: line.employee_id ?? null,
        amount: amounts[index] ?? minor(0),
        net: sub(amounts[index] ?? minor(0), paid[index] ?? minor(0)),
        quantity: thousandths(Number(line.quantity)),
        promoted: line.promoted ?? false,
      })),
    },
    held,
  );
}

interface Refunding {
  refundId: string;
  taken: readonly LineFact[];
  tenders: readonly NewTender[];
  store: Place;
  now: Date;
}

/**
 * Gives back the points that paid, and takes back those that were earned. @returns how the money goes back: where points that were spent
 * are kept from it, that part goes by points
 */
export async function pointsOfRefund(tx: Tx, viewer: Viewer, sale: SoldSale, refund: Refunding): Promise<readonly NewTender[]> {
  const { refundId, taken, tenders, store, now } = refund;
  if (sale.guest) return tenders;
  const place = { memberId: sale.member_id, saleId: sale.id, refundId, store, now };
  const at = tenders.findIndex(({ method }) => method === 'POINTS');
  const byPoints = sum(tenders.filter(({ method }) => method === 'POINTS').map(({ amount }) => amount));
  if (byPoints > 0) {
    await returnPaidPoints(tx, viewer, { ...place, amount: byPoints, field: `tenders.${at}.amount` });
  }
  const money = tenders.filter(({ method }) => method !== 'POINTS');
  const payable = sum(money.map(({ amount }) => amount));
  const back = taken.map(({ lineId, amount, quantity }) => ({ lineId, amount: minor(-amount), quantity: -quantity }));
  const { fromRefund } = await takeBackPoints(tx, viewer, { ...place, taken: back, payable });
  return fromRefund > 0 ? keptFor(tenders, fromRefund) : tenders;
}
