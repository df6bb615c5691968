import { type Alternative, alternativesTo, bestCombination, type Combination, type Taking } from './coupons-best.ts';
import { type Minor, minor, ZERO } from './money.ts';
import { isRefusal, type Offer, type OfferLine, type ReadyOffer, type Refusal, take, takesInAll, type Taken } from './offers.ts';
import { byGroup, type Outcome } from './offers-promotions.ts';

/** What coupons in hand take off at best: at most one of each stacking group, the groups in their order. Exact. */
export function proposeCoupons(ready: readonly ReadyOffer[], lines: readonly OfferLine[], left: readonly Minor[]): Combination<ReadyOffer> {
  return bestCombination(grouped(ready), left, takingOf(lines));
}

/** Nobody chooses among more; each is a search of its own. */
const MOST_OTHERS = 12;

/** For the usable coupons that a proposal leaves out, what using each would give up: of many those that could take the most. */
export function couponAlternatives(
  proposal: Combination<ReadyOffer>,
  ready: readonly ReadyOffer[],
  lines: readonly OfferLine[],
  left: readonly Minor[],
): Alternative<ReadyOffer>[] {
  return alternativesTo(proposal, grouped(ready), left, takingOf(lines), MOST_OTHERS);
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

/** Of equal coupons that which ends first is used, and of a template one speaks for all. */
function grouped(ready: readonly ReadyOffer[]): ReadyOffer[][] {
  return byGroup(ready, ({ offer }) => offer).map((group) => {
    const seen = new Set<string>();
    return group.toSorted(endsFirst).filter(({ offer: { ruleId, version } }) => {
      const rule = `${ruleId} ${version}`;
      return !seen.has(rule) && seen.add(rule);
    });
  });
}

function endsFirst({ offer: a }: ReadyOffer, { offer: b }: ReadyOffer): number {
  const [first, second] = [a, b].map(({ expiresOn, id }) => `${expiresOn ?? '9999-12-31'} ${id}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

function takingOf(lines: readonly OfferLine[]): Taking<ReadyOffer> {
  return {
    takes: (one, left) => takesInAll(one, lines, left),
    most: (one, left) => mostOf(one, lines, left),
    share: ({ offer }) => greatestShare(offer),
    after: (one, left) => {
      const taken = take(one, lines, left.map(minor));
      return isRefusal(taken) ? left : left.map((amount, index) => amount - (taken.amounts[index] ?? ZERO));
    },
  };
}

/** By so many minor units rounding may let an effect that goes by the piece take more of cheaper lines. */
const ROUNDING = 2;

/** What an offer takes, and no less than what it could take of cheaper lines. */
function mostOf(one: ReadyOffer, lines: readonly OfferLine[], left: readonly number[]): number {
  const { type } = one.offer.effect;
  if (type === 'BUNDLE') return leftOf(one, left); // another piece may become the dearest of its part
  const takes = takesInAll(one, lines, left);
  return takes > 0 && (type === 'PRICE' || type === 'BUY_N') ? takes + ROUNDING : takes;
}

function leftOf({ meant }: ReadyOffer, left: readonly number[]): number {
  let sum = 0;
  for (const index of meant) sum += left[index] ?? 0;
  return sum;
}

/** The greatest part of what is left of its lines that an offer can take, but for rounding. */
function greatestShare({ effect, fromAmount }: Offer): number {
  if (effect.type === 'PERCENT') return 1 - effect.percent / 100;
  if (effect.type === 'AMOUNT_OFF' && fromAmount !== null) return Math.min(1, effect.amount / fromAmount);
  return 1;
}
