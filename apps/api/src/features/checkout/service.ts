import type { Tx } from '@regulars/db/kysely';
import type { Ahead } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { type Minor, minor } from '@regulars/domain/money';
import type { Viewer } from '../../viewer.ts';
import { usePass as payByPass } from '../passes/service.ts';
import { keyOf, type SaleKey } from '../sales/facts.ts';
import {
  buyerOf,
  draftSale,
  type NewSaleLine,
  type NewTender,
  payFor,
  type References,
  type SaleDraft,
  writeSale,
} from '../sales/service.ts';
import { pointsOfSale } from '../sales/points.ts';
import { type Basket, checkBasket, type Loaded } from './basket.ts';
import { spendOffers, writeOffers } from './offers.ts';
import { type Quoted, quoteFor } from './quoted.ts';
import { shownBy } from './shown.ts';

export interface Checkout {
  basket: Basket;
  /** Of the quote that the customer has agreed to. */
  fingerprint: string;
  tenders: readonly NewTender[];
  now: Date;
}

/** A basket that is sold. */
export interface SoldBasket extends SaleKey {
  /** As printed. */
  number: string;
  amount: Minor;
}

/** The world has changed since the customer agreed: a price, a rule, a coupon. Nothing was written. */
export class QuoteMoved extends Error {
  override readonly name = 'QuoteMoved';
}

/**
 * Sells a basket as it was quoted: all of it or nothing. The caller claims the idempotency key first.
 * @param surely what was quoted a moment ago can be taken: at most with the commit it is found that it can't, and `withTx` tries again
 * @throws QuoteMoved where the quote is not the one that was agreed to; what `quoteBasket`, `draftSale`, `payFor`, `usePass` and
 *   `writeSale` refuse, each with its field
 */
export async function checkout(
  tx: Tx,
  viewer: Viewer,
  { basket, fingerprint, tenders, now }: Checkout,
  surely = false,
): Promise<SoldBasket> {
  checkBasket(basket);
  const { storeId, till, memberId, card } = basket;
  const shown = card === null ? { memberId, cardId: null, cardTypeId: null } : await shownBy(tx, basket, now);
  const buyer = await buyerOf(tx, viewer, { storeId, till, memberId: shown.memberId, now }); // held before anything is looked at
  const quoted = await quoteFor(tx, viewer, basket, { ...shown, memberId: buyer.guest ? null : buyer.id }, now);
  if (quoted.fingerprint !== fingerprint) throw new QuoteMoved();
  const draft = await draftSale(tx, viewer, { ...saleOf(quoted), tenders, now }, buyer, referencesOf(quoted.loaded));
  await payFor(tx, viewer, draft, { tenders, now });
  await pointsOfSale(tx, viewer, draft.fact, draft.store, quoted.shown);
  await usePasses(tx, viewer, quoted, draft, now);
  const offers = async (stock: Ahead) => {
    await writeOffers(tx, draft, quoted);
    await spendOffers(tx, viewer, { quoted, draft, now }, stock, surely);
  };
  const key = await writeSale(tx, viewer, draft, offers, surely);
  return { ...key, number: draft.fact.sale.number, amount: quoted.quote.amount };
}

/** What is loaded for the quote, as the sale refers to it. */
function referencesOf({ store, products, employees, member }: Loaded): References {
  const tier = member?.price_tier_id ? { id: member.price_tier_id, archived_at: null } : null;
  return { store, products, employees, tier };
}

/** The sale as the quote has it. */
function saleOf({ basket, loaded, quote: told }: Quoted) {
  const { storeId, till, channel } = basket;
  const lines = basket.lines.map(({ key, productId, quantity, employeeId, sellers }, at): NewSaleLine => {
    const line = told.lines[at];
    if (!line) throw new RangeError(`no quote of line ${key}`);
    const { unitPrice, amount, gross, promoted } = line;
    return { productId, quantity, employeeId, sellers, unitPrice, amount, discount: minor(gross - amount), promoted };
  });
  return { storeId, till, channel, lines, priceTierId: (told.byList ? loaded.member?.price_tier_id : null) ?? null };
}

/** Uses the passes that pay lines, once for each type. @throws what `usePass` refuses, of the line */
async function usePasses(tx: Tx, viewer: Viewer, { basket, shown }: Quoted, draft: SaleDraft, now: Date): Promise<void> {
  const types = new Map<string, { uses: number; at: number }>();
  basket.lines.forEach(({ passTypeId, quantity }, at) => {
    if (!passTypeId) return;
    const known = types.get(passTypeId) ?? { uses: 0, at };
    types.set(passTypeId, { ...known, uses: known.uses + quantity / 1000 });
  });
  for (const [passTypeId, { uses, at }] of [...types].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const field = `lines.${at}.passTypeId`;
    if (!shown.memberId) throw new DomainError('NO_ACCOUNT_OF_GUEST', {}, field);
    const { saleId } = keyOf(draft.fact);
    const use = { storeId: basket.storeId, memberId: shown.memberId, card: basket.card, passTypeId, uses, saleId, now };
    await payByPass(tx, viewer, use).catch((error: unknown) => {
      throw error instanceof DomainError ? new DomainError(error.code, error.details, field) : error;
    });
  }
}
