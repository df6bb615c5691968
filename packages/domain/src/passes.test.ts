import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, formatMoney, minor } from './money.ts';
import { checkUses, extension, passExpiry, passRefund, passValue, type SoldPass } from './passes.ts';
import { addDays } from './time.ts';

const today = '2026-11-22';
const sold = (change: Partial<SoldPass>): SoldPass => ({
  paid: 10_000,
  uses: 3,
  left: 3,
  soldOn: today,
  soldUntil: null,
  expiresOn: null,
  ...change,
});
const timed = (expiresOn: string, change: Partial<SoldPass> = {}) =>
  sold({ uses: null, left: 1, soldOn: '2026-11-12', soldUntil: '2026-12-12', expiresOn, ...change });

test('a pass of 30 days sold today can be used until the same weekday plus two', () => {
  expect(passExpiry(today, 30)).toBe('2026-12-22');
  expect(passExpiry(today, null)).toBeNull();
});

describe('what is left of a pass is worth', () => {
  test.each([
    ['all of it, untouched', sold({}), false, 10_000],
    ['all but the first share, which has the remainder', sold({ left: 2 }), false, 6_666],
    ['the last share', sold({ left: 1 }), false, 3_333],
    ['nothing, used up', sold({ left: 0 }), false, 0],
    ['nothing, given away', sold({ paid: 0 }), false, 0],
    ['nothing that we know of, sold by an earlier system', sold({ paid: null }), false, 0],
    ['nothing, over', sold({ expiresOn: '2026-11-21' }), false, 0],
    ['something on its last day', sold({ expiresOn: today, left: 1 }), false, 3_333],
    ['20 of 30 days', timed('2026-12-12'), false, 6_667],
    ['19 of 30 days, used today', timed('2026-12-12'), true, 6_333],
    ['no more than all, extended', timed('2027-03-01'), false, 10_000],
    ['nothing on the last day', timed(today), false, 0],
    ['nothing, paid back', timed('2026-12-12', { left: 0 }), false, 0],
  ])('%s', (_name, pass, usedToday, worth) => {
    expect(passValue(pass, today, usedToday)).toBe(worth);
  });

  test('each use has its share by largest remainder, and all shares sum to the price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 200 }), fc.nat(200), (paid, uses, used) => {
        const left = Math.max(0, uses - used);
        const shares = allocate(minor(paid), Array<number>(uses).fill(1));
        const rest = shares.slice(uses - left).reduce<number>((sum, share) => sum + share, 0);
        expect(passValue(sold({ paid, uses, left }), today)).toBe(rest);
      }),
    );
  });

  test('of a time pass never grows as days go by', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 400 }), fc.nat(400), (paid, days, gone) => {
        const pass = sold({ paid, uses: null, left: 1, soldUntil: addDays(today, days), expiresOn: addDays(today, days) });
        const [now, next] = [passValue(pass, addDays(today, gone)), passValue(pass, addDays(today, gone + 1))];
        expect(next).toBeLessThanOrEqual(now);
        expect(now).toBeLessThanOrEqual(paid);
      }),
    );
  });
});

test.each([
  [{ uses: 10, perDay: null }, 3, 9, null],
  [{ uses: 10, perDay: 3 }, 2, 1, null],
  [{ uses: 10, perDay: 3 }, 2, 2, 'PASS_DAY_LIMIT'],
  [{ uses: 10, perDay: null }, 0, 0, 'NOT_POSITIVE'],
  [{ uses: 10, perDay: null }, 10_001, 0, 'TOO_LARGE'],
  [{ uses: null, perDay: 1 }, 1, 0, null],
  [{ uses: null, perDay: 1 }, 1, 1, 'PASS_DAY_LIMIT'],
  [{ uses: null, perDay: null }, 2, 0, 'TOO_LARGE'],
])('%o used %i times after %i: %s', (rule, asked, before, code) => {
  const check = () => checkUses(rule, asked, before);
  if (code === null) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code, field: 'uses' }));
});

test.each([
  ['2026-12-01', '2026-12-31', 30],
  ['2026-11-01', today, 21],
  ['2026-12-01', '2026-12-01', 'TOO_EARLY'],
  ['2026-11-01', '2026-11-21', 'TOO_EARLY'],
  [null, '2026-12-01', 'PASS_NO_END'],
])('extended from %s until %s: %s', (expiresOn, until, result) => {
  const extend = () => extension(expiresOn, until, today);
  if (typeof result === 'number') expect(extend()).toBe(result);
  else expect(extend).toThrow(expect.objectContaining({ code: result, field: 'until' }));
});

test.each([
  [null, 6_666],
  [0, 0],
  [6_666, 6_666],
  [6_667, 'PASS_WORTH_LESS'],
  [-1, 'NEGATIVE'],
])('of 66.66 that are left %s asked: %s', (asked, result) => {
  const refund = () => passRefund(minor(6_666), asked === null ? null : minor(asked), (amount) => formatMoney(amount));
  if (typeof result === 'number') expect(refund()).toBe(result);
  else expect(refund).toThrow(expect.objectContaining({ code: result, field: 'amount' }));
});
