import type { Db } from '@regulars/db/kysely';
import { earn, type Earned } from '@regulars/domain/earning';
import { ZERO } from '@regulars/domain/money';
import type { Payable } from '@regulars/domain/points-pay';
import { type EarningBook, earningRules } from '../points/book.ts';
import { loadEarning } from '../points/earn.ts';
import { payableOf, pointsPurse } from '../points/pay.ts';
import type { Quoted } from './quoted.ts';

/** What a basket would earn, rule by rule. */
export interface Earnings {
  book: EarningBook;
  earned: Earned;
}

/** What the basket earns as it is quoted, if no points pay; null: no rules are in force. */
export async function earningsOf(on: Db, { basket, shown, place, quote, loaded }: Quoted, now: Date): Promise<Earnings | null> {
  const book = await earningRules(on);
  if (!book) return null;
  const { memberId, cardId, cardTypeId } = shown;
  const { storeId, channel, till } = basket;
  const { day, hour } = place;
  const { sale, counts } = await loadEarning(on, book, {
    memberId: memberId ?? '',
    guest: memberId === null,
    saleId: '',
    store: place.store,
    now,
    day,
    asked: { storeId, channel, till, day, hour, amount: quote.gross, quantity: quote.quantity, cardTypeId },
    cardId,
    lines: basket.lines.map(({ key, productId, quantity, employeeId }, at) => {
      const amount = quote.lines[at]?.amount ?? ZERO;
      const categoryId = loaded.products.get(productId)?.category_id ?? '';
      return { key, productId, categoryId, employeeId, amount, net: amount, quantity, promoted: quote.lines[at]?.promoted ?? false };
    }),
  });
  return { book, earned: earn(sale, book.rules, counts) };
}

/** What the member's points could pay of the bill. */
export interface PointsOffer extends Payable {
  kindId: string;
  balance: number;
}

/** Null: no points pay, or nobody's. */
export async function pointsOf(on: Db, { shown: { memberId, cardTypeId }, place, quote }: Quoted, now: Date): Promise<PointsOffer | null> {
  const purse = memberId === null ? null : await pointsPurse(on, memberId, { store: place.store, now, cardTypeId });
  return purse && { kindId: purse.kindId, balance: purse.balance, ...payableOf(purse, quote.amount) };
}
