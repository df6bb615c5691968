import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SaleAsked, saleFacts, SALE_ATTRIBUTES } from './criteria-sale.ts';
import { cutTo, earn, type Earned, type EarningCount, type EarningLine, type EarningRule, type EarningSale } from './earning.ts';
import { type EarningEffect, nextAmount, pointsOf } from './earning-effect.ts';
import { minor } from './money.ts';
import { thousandths } from './quantity.ts';

const TEA = '00000000-0000-7000-8000-000000000001';
const CAKE = '00000000-0000-7000-8000-000000000002';
const perYuan: EarningEffect = { type: 'PER_AMOUNT', points: 1, per: minor(100), rounding: 'DOWN' };

const rule = (id: string, change: Partial<EarningRule> = {}): EarningRule => ({
  id,
  version: 3,
  name: { en: id, zh: id },
  kindId: 'spending',
  condition: null,
  lines: null,
  effect: perYuan,
  byLevel: false,
  group: null,
  stops: false,
  perSale: null,
  perDay: null,
  perMember: null,
  budget: null,
  pendingDays: null,
  pendingDelivery: false,
  ...change,
});

const line = (key: string, net: number, productId = TEA, pieces = 1): EarningLine => ({
  key,
  net: minor(net),
  quantity: thousandths(pieces * 1000),
  facts: { sale: [{ channel: 'STORE' }], sale_line: [{ product_id: productId, amount: net, quantity: pieces * 1000 }] },
});

const asked: SaleAsked = {
  storeId: 'S',
  channel: 'STORE',
  till: '1',
  day: '2026-11-22',
  hour: 14,
  amount: minor(12_850),
  quantity: thousandths(3000),
  first: false,
  birthday: false,
  cardTypeId: null,
};

const sale = (lines: EarningLine[], change: Partial<EarningSale> = {}): EarningSale => ({
  lines,
  facts: saleFacts(asked, {}),
  vocabulary: SALE_ATTRIBUTES,
  context: { today: '2026-11-22', below: (_entity, id) => [id] },
  level: null,
  birthday: false,
  card: null,
  barred: null,
  ...change,
});

const basket = sale([line('a', 8000), line('b', 3000, CAKE), line('c', 1850)]);
const told = ({ earnings, missed }: Earned) => ({
  points: Object.fromEntries(earnings.map(({ ruleId, points }) => [ruleId, points])),
  missed: Object.fromEntries(missed.map(({ ruleId, why }) => [ruleId, why])),
});
const run = (rules: EarningRule[], of = basket, counts: Record<string, EarningCount> = {}) =>
  told(earn(of, rules, new Map(Object.entries(counts))));
const gold = { name: 'Gold', pointsPercent: 150, birthdayPercent: 300 };

