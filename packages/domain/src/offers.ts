import type { Condition } from './criteria.ts';
import { LINE_ATTRIBUTES } from './criteria-attributes.ts';
import { evaluator, type Facts } from './criteria-evaluate.ts';
import type { Context } from './criteria-test.ts';
import type { Vocabulary } from './criteria-vocabulary.ts';
import { type Minor, minor } from './money.ts';
import { takeEffect, totalOf } from './offers-effects.ts';
import { type Thousandths, thousandths } from './quantity.ts';
import type { BusinessDate } from './time.ts';

// An offer takes money off lines: a promotion does so by itself, a coupon because it is in hand. Both are the same data and the same
// calculation; they differ in who chooses (offers-promotions.ts, coupons-choice.ts).

/** What an offer does. Percents say what is still PAID: 88 is 88 折. Money in minor units. */
export type Effect =
  /** 满减; `each`: again for every threshold that is reached. */
  | { type: 'AMOUNT_OFF'; amount: Minor; each: boolean; cap: Minor | null }
  | { type: 'PERCENT'; percent: number; cap: Minor | null }
  /** A unit costs this: member price, limited time, exchange. At most so much of it. */
  | { type: 'PRICE'; price: Minor; most: Thousandths | null }
  /** Of each `buy + get` pieces the cheapest `get` cost `percent`; at most so many times. */
  | { type: 'BUY_N'; buy: number; get: number; percent: number; most: number | null }
  /** One of each part, together at a price. */
  | { type: 'BUNDLE'; parts: BundlePart[]; price: Minor }
  /** That product costs nothing, where it is in the basket. */
  | { type: 'GIFT'; productId: string; quantity: number }
  /** The fees for delivery in the basket cost nothing. */
  | { type: 'FREE_DELIVERY' };

/** So many pieces of any of these products. */
export interface BundlePart {
  productIds: string[];
  quantity: number;
}

export interface Offer {
  /** Of the promotion, or of the coupon. */
  id: string;
  kind: 'PROMOTION' | 'COUPON' | 'LEVEL';
  /** Of the promotion, the coupon's template, or the level; and its version. */
  ruleId: string;
  version: number;
  name: string;
  /** Stacking group. At most one coupon of a group; of a group's promotions at most one on a line. */
  group: string;
  /** Groups apply in this order, then by name. */
  order: number;
  /** On the whole sale; null: always. */
  condition: Condition | null;
  /** Which lines it is about; null: all. */
  lines: Condition | null;
  /** What these lines must come to before it. */
  fromAmount: Minor | null;
  fromQuantity: Thousandths | null;
  effect: Effect;
  /** Of a coupon its last day; of equal ones that which ends first is used. */
  expiresOn?: BusinessDate | null;
}

/** A line of a basket, as offers see it. */
export interface OfferLine {
  /** Of the caller; ties are broken by it, so that the order of scanning changes nothing. */
  key: string;
  productId: string;
  categoryId: string;
  sellerId: string | null;
  quantity: Thousandths;
  unitPrice: Minor;
  /** At the price list, before anything is taken off. */
  gross: Minor;
  /** A promotion has made it cheaper. */
  promoted: boolean;
  /** Nothing may be taken off: fees, cards, levels, passes. */
  fixed: boolean;
  /** A fee for bringing goods, fixed too: free delivery alone takes it off. */
  delivery: boolean;
}

/** What every offer of a quote is asked in. Lines stand in the order of their keys. */
export interface Offering {
  lines: readonly OfferLine[];
  facts: Facts;
  vocabulary: Vocabulary;
  context: Context;
}

/** Why an offer takes nothing. */
export type Refusal =
  | { code: 'CONDITION' }
  | { code: 'LINES' }
  | { code: 'AMOUNT_MISSING'; missing: Minor }
  | { code: 'QUANTITY_MISSING'; missing: Thousandths }
  | { code: 'GIFT_MISSING'; productId: string }
  /** Free delivery, and no fee for delivery in the basket. */
  | { code: 'DELIVERY_MISSING' }
  /** A price for members, and the card is not for discounts. */
  | { code: 'CARD' }
  | { code: 'NOTHING' }
  /** Another of its group gives more. */
  | { code: 'GROUP' }
  | { code: 'NOT_CHOSEN' };

