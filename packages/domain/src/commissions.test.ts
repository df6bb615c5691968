import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CommissionRule,
  checkTerms,
  commissionsOf,
  type EarnedBefore,
  readyRule,
  type Seller,
  sellersOf,
  type Sold,
  takenBack,
} from './commissions.ts';
import { minor, sum } from './money.ts';
import { thousandths } from './quantity.ts';

const TEA = '00000000-0000-7000-8000-000000000001';
const CAKE = '00000000-0000-7000-8000-000000000002';
const context = { today: '2026-11-22', below: (_entity: string, id: string) => [id] };

const rule = (id: string, change: Partial<CommissionRule> = {}) =>
  readyRule({ id, version: 1, subject: 'GOODS', basis: 'NET', rate: 300, amount: null, lines: null, role: null, ...change }, context);

const seller = (employeeId: string, share = 100, change: Partial<Seller> = {}, productId = TEA): Seller => ({
  employeeId,
  share,
  role: null,
  facts: { sale: [{ channel: 'STORE' }], sale_line: [{ product_id: productId, employee_id: employeeId }] },
  ...change,
});

const sold = (change: Partial<Sold> = {}): Sold => ({
  subject: 'GOODS',
  amount: minor(10_000),
  cost: minor(6_000),
  quantity: thousandths(2_000),
  sellers: [seller('li')],
  ...change,
});

const told = (what: Sold, rules: Parameters<typeof commissionsOf>[1]) =>
  commissionsOf(what, rules).map(({ employeeId, ruleId, amount }) => `${employeeId} ${ruleId} ${amount}`);

describe('commissionsOf', () => {
  const cake = rule('cake', { rate: 500, lines: { attribute: 'product', operator: 'in', value: [CAKE] } });
  test.each<[string, Sold, ReturnType<typeof rule>[], string[]]>([
    ['a share of what is paid', sold(), [rule('a')], ['li a 300']],
    ['a share of the profit', sold(), [rule('a', { basis: 'PROFIT', rate: 1000 })], ['li a 400']],
    ['so much for a piece', sold(), [rule('a', { basis: 'PIECE', rate: null, amount: minor(150) })], ['li a 300']],
    ['no profit on a loss', sold({ cost: minor(12_000) }), [rule('a', { basis: 'PROFIT' })], []],
    ['no profit where the cost is not known', sold({ cost: null }), [rule('a', { basis: 'PROFIT' })], []],
    ['the first that fits', sold(), [cake, rule('a'), rule('b', { rate: 900 })], ['li a 300']],
    ['goods that are meant', sold({ sellers: [seller('li', 100, {}, CAKE)] }), [cake, rule('a')], ['li cake 500']],
    ['a rule of nothing ends the search', sold(), [rule('none', { rate: 0 }), rule('a')], []],
    ['another subject', sold({ subject: 'TOP_UP' }), [rule('a')], []],
    [
      'by role',
      sold({ sellers: [seller('li', 50, { role: 'CASHIER' }), seller('wang', 50, { role: 'STORE_MANAGER' })] }),
      [rule('cashiers', { role: 'CASHIER', rate: 200 }), rule('a')],
      ['li cashiers 100', 'wang a 150'],
    ],
    ['halves up', sold({ amount: minor(50) }), [rule('a', { rate: 100 })], ['li a 1']],
    ['nobody sold it', sold({ sellers: [] }), [rule('a')], []],
    [
      'the largest remainder, the first of equals',
      sold({ amount: minor(100), sellers: [seller('li', 34), seller('wang', 33), seller('zhao', 33)] }),
      [rule('a', { rate: 500 })],
      ['li a 2', 'wang a 2', 'zhao a 1'],
    ],
  ])('%s', (_title, what, rules, expected) => {
    expect(told(what, rules)).toEqual(expected);
  });

  test('parts of one rule come to what it gives for the whole', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 10_000 }), shares, (amount, rate, parts) => {
        const sellers = parts.map((share, at) => seller(`e${at}`, share));
        const [alone] = commissionsOf(sold({ amount: minor(amount) }), [rule('a', { rate })]);
        const shared = commissionsOf(sold({ amount: minor(amount), sellers }), [rule('a', { rate })]);
        expect(sum(shared.map((one) => one.amount))).toBe(alone?.amount ?? 0);
        expect(shared.every((one) => one.amount > 0)).toBe(true);
      }),
    );
  });
});

