import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from './criteria.ts';
import { ATTRIBUTES } from './criteria-attributes.ts';
import { ruleVocabulary, saleFacts } from './criteria-sale.ts';
import { type Minor, minor, sum } from './money.ts';
import { type Effect, isRefusal, type Offer, type Offering, type OfferLine, readyOffer, take } from './offers.ts';
import { applyPromotions, takenInAll } from './offers-promotions.ts';
import { thousandths, times } from './quantity.ts';

const [TEA, CUP, CAKE] = ['a', 'b', 'c'].map((letter) => `00000000-0000-7000-8000-00000000000${letter}`) as [string, string, string];
const offer = (effect: Effect, given: Partial<Offer> = {}): Offer => ({
  id: 'offer',
  kind: 'PROMOTION',
  ruleId: 'rule',
  version: 1,
  name: 'Offer',
  group: 'price',
  order: 1,
  condition: null,
  lines: null,
  fromAmount: null,
  fromQuantity: null,
  effect,
  ...given,
});
const line = (key: string, productId: string, pieces: number, price: number, more: Partial<OfferLine> = {}): OfferLine => ({
  key,
  productId,
  categoryId: '00000000-0000-7000-8000-0000000000ff',
  sellerId: null,
  quantity: thousandths(pieces * 1000),
  unitPrice: minor(price),
  gross: times(thousandths(pieces * 1000), minor(price)),
  promoted: false,
  fixed: false,
  delivery: false,
  ...more,
});
const offering = (lines: readonly OfferLine[]): Offering => ({
  lines,
  facts: saleFacts(
    {
      storeId: 's',
      channel: 'STORE',
      till: null,
      day: '2026-03-06',
      hour: 12,
      amount: sum(lines.map(({ gross }) => gross)),
      quantity: thousandths(0),
      first: false,
      birthday: false,
      cardTypeId: null,
    },
    null,
  ),
  vocabulary: ruleVocabulary(ATTRIBUTES),
  context: { today: '2026-03-06', below: (_entity, id) => [id] },
});
/** What an offer takes off each line, or why it takes nothing. */
function tried(one: Offer, lines: readonly OfferLine[]) {
  const ready = readyOffer(one, offering(lines));
  if (isRefusal(ready)) return ready;
  const result = take(
    ready,
    lines,
    lines.map(({ gross }) => gross),
  );
  return isRefusal(result) ? result : result.amounts;
}
const BASKET = [line('1', TEA, 2, 5000), line('2', CUP, 1, 3000), line('3', CAKE, 1, 999)];
const onTea: Condition = { attribute: 'product', operator: 'in', value: [TEA] };

test.each<[string, Offer, unknown]>([
  ['amount off', offer({ type: 'AMOUNT_OFF', amount: minor(1000), each: false, cap: null }), [714, 214, 72]],
  [
    'amount off for each of the threshold',
    offer({ type: 'AMOUNT_OFF', amount: minor(500), each: true, cap: null }, { fromAmount: minor(5000) }),
    [714, 214, 72],
  ],
  ['capped', offer({ type: 'AMOUNT_OFF', amount: minor(500), each: true, cap: minor(600) }, { fromAmount: minor(5000) }), [429, 128, 43]],
  [
    'below the threshold it says how much is missing',
    offer({ type: 'AMOUNT_OFF', amount: minor(500), each: false, cap: null }, { fromAmount: minor(15_000) }),
    { code: 'AMOUNT_MISSING', missing: 1001 },
  ],
  [
    'so many pieces',
    offer({ type: 'PERCENT', percent: 50, cap: null }, { fromQuantity: thousandths(5000) }),
    { code: 'QUANTITY_MISSING', missing: 1000 },
  ],
  ['88 折', offer({ type: 'PERCENT', percent: 88, cap: null }), [1200, 360, 120]],
  ['88 折 of tea alone', offer({ type: 'PERCENT', percent: 88, cap: null }, { lines: onTea }), [1200, 0, 0]],
  ['a price', offer({ type: 'PRICE', price: minor(4500), most: null }, { lines: onTea }), [1000, 0, 0]],
  ['a price for one of them', offer({ type: 'PRICE', price: minor(1), most: thousandths(1000) }, { lines: onTea }), [4999, 0, 0]],
  ['a price above its own', offer({ type: 'PRICE', price: minor(9000), most: null }, { lines: onTea }), { code: 'NOTHING' }],
  ['the cheapest of two at half', offer({ type: 'BUY_N', buy: 1, get: 1, percent: 50, most: null }), [2500, 0, 499]],
  ['buy three get one', offer({ type: 'BUY_N', buy: 3, get: 1, percent: 0, most: null }), [0, 0, 999]],
  ['buy five', offer({ type: 'BUY_N', buy: 5, get: 1, percent: 0, most: null }), { code: 'QUANTITY_MISSING', missing: 2000 }],
  [
    'a bundle, as often as it is there',
    offer({
      type: 'BUNDLE',
      parts: [
        { productIds: [TEA], quantity: 1 },
        { productIds: [CUP, CAKE], quantity: 1 },
      ],
      price: minor(5500),
    }),
    [1979, 937, 83],
  ],
  ['a gift', offer({ type: 'GIFT', productId: CAKE, quantity: 1 }, { lines: onTea }), [0, 0, 999]],
  ['a gift that nobody took', offer({ type: 'GIFT', productId: 'x', quantity: 1 }), { code: 'GIFT_MISSING', productId: 'x' }],
  [
    'nothing of it in the basket',
    offer(
      { type: 'PERCENT', percent: 1, cap: null },
      { lines: { attribute: 'product', operator: 'in', value: ['00000000-0000-7000-8000-0000000000ee'] } },
    ),
    { code: 'LINES' },
  ],
  [
    'another channel',
    offer({ type: 'PERCENT', percent: 1, cap: null }, { condition: { attribute: 'saleChannel', operator: 'in', value: ['APP'] } }),
    { code: 'CONDITION' },
  ],
])('%s', (_what, one, expected) => {
  expect(tried(one, BASKET)).toEqual(expected);
});

