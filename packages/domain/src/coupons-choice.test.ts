import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ATTRIBUTES } from './criteria-attributes.ts';
import { applyCoupons, couponAlternatives, proposeCoupons } from './coupons-choice.ts';
import { minor, type Minor, sum } from './money.ts';
import { type Effect, isRefusal, type Offer, type OfferLine, type Offering, type ReadyOffer, readyOffer, take } from './offers.ts';
import { byGroup, takenInAll } from './offers-promotions.ts';
import { thousandths } from './quantity.ts';
import { orderOf, STACKING_GROUPS } from './stacking.ts';

const PRODUCTS = ['a', 'b', 'c'].map((sign) => `${sign.repeat(8)}-0000-4000-8000-000000000000`);

const money = fc.constantFrom(1, 99, 100, 333, 500, 1_000).map(minor);
const product = fc.constantFrom(...PRODUCTS);
const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ type: fc.constant('AMOUNT_OFF' as const), amount: money, each: fc.boolean(), cap: fc.option(money) }),
  fc.record({ type: fc.constant('PERCENT' as const), percent: fc.constantFrom(0, 50, 88, 95), cap: fc.option(money) }),
  fc.record({ type: fc.constant('PRICE' as const), price: money, most: fc.option(fc.constantFrom(1_000, 2_000).map(thousandths)) }),
  fc.record({
    type: fc.constant('BUY_N' as const),
    buy: fc.constantFrom(0, 1, 2),
    get: fc.constant(1),
    percent: fc.constantFrom(0, 50),
    most: fc.option(fc.constant(1)),
  }),
  fc.record({ type: fc.constant('GIFT' as const), productId: product, quantity: fc.constant(1) }),
  fc.constant({ type: 'FREE_DELIVERY' as const }),
  fc.record({
    type: fc.constant('BUNDLE' as const),
    parts: fc.array(fc.record({ productIds: fc.subarray(PRODUCTS, { minLength: 1 }), quantity: fc.constantFrom(1, 2) }), {
      minLength: 1,
      maxLength: 2,
    }),
    price: money,
  }),
);

const offer: fc.Arbitrary<Omit<Offer, 'id' | 'ruleId'>> = fc
  .record({
    group: fc.constantFrom(...STACKING_GROUPS),
    about: fc.option(product),
    fromAmount: fc.option(money),
    fromQuantity: fc.option(fc.constantFrom(1_000, 3_000).map(thousandths)),
    effect,
  })
  .map(({ about, ...one }) => ({
    ...one,
    kind: 'COUPON',
    version: 1,
    name: 'coupon',
    order: orderOf(one.group),
    condition: null,
    lines: about ? { attribute: 'product', operator: 'in', value: [about] } : null,
  }));
/** Of some templates there are two. */
const hand = fc
  .array(fc.record({ one: offer, twice: fc.boolean() }), { maxLength: 6 })
  .map((offers): Offer[] =>
    offers.flatMap(({ one, twice }, at) =>
      ['a', 'b'].slice(0, twice ? 2 : 1).map((sign) => ({ ...one, id: `coupon ${at}${sign}`, ruleId: `template ${at}` })),
    ),
  );

const basket = fc.array(fc.record({ price: fc.integer({ min: 1, max: 900 }), pieces: fc.integer({ min: 1, max: 4 }) }), {
  minLength: 1,
  maxLength: 3,
});

function offering(items: readonly { price: number; pieces: number }[]): Offering {
  const lines = items.map(({ price, pieces }, at): OfferLine => ({
    key: String(at),
    productId: PRODUCTS[at] ?? '',
    categoryId: 'tea',
    sellerId: null,
    quantity: thousandths(pieces * 1_000),
    unitPrice: minor(price),
    gross: minor(price * pieces),
    promoted: false,
    fixed: at === 2,
    delivery: at === 2,
  }));
  return { lines, facts: {}, vocabulary: ATTRIBUTES, context: { today: '2026-11-22', below: (_entity, id) => [id] } };
}

const readyOf = (offers: readonly Offer[], asked: Offering) =>
  offers.map((one) => readyOffer(one, asked)).filter((result): result is ReadyOffer => !isRefusal(result));

/** Every combination there is, by the very functions that the till pays by. */
function bruteForce(groups: readonly (readonly ReadyOffer[])[], lines: readonly OfferLine[], left: readonly Minor[]): number {
  const [group, ...later] = groups;
  if (!group) return 0;
  const totals = group.map((one) => {
    const taken = take(one, lines, left);
    if (isRefusal(taken)) return 0;
    return (
      taken.total +
      bruteForce(
        later,
        lines,
        left.map((amount, at) => minor(amount - (taken.amounts[at] ?? 0))),
      )
    );
  });
  return Math.max(bruteForce(later, lines, left), ...totals);
}

describe('coupons in hand', () => {
  test('the proposal takes as much as the best of all combinations, and what it says is what is taken', () => {
    fc.assert(
      fc.property(hand, basket, (offers, items) => {
        const asked = offering(items);
        const ready = readyOf(offers, asked);
        const left = asked.lines.map(({ gross }) => gross);
        const proposal = proposeCoupons(ready, asked.lines, left);
        expect(proposal.taken).toBe(
          bruteForce(
            byGroup(ready, (one) => one.offer),
            asked.lines,
            left,
          ),
        );
        const applied = applyCoupons(proposal.offers, asked.lines, left);
        expect(takenInAll(applied.outcomes)).toBe(proposal.taken);
        expect(sum(left) - sum(applied.left)).toBe(proposal.taken);
      }),
      { numRuns: 600 },
    );
  });

  test('the order in which they are held changes nothing', () => {
    fc.assert(
      fc.property(hand, basket, (offers, items) => {
        const asked = offering(items);
        const left = asked.lines.map(({ gross }) => gross);
        const ids = (some: readonly Offer[]) => proposeCoupons(readyOf(some, asked), asked.lines, left).offers.map((one) => one.offer.id);
        expect(ids(offers.toReversed())).toEqual(ids(offers));
      }),
    );
  });

  test('of a group only the first that was chosen is used', () => {
    const asked = offering([{ price: 500, pieces: 1 }]);
    const one = (id: string, amount: number): Offer => ({
      id,
      kind: 'COUPON',
      ruleId: id,
      version: 1,
      name: id,
      group: 'ORDER',
      order: 2,
      condition: null,
      lines: null,
      fromAmount: null,
      fromQuantity: null,
      effect: { type: 'AMOUNT_OFF', amount: minor(amount), each: false, cap: null },
    });
    const ready = readyOf([one('small', 10), one('large', 200)], asked);
    const left = asked.lines.map(({ gross }) => gross);
    const { left: after, outcomes } = applyCoupons(ready, asked.lines, left);
    expect(after).toEqual([490]);
    expect(outcomes.map(({ result }) => (isRefusal(result) ? result.code : result.total))).toEqual([10, 'GROUP']);
    const proposal = proposeCoupons(ready, asked.lines, left);
    expect(proposal.taken).toBe(200);
    expect(couponAlternatives(proposal, ready, asked.lines, left)).toMatchObject([{ taken: 10, givesUp: 190 }]);
  });
});
