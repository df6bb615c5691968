import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError } from './errors.ts';
import { minor } from './money.ts';
import { checkPointsPaid, pointsPayable, type PayRules, shareBack, worthOfPoints } from './points-pay.ts';

const rules: PayRules = { points: 100, worth: minor(100), share: 50, minimum: 500, step: 100, first: 10_000 };

test.each<[string, number, number, boolean, object]>([
  ['before the first ten thousand', 9_800, 10_000, false, { most: 0, why: 'FIRST', missing: 200 }],
  ['at the first ten thousand, up to half of the bill', 10_000, 10_000, false, { most: 5_000, worth: 5_000, why: 'SHARE' }],
  ['later on, as far as the balance goes', 777, 10_000, true, { most: 700, worth: 700, why: 'BALANCE' }],
  ['less than the least', 499, 10_000, true, { most: 0, why: 'MINIMUM', missing: 1 }],
  ['a small bill', 9_000, 800, true, { most: 0, why: 'SHARE' }],
])('%s', (_name, balance, due, redeemedEver, payable) => {
  expect(pointsPayable(balance, minor(due), rules, redeemedEver)).toMatchObject(payable);
});

test.each<[number, number, boolean, string]>([
  [5_000, 9_999, false, 'POINTS_FIRST'],
  [5_000, 4_000, true, 'INSUFFICIENT_POINTS'],
  [400, 9_000, true, 'TOO_SMALL'],
  [550, 9_000, true, 'WHOLE_STEPS'],
  [6_000, 9_000, true, 'POINTS_SHARE'],
])('%d of %d points (spent before: %s) is refused: %s', (amount, balance, redeemedEver, code) => {
  const asked = () => checkPointsPaid(minor(amount), { balance, due: minor(10_000), redeemedEver }, rules, 'tenders.0.amount');
  expect(asked).toThrow(expect.objectContaining({ code, field: 'tenders.0.amount' }));
});

test('whatever is offered can be paid, and nothing more', () => {
  const any = fc.record({
    points: fc.integer({ min: 1, max: 500 }),
    worth: fc.integer({ min: 1, max: 500 }).map(minor),
    share: fc.integer({ min: 1, max: 100 }),
    minimum: fc.nat(500),
    step: fc.integer({ min: 1, max: 100 }),
    first: fc.nat(2000),
  });
  fc.assert(
    fc.property(any, fc.nat(5000), fc.nat(100_000).map(minor), fc.boolean(), (of, balance, due, redeemedEver) => {
      const { most, worth } = pointsPayable(balance, due, of, redeemedEver);
      expect(most).toBeLessThanOrEqual(balance);
      expect(most % of.step).toBe(0);
      expect(worth).toBe(worthOfPoints(most, of));
      expect(worth * 100).toBeLessThanOrEqual(due * of.share);
    }),
    { numRuns: 2000 },
  );
});

test('refunds of a line in pieces take back what it earned, to the last point', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 1, max: 5000 }), fc.array(fc.nat(800)), (points, whole, pieces) => {
      let [left, back] = [whole, 0];
      for (const piece of [...pieces, whole]) {
        const after = Math.max(0, left - piece);
        const share = shareBack({ points, whole, before: left, after });
        expect(share).toBeGreaterThanOrEqual(0);
        back += share;
        left = after;
      }
      expect(back).toBe(points);
    }),
  );
  expect(new DomainError('POINTS_FIRST', { first: 1, missing: 1 }).message).toContain('1');
});
