import { expect, test } from 'vitest';
import { minor } from './money.ts';
import { byMethod, expectedCash, type Taken } from './shifts.ts';

const taken = (kind: Taken['kind'], method: string, amount: number): Taken => ({ kind, method, count: 1, amount: minor(amount) });

const DAY = [
  taken('SALE', 'CASH', 5_010),
  taken('SALE', 'WECHAT_PAY', 12_000),
  taken('REFUND', 'CASH', -1_005),
  taken('TOP_UP', 'CASH', 50_000),
  taken('PAY_BACK', 'CASH', -20_000),
  taken('CARD_FEE', 'ALIPAY', 1_000),
  taken('PAID_IN', 'CASH', 300),
  taken('PAID_OUT', 'CASH', -4_305),
];

test('the drawer holds the float and what came and went in cash', () => {
  expect(expectedCash(minor(20_000), DAY)).toBe(50_000);
  expect(expectedCash(minor(20_000), [])).toBe(20_000);
  expect(expectedCash(minor(0), [taken('REFUND', 'CASH', -1)])).toBe(-1);
});

test('methods are summed over all kinds', () => {
  expect(byMethod(DAY)).toEqual([
    { method: 'ALIPAY', amount: 1_000 },
    { method: 'CASH', amount: 30_000 },
    { method: 'WECHAT_PAY', amount: 12_000 },
  ]);
});