test('of the promotions of a group a line gets the steepest, the others what is left', () => {
  const level = offer({ type: 'PERCENT', percent: 95, cap: null }, { id: 'level' });
  const special = offer({ type: 'PRICE', price: minor(4000), most: null }, { id: 'special', lines: onTea });
  const ready = [level, special].map((one) => readyOffer(one, offering(BASKET))).flatMap((one) => (isRefusal(one) ? [] : [one]));
  const { left, outcomes } = applyPromotions(
    ready,
    BASKET,
    BASKET.map(({ gross }) => gross),
  );
  expect(outcomes.map((one) => one.offer.id)).toEqual(['special', 'level']);
  expect(left).toEqual([8000, 2850, 949]);
});

const money = fc.integer({ min: 0, max: 100_000 }).map(minor);
const piece = fc.integer({ min: 1, max: 5 });
const effects: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({
    type: fc.constant('AMOUNT_OFF' as const),
    amount: fc.integer({ min: 1, max: 50_000 }).map(minor),
    each: fc.boolean(),
    cap: fc.option(money, { nil: null }),
  }),
  fc.record({ type: fc.constant('PERCENT' as const), percent: fc.integer({ min: 0, max: 99 }), cap: fc.option(money, { nil: null }) }),
  fc.record({
    type: fc.constant('PRICE' as const),
    price: money,
    most: fc.option(
      piece.map((n) => thousandths(n * 1000)),
      { nil: null },
    ),
  }),
  fc.record({
    type: fc.constant('BUY_N' as const),
    buy: fc.integer({ min: 0, max: 4 }),
    get: piece,
    percent: fc.integer({ min: 0, max: 99 }),
    most: fc.option(piece, { nil: null }),
  }),
  fc.record({
    type: fc.constant('BUNDLE' as const),
    price: money,
    parts: fc.array(fc.record({ productIds: fc.subarray([TEA, CUP, CAKE], { minLength: 1 }), quantity: piece }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({ type: fc.constant('GIFT' as const), productId: fc.constantFrom(TEA, CUP), quantity: piece }),
);
const offers = fc.array(fc.record({ effect: effects, group: fc.constantFrom('a', 'b'), from: fc.option(money, { nil: null }) }), {
  maxLength: 5,
});
const baskets = fc.array(
  fc.record({ product: fc.constantFrom(TEA, CUP, CAKE), quantity: fc.integer({ min: 1, max: 9000 }), price: money }),
  { minLength: 1, maxLength: 6 },
);

test('offers never take more than there is, and what is taken and left comes to what it was', () => {
  fc.assert(
    fc.property(baskets, offers, (basket, given) => {
      const lines = basket.map(({ product, quantity, price }, index) => ({
        ...line(String(index), product, 1, price),
        quantity: thousandths(quantity),
        gross: times(thousandths(quantity), price),
      }));
      const start: Minor[] = lines.map(({ gross }) => gross);
      const ready = given
        .map(({ effect, group, from }, index) => readyOffer(offer(effect, { id: String(index), group, fromAmount: from }), offering(lines)))
        .flatMap((one) => (isRefusal(one) ? [] : [one]));
      const { left, outcomes } = applyPromotions(ready, lines, start);
      expect(left.every((amount) => amount >= 0)).toBe(true);
      expect(sum(left) + takenInAll(outcomes)).toBe(sum(start));
      for (const { result } of outcomes) if (!isRefusal(result)) expect(sum(result.amounts)).toBe(result.total);
    }),
    { numRuns: 500 },
  );
});
