import { applyCoupons, couponAlternatives, proposeCoupons } from './coupons-choice.ts';
import { saleFacts, type SaleAsked } from './criteria-sale.ts';
import type { Facts } from './criteria-evaluate.ts';
import type { Context } from './criteria-test.ts';
import type { Vocabulary } from './criteria-vocabulary.ts';
import { allocate, type Minor, minor, sub, sum, ZERO } from './money.ts';
import {
  type Effect,
  isRefusal,
  type Offer,
  type Offering,
  type OfferLine,
  readyOffer,
  type ReadyOffer,
  type Refusal,
  take,
} from './offers.ts';
import { applyPromotions, type Outcome } from './offers-promotions.ts';
import { type Thousandths, thousandths, times } from './quantity.ts';
import { orderOf, type StackingGroup } from './stacking.ts';

// The only place that knows what a basket costs. The preview of the till, the checkout, the API for partners and simulations ask it.

/** A line of a basket. Money in minor units. */
export interface QuoteLine {
  /** Of the caller, unique in the basket: ties are broken by it. */
  key: string;
  productId: string;
  categoryId: string;
  sellerId: string | null;
  quantity: Thousandths;
  /** For one unit; the price of the member's price list, where it is had, goes before the retail price. */
  retailPrice: Minor;
  listPrice: Minor | null;
  /** Nothing may be taken off: fees, cards, levels, passes. */
  fixed: boolean;
  /** A fee for bringing goods: free delivery alone takes it off. */
  delivery: boolean;
  /** The pass whose use pays for it. */
  pass: { id: string; name: string } | null;
}

/** What the member's level gives. */
export interface QuoteLevel {
  id: string;
  name: string;
  pricePercent: number;
  freeDelivery: boolean;
  /** Whether the card that was shown, or one of the member's, is for discounts; without, the level's price is not had. */
  byCard: boolean;
  /** An organisation's price list is what it buys at (批发价), and no card decides about it. A person's is a discount said by product (会员价). */
  trade: boolean;
}

/** All that a quote depends on. */
export interface QuoteSituation {
  /** The sale; what the basket comes to is found here. */
  asked: Omit<SaleAsked, 'amount' | 'quantity'>;
  /** What is known of the member; null: a walk-in. */
  member: Facts | null;
  lines: readonly QuoteLine[];
  level: QuoteLevel | null;
  promotions: readonly Offer[];
  /** Those in hand that may be used today. */
  coupons: readonly Offer[];
  /** The coupons that the customer chose, by id; BEST: what is best for the customer. */
  choice: readonly string[] | 'BEST';
  /** 抹零: the sum is rounded down to a whole number of this, at least 1. */
  roundTo: Minor;
  vocabulary: Vocabulary;
  context: Context;
}

/** Why a line costs less than by the list. */
export interface LineTake {
  kind: 'PASS' | 'LEVEL' | 'PROMOTION' | 'COUPON' | 'ROUNDING';
  /** Of the pass's asset, the level, promotion or coupon; null: rounding. */
  id: string | null;
  /** Of the level, promotion or template, and its version. */
  ruleId: string | null;
  version: number | null;
  name: string;
  amount: Minor;
}

export interface QuotedLine {
  key: string;
  unitPrice: Minor;
  gross: Minor;
  takes: LineTake[];
  /** What is to be paid: gross less the takes. */
  amount: Minor;
  /** A promotion made it cheaper. */
  promoted: boolean;
}

/** Another choice of coupons. */
export interface Alternative {
  couponIds: string[];
  /** What this choice costs more than the proposal. */
  givesUp: Minor;
}

export interface Quote {
  /** In the order in which they were given. */
  lines: QuotedLine[];
  gross: Minor;
  discount: Minor;
  amount: Minor;
  quantity: Thousandths;
  /** Every promotion, and every coupon in hand: what it takes, or why nothing. */
  outcomes: Outcome[];
  /** Used, in the order in which they apply. */
  couponIds: string[];
  /** For coupons that the proposal leaves out, twelve at most: the best that can be had with each. The least given up first. Costly. */
  alternatives: () => Alternative[];
  freeDelivery: boolean;
  /** Whether the member's price list holds; without, all is by retail prices. */
  byList: boolean;
}

