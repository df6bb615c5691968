import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from './criteria.ts';
import { ATTRIBUTES } from './criteria-attributes.ts';
import { ruleVocabulary } from './criteria-sale.ts';
import { type Minor, minor, sum } from './money.ts';
import type { Effect, Offer } from './offers.ts';
import { quote, type QuoteLine, type QuoteSituation } from './quote.ts';
import { thousandths } from './quantity.ts';

const [TEA, CUP, CAKE] = ['a', 'b', 'c'].map((letter) => `00000000-0000-7000-8000-00000000000${letter}`) as [string, string, string];
const CATEGORY = '00000000-0000-7000-8000-0000000000ff';
const line = (key: string, productId: string, pieces: number, price: number, more: Partial<QuoteLine> = {}): QuoteLine => ({
  key,
  productId,
  categoryId: CATEGORY,
  sellerId: null,
  quantity: thousandths(pieces * 1000),
  retailPrice: minor(price),
  listPrice: null,
  fixed: false,
  delivery: false,
  pass: null,
  ...more,
});
const offer = (id: string, effect: Effect, more: Partial<Offer> = {}): Offer => ({
  id,
  kind: 'COUPON',
  ruleId: `of ${id}`,
  version: 1,
  name: id,
  group: 'ORDER',
  order: 3,
  condition: null,
  lines: null,
  fromAmount: null,
  fromQuantity: null,
  effect,
  ...more,
});
const off = (amount: number, from: number | null = null): Pick<Offer, 'effect' | 'fromAmount'> => ({
  effect: { type: 'AMOUNT_OFF', amount: minor(amount), each: false, cap: null },
  fromAmount: from === null ? null : minor(from),
});
const percent = (paid: number): Effect => ({ type: 'PERCENT', percent: paid, cap: null });
const onTea: Condition = { attribute: 'product', operator: 'in', value: [TEA] };
const situation = (lines: readonly QuoteLine[], more: Partial<QuoteSituation> = {}): QuoteSituation => ({
  asked: { storeId: 's', channel: 'STORE', till: null, day: '2026-03-06', hour: 12, first: false, birthday: false, cardTypeId: null },
  member: null,
  lines,
  level: null,
  promotions: [],
  coupons: [],
  choice: 'BEST',
  roundTo: minor(1),
  vocabulary: ruleVocabulary(ATTRIBUTES),
  context: { today: '2026-03-06', below: (_entity, id) => [id] },
  ...more,
});
const GOLD = { id: 'gold', name: 'Gold', pricePercent: 90, freeDelivery: true, byCard: true, trade: false };
const BASKET = [line('2', CUP, 1, 3000), line('1', TEA, 2, 5000), line('3', CAKE, 1, 999)];

test.each<[string, Partial<QuoteSituation>, number[]]>([
  ['by the list', {}, [3000, 10_000, 999]],
  ['at a dealer’s prices', { lines: [line('1', TEA, 2, 5000, { listPrice: minor(4000) })] }, [8000]],
  ['with the level', { level: GOLD }, [2700, 9000, 899]],
  [
    'the level or the special price, whichever is better for the line',
    {
      level: GOLD,
      promotions: [
        offer('special', { type: 'PRICE', price: minor(4000), most: null }, { kind: 'PROMOTION', group: 'PRICE', order: 0, lines: onTea }),
      ],
    },
    [2700, 8000, 899],
  ],
  ['with a coupon', { coupons: [offer('c', percent(50))] }, [1500, 5000, 500]],
  ['the better of a group', { coupons: [offer('c', percent(50)), offer('d', percent(40))] }, [1200, 4000, 400]],
  ['the one that was chosen', { coupons: [offer('c', percent(50)), offer('d', percent(40))], choice: ['c'] }, [1500, 5000, 500]],
  ['none that was chosen', { coupons: [offer('c', percent(50))], choice: [] }, [3000, 10_000, 999]],
  ['one of each group', { coupons: [offer('c', percent(50)), offer('d', percent(50), { group: 'EXTRA', order: 4 })] }, [750, 2500, 250]],
  [
    'a coupon for what no promotion made cheaper',
    {
      promotions: [offer('p', percent(80), { kind: 'PROMOTION', lines: onTea, group: 'PRICE', order: 0 })],
      coupons: [offer('c', percent(50), { lines: { attribute: 'discounted', operator: 'no' } })],
    },
    [1500, 8000, 500],
  ],
  ['rounded down to ten', { roundTo: minor(10) }, [2998, 9994, 998]],
  ['paid by a pass', { lines: [line('1', TEA, 1, 5000, { pass: { id: 'pass', name: 'Pass' } })], coupons: [offer('c', percent(50))] }, [0]],
  ['fees stay as they are', { lines: [line('1', TEA, 1, 5000, { fixed: true })], level: GOLD, coupons: [offer('c', percent(50))] }, [5000]],
])('%s', (_what, more, expected) => {
  expect(quote(situation(more.lines ?? BASKET, more)).lines.map(({ amount }) => amount)).toEqual(expected);
});