describe('what a sale of ¥128.50 earns', () => {
  test.each<[string, EarningRule[], Record<string, number>, Record<string, string>]>([
    ['a point for each yuan', [rule('base')], { base: 128 }, {}],
    ['only for the cake', [rule('cake', { lines: { attribute: 'product', operator: 'in', value: [CAKE] } })], { cake: 30 }, {}],
    ['none of the goods is meant', [rule('x', { lines: { attribute: 'product', operator: 'in', value: ['no'] } })], {}, { x: 'LINES' }],
    ['after three', [rule('late', { condition: { attribute: 'saleHour', operator: 'ge', value: 15 } })], {}, { late: 'CONDITION' }],
    ['doubled', [rule('base'), rule('two', { effect: { type: 'MULTIPLIER', percent: 200 } })], { base: 128, two: 128 }, {}],
    [
      'only the cake doubled',
      [
        rule('base'),
        rule('two', { effect: { type: 'MULTIPLIER', percent: 200 }, lines: { attribute: 'product', operator: 'in', value: [CAKE] } }),
      ],
      { base: 128, two: 30 },
      {},
    ],
    [
      'a multiplier in front has nothing',
      [rule('two', { effect: { type: 'MULTIPLIER', percent: 200 } }), rule('base')],
      { base: 128 },
      { two: 'NOTHING' },
    ],
    [
      'one of a group',
      [rule('first', { group: 'g' }), rule('second', { group: 'g' }), rule('third')],
      { first: 128, third: 128 },
      { second: 'GROUP' },
    ],
    ['a rule that stops', [rule('first', { stops: true }), rule('second')], { first: 128 }, { second: 'STOPPED' }],
    [
      'what misses stops nothing',
      [rule('dear', { stops: true, effect: { ...perYuan, per: minor(1e6) } }), rule('base')],
      { base: 128 },
      { dear: 'AMOUNT' },
    ],
    ['at most for a sale', [rule('base', { perSale: 100 })], { base: 100 }, {}],
  ])('%s', (_name, rules, points, missed) => {
    expect(run(rules)).toEqual({ points, missed });
  });

  test('limits: what was given before counts, and what is left is given', () => {
    const capped = rule('base', { perDay: 200, perMember: 1000, budget: 10_000 });
    expect(run([capped], basket, { base: { onDay: 150, inAll: 150, spent: 150 } }).points).toEqual({ base: 50 });
    expect(run([capped], basket, { base: { onDay: 0, inAll: 1000, spent: 1000 } }).missed).toEqual({ base: 'PER_MEMBER' });
    expect(run([capped], basket, { base: { onDay: 0, inAll: 0, spent: 10_000 } }).missed).toEqual({ base: 'BUDGET' });
  });

  test('the level and the birthday are steps with names; the better of the two counts', () => {
    const by = rule('base', { byLevel: true });
    const steps = (birthday: boolean, level = gold) => earn({ ...basket, level, birthday }, [by], new Map()).earnings[0]?.steps;
    expect(steps(false)).toEqual([{ step: 'LEVEL', name: 'Gold', percent: 150, points: 192 }]);
    expect(steps(true)).toEqual([{ step: 'BIRTHDAY', name: 'Gold', percent: 300, points: 384 }]);
    expect(steps(true, { ...gold, birthdayPercent: 100 })).toEqual([{ step: 'LEVEL', name: 'Gold', percent: 150, points: 192 }]);
    expect(told(earn({ ...basket, level: { ...gold, pointsPercent: 0 } }, [by], new Map())).missed).toEqual({ base: 'LEVEL' });
  });

  test('a walk-in, and a card without points', () => {
    expect(run([rule('base')], { ...basket, barred: 'GUEST' }).missed).toEqual({ base: 'GUEST' });
    expect(run([rule('base')], { ...basket, barred: 'CARD' }).missed).toEqual({ base: 'CARD' });
  });

  test('what is missing is told', () => {
    const { missed } = earn(
      basket,
      [
        rule('big', { effect: { ...perYuan, per: minor(20_000) } }),
        rule('late', { condition: { attribute: 'saleHour', operator: 'ge', value: 15 } }),
      ],
      new Map(),
    );
    expect(missed).toMatchObject([{ missing: 7150 }, { lacks: [{ has: 14, needs: 15 }] }]);
  });
});

const bands = (mode: 'STEP' | 'RATE' | 'SLICES', of: [number, number][]): EarningEffect => ({
  type: 'BANDS',
  mode,
  per: minor(100),
  rounding: 'DOWN',
  bands: of.map(([from, points]) => ({ from: minor(from), points })),
});

test.each<[EarningEffect, number, number, number | null]>([
  [
    bands('STEP', [
      [10_000, 10],
      [50_000, 80],
    ]),
    9_999,
    0,
    10_000,
  ],
  [
    bands('STEP', [
      [10_000, 10],
      [50_000, 80],
    ]),
    10_000,
    10,
    50_000,
  ],
  [
    bands('STEP', [
      [10_000, 10],
      [50_000, 80],
    ]),
    70_000,
    80,
    null,
  ],
  [
    bands('RATE', [
      [0, 1],
      [10_000, 2],
    ]),
    10_050,
    201,
    null,
  ],
  [
    bands('SLICES', [
      [0, 1],
      [10_000, 2],
    ]),
    10_050,
    101,
    10_050,
  ],
  [{ ...perYuan, rounding: 'UP' }, 101, 2, 1],
  [{ ...perYuan, rounding: 'NEAREST' }, 149, 1, 50],
  [{ type: 'FIXED', points: 5, each: false }, 0, 5, null],
])('%j of %d gives %d', (effect, amount, points, next) => {
  expect(pointsOf(effect, { amount: minor(amount), quantity: thousandths(1000), given: 0 })).toBe(points);
  if (points === 0) expect(nextAmount(effect, minor(amount))).toBe(next);
});