/** A quote while it is worked out: lines in the order of their keys. */
interface Work {
  lines: OfferLine[];
  left: Minor[];
  takes: LineTake[][];
  outcomes: Outcome[];
}

/**
 * What a basket costs, what applies and why. The parts sum to the whole; the order of the lines changes nothing; one more coupon in hand
 * never makes the proposal dearer.
 */
export function quote(situation: QuoteSituation): Quote {
  const work = started(situation);
  const gross = sum(work.lines.map((line) => line.gross));
  const quantity = quantityOf(work.lines);
  const goods = work.lines.filter(({ delivery }) => !delivery); // conditions ask what is bought
  const asked = { ...situation.asked, amount: sum(goods.map((line) => line.gross)), quantity: quantityOf(goods) };
  const facts = saleFacts(asked, situation.member);
  promote(work, situation, facts);
  const { couponIds, alternatives } = redeem(work, situation, facts);
  round(work, situation.roundTo);
  const byKey = new Map(work.lines.map((line, index) => [line.key, quoted(work, line, index)]));
  const lines = situation.lines.flatMap(({ key }) => byKey.get(key) ?? []);
  const amount = sum(lines.map((line) => line.amount));
  const { outcomes } = work;
  return {
    lines,
    gross,
    discount: sub(gross, amount),
    amount,
    quantity,
    outcomes: outcomes.filter(({ offer, result }) => offer.kind !== 'LEVEL' || (isRefusal(result) && result.code === 'CARD')),
    couponIds,
    alternatives,
    freeDelivery: (situation.level?.freeDelivery ?? false) || outcomes.some(deliversFree),
    byList: holdsList(situation),
  };
}

function quantityOf(lines: readonly OfferLine[]): Thousandths {
  return thousandths(lines.reduce((total, line) => total + line.quantity, 0));
}

/** It takes a fee off, or would if there was one: a promotion that holds is worth telling before a fee is charged. */
function deliversFree({ offer: { effect, kind }, result }: Outcome): boolean {
  return effect.type === 'FREE_DELIVERY' && (!isRefusal(result) || (result.code === 'DELIVERY_MISSING' && kind === 'PROMOTION'));
}

function holdsList({ level }: Pick<QuoteSituation, 'level'>): boolean {
  return level === null || level.byCard || level.trade;
}

function started({ lines, level }: QuoteSituation): Work {
  const byList = holdsList({ level });
  const sorted = lines.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const work: Work = { lines: [], left: [], takes: [], outcomes: [] };
  for (const { key, productId, categoryId, sellerId, quantity, retailPrice, listPrice, fixed, delivery, pass } of sorted) {
    const unitPrice = (byList ? listPrice : null) ?? retailPrice;
    const gross = times(quantity, unitPrice);
    const offerLine = { key, productId, categoryId, sellerId, quantity, unitPrice, gross, promoted: false, delivery };
    work.lines.push({ ...offerLine, fixed: fixed || delivery || pass !== null });
    work.left.push(pass ? ZERO : gross);
    work.takes.push(pass ? [{ kind: 'PASS', id: pass.id, ruleId: pass.id, version: null, name: pass.name, amount: gross }] : []);
  }
  return work;
}

function quoted({ left, takes }: Work, line: OfferLine, index: number): QuotedLine {
  const { key, unitPrice, gross, promoted } = line;
  return { key, unitPrice, gross, takes: takes[index] ?? [], amount: left[index] ?? ZERO, promoted };
}

const LEVEL_VERSION = 1;

/** 会员价 and 免运费 as offers: of the price group a line gets the steepest, so a level never makes a special price dearer. */
function levelOffers({ level, lines }: QuoteSituation): Offer[] {
  if (!level) return [];
  const { id, name, pricePercent, freeDelivery } = level;
  const named = { id, kind: 'LEVEL', ruleId: id, version: LEVEL_VERSION, name } as const;
  const offer = (group: StackingGroup, effect: Effect): Offer => {
    const always = { condition: null, lines: null, fromAmount: null, fromQuantity: null };
    return { ...named, ...always, group, order: orderOf(group), effect };
  };
  const missesList = !holdsList({ level }) && lines.some(({ listPrice, retailPrice }) => listPrice !== null && listPrice < retailPrice);
  return [
    ...(pricePercent < 100 || missesList ? [offer('PRICE', { type: 'PERCENT', percent: pricePercent, cap: null })] : []),
    ...(freeDelivery ? [offer('DELIVERY', { type: 'FREE_DELIVERY' })] : []),
  ];
}