test('an offer that takes nothing says why, and how much is missing', () => {
  const { outcomes, couponIds } = quote(
    situation(BASKET, {
      promotions: [offer('p', off(1000, 20_000).effect, { ...off(1000, 20_000), kind: 'PROMOTION' })],
      coupons: [
        offer('c', percent(50)),
        offer('d', percent(60)),
        offer('app', percent(1), { condition: { attribute: 'saleChannel', operator: 'in', value: ['APP'] } }),
      ],
    }),
  );
  const why = Object.fromEntries(outcomes.map(({ offer: { id }, result }) => [id, result]));
  expect(why).toMatchObject({
    p: { code: 'AMOUNT_MISSING', missing: 6001 },
    c: { total: 6999 },
    d: { code: 'GROUP' },
    app: { code: 'CONDITION' },
  });
  expect(couponIds).toEqual(['c']);
});

test('a choice that the customer has instead says what it costs', () => {
  const coupons = [offer('c', percent(50)), offer('d', percent(60)), offer('e', off(100).effect, { group: 'EXTRA', order: 4 })];
  const { alternatives, couponIds } = quote(situation(BASKET, { coupons }));
  expect(couponIds).toEqual(['c', 'e']);
  expect(alternatives()).toEqual([{ couponIds: ['d', 'e'], givesUp: 1399 }]);
});

test('what a coupon would give that nobody chose is no refusal of its conditions', () => {
  const { outcomes } = quote(situation(BASKET, { coupons: [offer('c', percent(50))], choice: [] }));
  expect(outcomes[0]?.result).toEqual({ code: 'NOT_CHOSEN' });
});

test('deliveries are free by level or by offer', () => {
  expect(quote(situation(BASKET)).freeDelivery).toBe(false);
  expect(quote(situation(BASKET, { level: { ...GOLD, pricePercent: 100 } })).freeDelivery).toBe(true);
  const free = offer('f', { type: 'FREE_DELIVERY' }, { kind: 'PROMOTION', fromAmount: minor(14_000) });
  expect(quote(situation(BASKET, { promotions: [free] })).freeDelivery).toBe(false);
  expect(quote(situation(BASKET, { promotions: [{ ...free, fromAmount: minor(13_000) }] })).freeDelivery).toBe(true);
});

const FEE = line('9', 'fee', 1, 800, { delivery: true });
const ships = (more: Partial<Offer> = {}) => offer('ship', { type: 'FREE_DELIVERY' }, { group: 'DELIVERY', order: 4, ...more });

test.each<[string, Partial<QuoteSituation>, number]>([
  ['is charged, and nothing else is taken off it', { level: { ...GOLD, freeDelivery: false }, coupons: [offer('c', percent(50))] }, 800],
  ['costs nothing to a level', { level: GOLD }, 0],
  ['costs nothing with a coupon, which is proposed by itself', { coupons: [ships()] }, 0],
  ['does not bring the goods to a threshold', { coupons: [ships({ fromAmount: minor(14_000) })] }, 800],
  [
    'does not count in what conditions ask',
    { coupons: [ships({ condition: { attribute: 'saleAmount', operator: 'gt', value: 14_000 } })] },
    800,
  ],
  ['may stand alone', { lines: [FEE], coupons: [ships()] }, 0],
])('a fee for delivery %s', (_what, more, expected) => {
  const { lines } = quote(situation([...BASKET, FEE], more));
  expect(lines.at(-1)).toMatchObject({ key: '9', gross: 800, amount: expected });
});

test('a card that is not for discounts keeps the level’s price away, says so, and leaves its free delivery', () => {
  const { lines, outcomes } = quote(situation([...BASKET, FEE], { level: { ...GOLD, byCard: false } }));
  expect(lines.map(({ amount }) => amount)).toEqual([3000, 10_000, 999, 0]);
  expect(outcomes).toMatchObject([{ offer: { name: 'Gold', kind: 'LEVEL' }, result: { code: 'CARD' } }]);
});

test.each([
  ['a person pays the retail price, and is told why', false, 4000, 5000, ['Gold']],
  ['an organisation buys at its prices', true, 4000, 4000, []],
  ['a list that is no cheaper is nothing to tell of', false, 5000, 5000, []],
])('with a card that is not for discounts %s', (_what, trade, listPrice, unitPrice, told) => {
  const lines = [line('1', TEA, 1, 5000, { listPrice: minor(listPrice) })];
  const quoted = quote(situation(lines, { level: { ...GOLD, pricePercent: 100, byCard: false, trade } }));
  expect(quoted).toMatchObject({ lines: [{ unitPrice, amount: unitPrice }], byList: trade });
  expect(quoted.outcomes.map(({ offer: { name } }) => name)).toEqual(told);
});