/** An offer whose conditions are met: all that is left to see is what it takes. */
export interface ReadyOffer {
  offer: Offer;
  /** Indices of the lines it is about. */
  meant: readonly number[];
}

/** What an offer takes off each line, by index. */
export interface Taken {
  amounts: readonly Minor[];
  total: Minor;
}

/** Whether an offer is for this sale, and for which of its lines. */
export function readyOffer(offer: Offer, { lines, facts, vocabulary, context }: Offering): ReadyOffer | Refusal {
  if (offer.condition && !evaluator(offer.condition, vocabulary, context)(facts)) return { code: 'CONDITION' };
  const meets = offer.lines && evaluator(offer.lines, LINE_ATTRIBUTES, context);
  const situation = facts.situation?.[0];
  const meant = lines.flatMap((line, index) => (!line.fixed && (!meets || meets(lineFacts(line, situation))) ? [index] : []));
  const isFee = offer.effect.type === 'FREE_DELIVERY' && !offer.lines; // a fee may stand alone, for goods of an earlier sale
  return meant.length > 0 || isFee ? { offer, meant } : { code: 'LINES' };
}

export function isRefusal(result: ReadyOffer | Taken | Refusal): result is Refusal {
  return 'code' in result;
}

/**
 * What an offer takes off the lines that it is about, of what is `left` of each. Never more than is left.
 * @param only of these lines alone; its threshold still asks all that it is about
 */
export function take(ready: ReadyOffer, lines: readonly OfferLine[], left: readonly Minor[], only = ready.meant): Taken | Refusal {
  const { fromAmount, fromQuantity, effect } = ready.offer;
  const [base, quantity] = reachOf(ready, lines, left);
  if (fromAmount !== null && base < fromAmount) return { code: 'AMOUNT_MISSING', missing: minor(fromAmount - base) };
  if (fromQuantity !== null && quantity < fromQuantity) {
    return { code: 'QUANTITY_MISSING', missing: thousandths(fromQuantity - quantity) };
  }
  return takeEffect(effect, { lines, left, only, reached: timesReached(ready.offer, base, quantity) });
}

/** What `take` takes in all, minor units; 0 where it refuses. For who asks it of very many baskets. */
export function takesInAll(ready: ReadyOffer, lines: readonly OfferLine[], left: readonly number[]): number {
  const { offer, meant } = ready;
  const [base, quantity] = reachOf(ready, lines, left);
  if (base < (offer.fromAmount ?? 0) || quantity < (offer.fromQuantity ?? 0)) return 0;
  return totalOf(offer.effect, { lines, left, only: meant, reached: timesReached(offer, base, quantity) });
}

/** What the lines that an offer is about come to: money that is left of them, and their quantity. */
function reachOf({ meant }: ReadyOffer, lines: readonly OfferLine[], left: readonly number[]): [base: number, quantity: number] {
  let [base, quantity] = [0, 0];
  for (const index of meant) {
    base += left[index] ?? 0;
    quantity += lines[index]?.quantity ?? 0;
  }
  return [base, quantity];
}

/** How often the threshold is reached, at least once. */
function timesReached({ fromAmount, fromQuantity }: Offer, base: number, quantity: number): number {
  return Math.max(1, fromAmount ? Math.floor(base / fromAmount) : fromQuantity ? Math.floor(quantity / fromQuantity) : 1);
}

/** A line as LINE_ATTRIBUTES read it. */
function lineFacts(line: OfferLine, situation: Readonly<Record<string, unknown>> | undefined): Facts {
  const row = {
    product_id: line.productId,
    category_id: line.categoryId,
    employee_id: line.sellerId,
    amount: line.gross,
    quantity: line.quantity,
    promoted: line.promoted,
  };
  const sale = {
    store_id: situation?.['storeId'],
    channel: situation?.['channel'],
    business_date: situation?.['day'],
    hour: situation?.['hour'],
  };
  return { sale_line: [row], sale: [sale] };
}
