import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addMonths } from './period.ts';
import { converted, type Expiry, expiryOf, worthOf } from './points.ts';
import { addDays } from './time.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map((number) => addDays('2000-01-01', number));
const months = (number: number): Expiry => ({ policy: 'ROLLING_MONTHS', months: number });
const fixed = (month: number, on: number, yearsLater: number): Expiry => ({ policy: 'FIXED_DATE', month, day: on, yearsLater });

describe('points expire', () => {
  it.each<[string, Expiry, string, string | null]>([
    ['never', { policy: 'NEVER' }, '2026-03-01', null],
    ['after twelve months', months(12), '2026-03-01', '2027-03-01'],
    ['on the last day of a shorter month', months(1), '2026-01-31', '2026-02-28'],
    ['a leap day later', months(12), '2024-02-29', '2025-02-28'],
    ['when nothing happens', { policy: 'INACTIVITY', months: 6 }, '2026-08-31', '2027-02-28'],
    ['at the end of next year', fixed(12, 31, 1), '2026-01-01', '2027-12-31'],
    ['at the end of this year', fixed(12, 31, 0), '2026-12-31', '2026-12-31'],
    ['in June, which is over', fixed(6, 30, 0), '2026-07-01', '2027-06-30'],
    ['on 29 February of a common year', fixed(2, 29, 1), '2026-03-01', '2027-02-28'],
  ])('%s', (_name, expiry, given, last) => expect(expiryOf(expiry, given)).toBe(last));

  test('not before they are given, and what comes later does not go sooner', () => {
    const expiries = fc.oneof(
      fc.integer({ min: 1, max: 120 }).map(months),
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 10 }))
        .map(([month, on, years]) => fixed(month, on, years)),
    );
    fc.assert(
      fc.property(expiries, day, fc.integer({ min: 0, max: 800 }), (expiry, given, later) => {
        const [first, second] = [expiryOf(expiry, given) ?? '', expiryOf(expiry, addDays(given, later)) ?? ''];
        return first >= given && second >= first && first <= addMonths(given, 12 * 12);
      }),
    );
  });
});

describe('points are converted', () => {
  const rate = { give: 3, get: 2, minimum: 30, step: 10 };
  it.each([
    [30, 20],
    [40, 26],
    [999_999_990, 666_666_660],
  ])('%d become %d', (amount, points) => expect(converted(amount, rate, 'amount')).toBe(points));

  it.each([
    [0, 'NOT_POSITIVE'],
    [20, 'TOO_SMALL'],
    [35, 'WHOLE_STEPS'],
    [2e9, 'TOO_LARGE'],
  ])('%d is refused as %s', (amount, code) =>
    expect(() => converted(amount, rate, 'amount')).toThrow(expect.objectContaining({ code, field: 'amount' })),
  );

  test('so many that nobody can hold them are not', () =>
    expect(() => converted(1e9, { give: 1, get: 2, minimum: 1, step: 1 }, 'amount')).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE', details: { max: 500_000_000 } }),
    ));

  test('never more than the rate says, and parts never more than the whole', () => {
    const part = fc.integer({ min: 1, max: 1e8 });
    const side = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(part, part, side, side, (a, b, give, get) => {
        const free = { give, get: Math.min(get, give), minimum: 1, step: 1 };
        const [first, second, whole] = [a, b, a + b].map((amount) => converted(amount, free, 'amount'));
        return Number(first) + Number(second) <= Number(whole) && Number(whole) * give <= (a + b) * free.get;
      }),
    );
  });
});

test('what they are worth is rounded down', () => expect(worthOf(1999, 1)).toBe(1));