/** Those that are for this sale; why the others are not is noted. */
function readyOf(work: Work, offers: readonly Offer[], offering: Omit<Offering, 'lines'>): ReadyOffer[] {
  return offers.flatMap((offer) => {
    const ready = readyOffer(offer, { lines: work.lines, ...offering });
    if (!isRefusal(ready)) return [ready];
    work.outcomes.push({ offer, result: ready });
    return [];
  });
}

function promote(work: Work, situation: QuoteSituation, facts: Facts): void {
  const { promotions, vocabulary, context } = situation;
  const byLevel = levelOffers(situation);
  const barred = situation.level?.byCard === false ? byLevel.filter(({ group }) => group === 'PRICE') : [];
  for (const offer of barred) work.outcomes.push({ offer, result: { code: 'CARD' } });
  const offers = [...byLevel.filter((offer) => !barred.includes(offer)), ...promotions];
  const ready = readyOf(work, offers, { facts, vocabulary, context });
  const { left, outcomes } = applyPromotions(ready, work.lines, work.left);
  for (const outcome of outcomes) note(work, outcome);
  work.left = left;
  work.lines = work.lines.map((line, index) => ({ ...line, promoted: (work.takes[index] ?? []).some(({ kind }) => kind === 'PROMOTION') }));
}

/** Keeps what became of an offer, with the lines and for who asks why. */
function note(work: Work, { offer, result }: Outcome): void {
  work.outcomes.push({ offer, result });
  if (isRefusal(result)) return;
  const { id, kind, ruleId, version, name } = offer;
  result.amounts.forEach((amount, index) => {
    if (amount > 0) work.takes[index]?.push({ kind, id, ruleId, version, name, amount });
  });
}

function redeem(work: Work, situation: QuoteSituation, facts: Facts): Pick<Quote, 'couponIds' | 'alternatives'> {
  const { coupons, choice, vocabulary, context } = situation;
  const ready = readyOf(work, coupons, { facts, vocabulary, context });
  const { lines, left: before } = work;
  const proposal = proposeCoupons(ready, lines, before);
  const chosen = choice === 'BEST' ? proposal.offers : ready.filter(({ offer }) => choice.includes(offer.id));
  const { left, outcomes } = applyCoupons(chosen, work.lines, work.left);
  for (const outcome of outcomes) note(work, outcome);
  work.left = left;
  for (const one of ready) if (!chosen.includes(one)) work.outcomes.push({ offer: one.offer, result: unused(one, work, chosen) });
  return {
    couponIds: outcomes.flatMap(({ offer, result }) => (isRefusal(result) ? [] : [offer.id])),
    alternatives: () =>
      couponAlternatives(proposal, ready, lines, before).map(({ offers, givesUp }) => ({
        couponIds: offers.map(({ offer }) => offer.id),
        givesUp: minor(givesUp),
      })),
  };
}

/** Why a coupon that is for this sale is not used. */
function unused(one: ReadyOffer, { lines, left }: Work, chosen: readonly ReadyOffer[]): Refusal {
  if (chosen.some(({ offer }) => offer.group === one.offer.group)) return { code: 'GROUP' };
  const result = take(one, lines, left);
  return isRefusal(result) ? result : { code: 'NOT_CHOSEN' };
}

function round(work: Work, roundTo: Minor): void {
  const due = sum(work.left);
  const off = minor(due % roundTo);
  if (off === 0) return;
  const parts = allocate(off, work.left);
  work.left = work.left.map((amount, index) => sub(amount, parts[index] ?? ZERO));
  parts.forEach((amount, index) => {
    if (amount > 0) work.takes[index]?.push({ kind: 'ROUNDING', id: null, ruleId: null, version: null, name: '', amount });
  });
}
