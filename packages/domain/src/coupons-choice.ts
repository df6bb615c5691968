import { type Alternative, alternativesTo, bestCombination, type Combination, type Taking } from './coupons-best.ts';
import { type Minor, minor, sum, ZERO } from './money.ts';
import { isRefusal, type OfferLine, type ReadyOffer, type Refusal, take, type Taken } from './offers.ts';
import { byGroup, type Outcome } from './offers-promotions.ts';
import { proportion } from './quantity.ts';

export interface CouponChoice {
  /** The best legal combination of what is in hand. */
  proposal: Combination<ReadyOffer>;
  /** For each usable coupon that it leaves out, what using it would give up. */
  alternatives: Alternative<ReadyOffer>[];
}

/** What coupons in hand take off at best: at most one of each stacking group, the groups in their order. Exact. */
export function proposeCoupons(ready: readonly ReadyOffer[], lines: readonly OfferLine[], left: readonly Minor[]): Combination<ReadyOffer> {
  return bestCombination(grouped(ready), left, takingOf(lines));
}

/** The proposal with its alternatives. */
export function chooseCoupons(ready: readonly ReadyOffer[], lines: readonly OfferLine[], left: readonly Minor[]): CouponChoice {
  const [groups, taking] = [grouped(ready), takingOf(lines)];
  const proposal = bestCombination(groups, left, taking);
  return { proposal, alternatives: alternativesTo(proposal, groups, left, taking) };
}

/** Uses these coupons, and says what each takes: of a group only the first one. */
export function applyCoupons(
  chosen: readonly ReadyOffer[],
  lines: readonly OfferLine[],
  start: readonly Minor[],
): { left: Minor[]; outcomes: Outcome[] } {
  let left = [...start];
  const outcomes: Outcome[] = [];
  for (const group of byGroup(chosen, ({ offer }) => offer)) {
    for (const [at, one] of group.entries()) {
      const result: Taken | Refusal = at === 0 ? take(one, lines, left) : { code: 'GROUP' };
      outcomes.push({ offer: one.offer, result });
      if (!isRefusal(result)) left = left.map((amount, index) => minor(amount - (result.amounts[index] ?? 0)));
    }
  }
  return { left, outcomes };
}

/** Of a group the smallest id first, so that equal ones are always chosen alike. */
function grouped(ready: readonly ReadyOffer[]): ReadyOffer[][] {
  return byGroup(ready, ({ offer }) => offer).map((group) => group.toSorted((a, b) => (a.offer.id < b.offer.id ? -1 : 1)));
}

function takingOf(lines: readonly OfferLine[]): Taking<ReadyOffer> {
  const quick = new Map<ReadyOffer, (left: readonly number[]) => number>();
  const takes = (one: ReadyOffer, left: readonly number[]): number => {
    const known = quick.get(one) ?? totalOf(one, lines);
    quick.set(one, known);
    return known(left);
  };
  return {
    takes,
    after: (one, left) => {
      const taken = take(one, lines, left.map(minor));
      return isRefusal(taken) ? left : left.map((amount, index) => amount - (taken.amounts[index] ?? ZERO));
    },
  };
}

/** What an offer takes in all, as `take` says it: without sharing it among lines where it is a plain sum, else remembered. */
function totalOf(one: ReadyOffer, lines: readonly OfferLine[]): (left: readonly number[]) => number {
  const { offer, meant } = one;
  const { effect } = offer;
  const baseOf = (left: readonly number[]) => {
    let base = 0;
    for (const index of meant) base += left[index] ?? 0;
    return base;
  };
  if (effect.type !== 'AMOUNT_OFF' && effect.type !== 'PERCENT') return remembered(one, lines);
  const pieces = meant.reduce((total, index) => total + (lines[index]?.quantity ?? 0), 0);
  const { fromAmount, fromQuantity } = offer;
  if (fromQuantity !== null && pieces < fromQuantity) return () => 0;
  const most = effect.cap ?? Infinity;
  if (effect.type === 'PERCENT') {
    return (left) => {
      const base = baseOf(left);
      return fromAmount !== null && base < fromAmount ? 0 : Math.min(most, base - proportion(minor(base), effect.percent, 100));
    };
  }
  return (left) => {
    const base = baseOf(left);
    if (fromAmount !== null && base < fromAmount) return 0;
    const reached = fromAmount ? Math.floor(base / fromAmount) : fromQuantity ? Math.floor(pieces / fromQuantity) : 1;
    return Math.min(base, most, effect.amount * (effect.each ? Math.max(1, reached) : 1));
  };
}

function remembered(one: ReadyOffer, lines: readonly OfferLine[]): (left: readonly number[]) => number {
  const known = new Map<string, number>();
  return (left) => {
    const place = one.offer.effect.type === 'GIFT' ? left.join(' ') : one.meant.map((index) => left[index]).join(' ');
    const before = known.get(place);
    if (before !== undefined) return before;
    const taken = take(one, lines, left.map(minor));
    const total = isRefusal(taken) ? 0 : sum(taken.amounts);
    known.set(place, total);
    return total;
  };
}