test('a coupon for delivery is kept where no fee is charged', () => {
  const { outcomes, couponIds, freeDelivery } = quote(situation(BASKET, { coupons: [ships()] }));
  expect([outcomes[0]?.result, couponIds, freeDelivery]).toEqual([{ code: 'DELIVERY_MISSING' }, [], false]);
});

const money = fc.integer({ min: 0, max: 50_000 }).map(minor);
const from = fc.option(money, { nil: null });
const products = fc.constantFrom(TEA, CUP, CAKE);
const effects: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({
    type: fc.constant('AMOUNT_OFF' as const),
    amount: fc.integer({ min: 1, max: 20_000 }).map(minor),
    each: fc.boolean(),
    cap: fc.option(money, { nil: null }),
  }),
  fc.record({ type: fc.constant('PERCENT' as const), percent: fc.integer({ min: 0, max: 99 }), cap: fc.option(money, { nil: null }) }),
  fc.record({ type: fc.constant('PRICE' as const), price: money, most: fc.constantFrom(null, thousandths(1000)) }),
  fc.record({
    type: fc.constant('BUY_N' as const),
    buy: fc.integer({ min: 0, max: 2 }),
    get: fc.constant(1),
    percent: fc.integer({ min: 0, max: 99 }),
    most: fc.constant(null),
  }),
  fc.record({ type: fc.constant('GIFT' as const), productId: products, quantity: fc.constant(1) }),
);
const lines = fc.option(
  products.map((id) => ({ attribute: 'product', operator: 'in' as const, value: [id] })),
  { nil: null },
);
const GROUPS = ['PRICE', 'PRODUCT', 'ORDER', 'EXTRA'];
const offersOf = (kind: 'PROMOTION' | 'COUPON') =>
  fc
    .array(fc.record({ effect: effects, lines, fromAmount: from, at: fc.nat({ max: 3 }) }), { maxLength: 5 })
    .map((list) =>
      list.map(({ effect, at, ...rest }, index) => offer(`${kind}${index}`, effect, { ...rest, kind, order: at, group: GROUPS[at] ?? '' })),
    );
const baskets = fc
  .array(
    fc.record({
      productId: products,
      quantity: fc.integer({ min: 1, max: 4000 }).map(thousandths),
      retailPrice: money,
      fixed: fc.nat({ max: 9 }),
    }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((list) => list.map(({ fixed, ...rest }, index) => ({ ...line(String(index), TEA, 1, 1), ...rest, fixed: fixed === 0 })));
const situations = fc
  .record({
    lines: baskets,
    promotions: offersOf('PROMOTION'),
    coupons: offersOf('COUPON'),
    level: fc.constantFrom(null, GOLD),
    roundTo: fc.constantFrom(1, 10, 100).map(minor),
  })
  .map((given) => situation(given.lines, given));

test('the parts sum to the whole, and nothing is negative', () => {
  fc.assert(
    fc.property(situations, (given) => {
      const told = quote(given);
      expect(sum(told.lines.map(({ amount }) => amount))).toBe(told.amount);
      expect(told.gross - told.discount).toBe(told.amount);
      expect(told.amount % given.roundTo).toBe(0);
      for (const { gross, takes, amount } of told.lines) {
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(takes.every((one) => one.amount > 0)).toBe(true);
        expect(gross - sum(takes.map((one): Minor => one.amount))).toBe(amount);
      }
    }),
    { numRuns: 300 },
  );
});

test('the order in which lines were scanned changes nothing', () => {
  fc.assert(
    fc.property(situations, fc.infiniteStream(fc.nat()), (given, random) => {
      const shuffled = given.lines.map((one) => ({ one, at: random.next().value })).toSorted((a, b) => a.at - b.at);
      const there = quote(given);
      const here = quote({ ...given, lines: shuffled.map(({ one }) => one) });
      const byKey = ({ alternatives, ...told }: typeof there) => ({
        ...told,
        lines: told.lines.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
        alternatives: alternatives(),
      });
      expect(byKey(here)).toEqual(byKey(there));
    }),
    { numRuns: 300 },
  );
});

test('one more coupon in hand never makes the proposal dearer', () => {
  fc.assert(
    fc.property(situations, (given) => {
      const all = quote(given).amount;
      given.coupons.forEach((_one, without) => {
        const fewer = quote({ ...given, coupons: given.coupons.filter((_coupon, at) => at !== without) });
        expect(all).toBeLessThanOrEqual(fewer.amount);
      });
    }),
    { numRuns: 150 },
  );
});