describe('takenBack', () => {
  test.each<[string, EarnedBefore, number, number, number]>([
    ['half of it', { amount: minor(300), base: 10_000, amountBack: minor(0), baseBack: 0 }, 10_000, 5_000, 150],
    ['the rest', { amount: minor(300), base: 10_000, amountBack: minor(150), baseBack: 5_000 }, 10_000, 0, 150],
    ['a third, then what is left', { amount: minor(100), base: 300, amountBack: minor(33), baseBack: 100 }, 300, 0, 67],
    ['nothing came back', { amount: minor(300), base: 100, amountBack: minor(0), baseBack: 0 }, 100, 100, 0],
  ])('%s', (_title, earned, whole, left, expected) => {
    expect(takenBack(earned, { whole, left }).amount).toBe(expected);
  });

  test('all refunds of a line together take back exactly what was earned, none of them more than is left', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), parts, (amount, base, pieces) => {
        const whole = pieces.reduce((total, piece) => total + piece, 0);
        let [left, amountBack, baseBack] = [whole, 0, 0];
        for (const piece of pieces) {
          left -= piece;
          const back = takenBack({ amount: minor(amount), base, amountBack: minor(amountBack), baseBack }, { whole, left });
          expect(back.amount).toBeGreaterThanOrEqual(0);
          amountBack += back.amount;
          baseBack += back.base;
          expect(amountBack).toBeLessThanOrEqual(amount);
        }
        expect([amountBack, baseBack]).toEqual([amount, base]);
      }),
    );
  });
});

describe('sellersOf', () => {
  const of = (...shares: [string, number][]) => shares.map(([employeeId, share]) => ({ employeeId, share }));
  test.each([
    ['nobody', { employeeId: null, sellers: [] }, { employeeId: null, sellers: [] }],
    ['one', { employeeId: 'li', sellers: [] }, { employeeId: 'li', sellers: [] }],
    ['one with all', { employeeId: null, sellers: of(['li', 100]) }, { employeeId: 'li', sellers: [] }],
    ['the largest share', { employeeId: null, sellers: of(['li', 40], ['wang', 60]) }, { employeeId: 'wang', sellers: 2 }],
    ['the first of equals', { employeeId: null, sellers: of(['li', 50], ['wang', 50]) }, { employeeId: 'li', sellers: 2 }],
  ])('%s', (_title, asked, expected) => {
    const { employeeId, sellers } = sellersOf(asked, 'lines.0');
    expect({ employeeId, sellers: sellers.length || [] }).toEqual(expected);
  });

  test.each([
    ['both ways', { employeeId: 'li', sellers: of(['wang', 100]) }, 'SELLER_TWICE_SAID', 'lines.0.employeeId'],
    ['99 percent', { employeeId: null, sellers: of(['li', 49], ['wang', 50]) }, 'SHARES_NOT_WHOLE', 'lines.0.sellers'],
    ['one twice', { employeeId: null, sellers: of(['li', 50], ['li', 50]) }, 'TWICE', 'lines.0.sellers.1.employeeId'],
    ['less than nothing', { employeeId: null, sellers: of(['li', 150], ['wang', -50]) }, 'NOT_POSITIVE', 'lines.0.sellers.1.share'],
    [
      'a crowd',
      { employeeId: null, sellers: of(...Array.from({ length: 11 }, (_, at): [string, number] => [`e${at}`, 9])) },
      'TOO_LONG',
      'lines.0.sellers',
    ],
  ])('refuses %s', (_title, asked, code, field) => {
    expect(() => sellersOf(asked, 'lines.0')).toThrow(expect.objectContaining({ code, field }));
  });
});

test.each([
  [{ subject: 'TOP_UP', basis: 'PROFIT', rate: 100, amount: null }, 'COMMISSION_NO_PROFIT', 'basis'],
  [{ subject: 'GOODS', basis: 'NET', rate: null, amount: null }, 'REQUIRED', 'rate'],
  [{ subject: 'GOODS', basis: 'PIECE', rate: null, amount: null }, 'REQUIRED', 'amount'],
  [{ subject: 'GOODS', basis: 'NET', rate: 100, amount: minor(1) }, 'COMMISSION_ONE_MEASURE', 'amount'],
  [{ subject: 'GOODS', basis: 'NET', rate: -1, amount: null }, 'NEGATIVE', 'rate'],
  [{ subject: 'GOODS', basis: 'NET', rate: 10_001, amount: null }, 'TOO_LARGE', 'rate'],
] as const)('refuses terms %j', (terms, code, field) => {
  expect(() => checkTerms({ ...terms, lines: null, role: null }, 2)).toThrow(expect.objectContaining({ code, field }));
});

test('what is below zero is told as it was typed: percent, money', () => {
  const terms = { subject: 'GOODS', lines: null, role: null } as const;
  expect(() => checkTerms({ ...terms, basis: 'NET', rate: -125, amount: null }, 2)).toThrow(
    expect.objectContaining({ details: { value: -1.25 } }),
  );
  expect(() => checkTerms({ ...terms, basis: 'PIECE', rate: null, amount: minor(-100) }, 2)).toThrow(
    expect.objectContaining({ details: { value: '-1.00' } }),
  );
});