const effects = fc.oneof<fc.Arbitrary<EarningEffect>[]>(
  fc.record({
    type: fc.constant('PER_AMOUNT' as const),
    points: fc.integer({ min: 1, max: 50 }),
    per: fc.integer({ min: 1, max: 5000 }).map(minor),
    rounding: fc.constantFrom('DOWN' as const, 'NEAREST' as const, 'UP' as const),
  }),
  fc.record({ type: fc.constant('FIXED' as const), points: fc.integer({ min: 1, max: 500 }), each: fc.boolean() }),
  fc.record({ type: fc.constant('MULTIPLIER' as const), percent: fc.integer({ min: 101, max: 500 }) }),
  fc.constant(
    bands('SLICES', [
      [0, 1],
      [3000, 3],
    ]),
  ),
);
const maybe = (max: number) => fc.option(fc.integer({ min: 1, max }));
const rules = fc
  .array(
    fc.record({
      effect: effects,
      byLevel: fc.boolean(),
      group: fc.option(fc.constantFrom('g', 'h')),
      stops: fc.boolean(),
      perSale: maybe(300),
      perDay: maybe(300),
      perMember: maybe(900),
      budget: maybe(900),
      cake: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(({ cake, ...change }, at) =>
      rule(`r${at}`, { ...change, lines: cake ? { attribute: 'product', operator: 'in', value: [CAKE] } : null }),
    ),
  );
const lines = fc
  .array(fc.record({ net: fc.nat(20_000), cake: fc.boolean(), pieces: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 8 })
  .map((all) => all.map(({ net, cake, pieces }, at) => line(`l${at}`, net, cake ? CAKE : TEA, pieces)));

test('however a basket looks: shares come to the whole, nothing is negative, limits hold, the order of lines changes nothing', () => {
  fc.assert(
    fc.property(rules, lines, fc.nat(400), fc.boolean(), (all, of, before, birthday) => {
      const counts = new Map(all.map(({ id }) => [id, { onDay: before, inAll: before, spent: before }]));
      const level = { ...gold, birthdayPercent: 200 };
      const { earnings, missed } = earn(sale(of, { level, birthday }), all, counts);
      expect(earnings.length + missed.length).toBe(all.length);
      for (const earning of earnings) {
        const shares = Object.values(earning.lines);
        expect(shares.every((share) => share >= 0)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(earning.points);
        const { perSale, perDay, perMember, budget } = all.find(({ id }) => id === earning.ruleId) ?? rule('none');
        expect(earning.points).toBeGreaterThan(0);
        expect(earning.points).toBeLessThanOrEqual(
          Math.min(
            perSale ?? Infinity,
            ...[perDay, perMember, budget].map((most) => (most === null ? Infinity : Math.max(0, most - before))),
          ),
        );
      }
      expect(earn(sale(of.toReversed(), { level, birthday }), all, counts)).toEqual({ earnings, missed });
    }),
    { numRuns: 500 },
  );
});

test('what others took of a limit meanwhile is cut, and the shares still come to the whole', () => {
  const [earning] = earn(basket, [rule('base', { budget: 500 })], new Map()).earnings;
  const cut = earning && cutTo(earning, 7, { step: 'BUDGET', most: 500 });
  expect(cut).toMatchObject({ points: 7, steps: [{ step: 'BUDGET', most: 500, points: 7 }] });
  expect(Object.values(cut?.lines ?? {}).reduce((sum, share) => sum + share, 0)).toBe(7);
});
