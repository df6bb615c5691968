import type { Db } from '@regulars/db/kysely';
import { normalizeCode } from '@regulars/domain/coupons-code';
import { DomainError } from '@regulars/domain/errors';
import { isRefusal, type Offer } from '@regulars/domain/offers';
import { quote, type Quote, type QuoteSituation } from '@regulars/domain/quote';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { type CouponInHand, usableCoupons } from '../coupons/use.ts';
import { activePromotions } from '../promotions/active.ts';
import { leftOf, type Limits } from '../promotions/slots.ts';
import { type Basket, checkBasket, loadBasket, type Loaded, type Shown } from './basket.ts';
import { fingerprintOf } from './fingerprint.ts';
import { shownBy } from './shown.ts';
import { type Place, placeOf, situationOf } from './situation.ts';

/** A quote, with what it was made of. */
export interface Quoted {
  basket: Basket;
  shown: Shown;
  loaded: Loaded;
  place: Place;
  /** In hand, with whose they are. */
  coupons: readonly CouponInHand[];
  /** Of the limits of what was offered, by rule. */
  left: ReadonlyMap<string, Limits>;
  situation: QuoteSituation;
  quote: Quote;
  /** Names what the customer has agreed to: a checkout sends it back. */
  fingerprint: string;
}

/**
 * What a basket costs now, for this member in this store.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, and what `checkBasket` and `shownBy` refuse
 */
export async function quoteBasket(on: Db, viewer: Viewer, basket: Basket, now: Date): Promise<Quoted> {
  requireBranch(viewer, basket.storeId, 'storeId');
  checkBasket(basket);
  return quoteFor(on, viewer, basket, await shownBy(on, basket, now), now);
}

/** The same of a basket that was checked, by whom it is known to be bought. */
export async function quoteFor(on: Db, viewer: Viewer, basket: Basket, shown: Shown, now: Date): Promise<Quoted> {
  const { memberId, cardTypeId } = shown;
  const loaded = await loadBasket(on, viewer, basket, shown);
  const place = placeOf(loaded, now);
  const promotions = await activePromotions(on, place.day);
  const coupons = await usableCoupons(on, { memberId, codes: basket.codes, now, day: place.day });
  checkInHand(basket, coupons);
  const left = await leftOf(
    on,
    promotions.map(({ ruleId }) => ruleId),
  );
  for (const coupon of coupons) left.set(coupon.ruleId, coupon.left);
  const asked = await situationOf(on, { basket, loaded, place, cardTypeId }, { promotions, coupons });
  const { situation, told } = quoteWithin(asked, left);
  return { basket, shown, loaded, place, coupons, left, situation, quote: told, fingerprint: fingerprintOf(told) };
}

/** A quote in which no offer takes more than is left of its limits: one that would is left out, and it is quoted anew. */
function quoteWithin(asked: QuoteSituation, left: ReadonlyMap<string, Limits>): { situation: QuoteSituation; told: Quote } {
  const without = (situation: QuoteSituation, isOut: (offer: Offer) => boolean): QuoteSituation => ({
    ...situation,
    promotions: situation.promotions.filter((offer) => !isOut(offer)),
    coupons: situation.coupons.filter((offer) => !isOut(offer)),
  });
  let situation = without(asked, ({ ruleId }) => left.get(ruleId)?.uses === 0);
  for (;;) {
    const told = quote(situation);
    const over = told.outcomes.find(
      ({ offer, result }) => !isRefusal(result) && result.total > (left.get(offer.ruleId)?.budget ?? Infinity),
    );
    if (!over) return { situation, told };
    situation = without(situation, ({ id }) => id === over.offer.id);
  }
}

/** What was chosen or typed must lead to a coupon that can be used today. @throws COUPON_NOT_IN_HAND of coupons.N, codes.N */
function checkInHand({ couponIds, codes }: Basket, coupons: readonly CouponInHand[]): void {
  const ids = new Set(coupons.map(({ id }) => id));
  const known = new Set(coupons.flatMap(({ code }) => code ?? []));
  couponIds?.forEach((id, at) => {
    if (!ids.has(id)) throw new DomainError('COUPON_NOT_IN_HAND', {}, `coupons.${at}`);
  });
  codes.forEach((code, at) => {
    if (!known.has(normalizeCode(code))) throw new DomainError('COUPON_NOT_IN_HAND', {}, `codes.${at}`);
  });
}
