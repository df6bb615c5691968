import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CouponState, type CouponTerm, nextState, statesFor, validityOf, whyNotNow } from './coupons.ts';
import { CODE_BYTES, importedCode, isMistyped, makeCode, normalizeCode, printedCode } from './coupons-code.ts';

const term = (parts: Partial<CouponTerm>): CouponTerm => ({ startsOn: null, endsOn: null, delayDays: 0, validDays: null, ...parts });

describe('states', () => {
  test.each([
    ['ACTIVE', 'USE', 'USED'],
    ['USED', 'RETURN', 'ACTIVE'],
    ['ACTIVE', 'EXPIRE', 'EXPIRED'],
    ['ACTIVE', 'VOID', 'VOID'],
    ['EXPIRED', 'VOID', 'VOID'],
    ['ACTIVE', 'TRANSFER', 'TRANSFERRED'],
  ] as const)('%s, %s: %s', (from, act, to) => expect(nextState(from, act)).toBe(to));

  test('nothing leads out of void and transferred, and nothing is used twice', () => {
    const acts = ['USE', 'RETURN', 'EXPIRE', 'VOID', 'TRANSFER'] as const;
    for (const state of ['VOID', 'TRANSFERRED'] satisfies CouponState[]) {
      for (const act of acts) expect(() => nextState(state, act)).toThrow(expect.objectContaining({ code: 'COUPON_STATE' }));
    }
    expect(statesFor('USE')).toEqual(['ACTIVE']);
  });
});

describe('validity', () => {
  test.each([
    ['so many days, the day itself the first', { validDays: 7 }, '2026-11-22', '2026-11-28'],
    ['so many days, later', { validDays: 1, delayDays: 1 }, '2026-11-23', '2026-11-23'],
    ['between two days, before them', { startsOn: '2026-12-01', endsOn: '2026-12-31' }, '2026-12-01', '2026-12-31'],
    ['between two days, among them', { startsOn: '2026-11-01', endsOn: '2026-11-22' }, '2026-11-22', '2026-11-22'],
    ['for ever', {}, '2026-11-22', null],
  ])('%s', (_name, parts, startsOn, expiresOn) => {
    expect(validityOf(term(parts), '2026-11-22')).toEqual({ startsOn, expiresOn });
  });

  test('what would be over at once is not given', () => {
    expect(() => validityOf(term({ endsOn: '2026-11-21' }), '2026-11-22')).toThrow(expect.objectContaining({ code: 'COUPON_TERM_OVER' }));
  });

  test.each([
    ['ACTIVE', '2026-11-22', null],
    ['ACTIVE', '2026-11-21', 'NOT_YET'],
    ['ACTIVE', '2026-11-24', 'EXPIRED'],
    ['USED', '2026-11-22', 'STATE'],
  ] as const)('%s on %s: %s', (state, day, why) => {
    expect(whyNotNow({ state, startsOn: '2026-11-22', expiresOn: '2026-11-23' }, day)).toBe(why);
  });
});

describe('codes', () => {
  const random = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

  test('are read back however they are typed', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = makeCode(bytes);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
        expect(isMistyped(code)).toBe(false);
        const typed = printedCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        expect(normalizeCode(` ${typed}`)).toBe(code);
      }),
    );
  });

  test('one wrong sign is always seen', () => {
    fc.assert(
      fc.property(random, fc.nat(15), fc.integer({ min: 1, max: 31 }), (bytes, at, by) => {
        const code = makeCode(bytes);
        const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        const wrong = signs.charAt((signs.indexOf(code.charAt(at)) + by) % 32);
        expect(isMistyped(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(true);
      }),
    );
  });

  test('of others are kept as they will be looked for', () => {
    expect(importedCode(' spring-2026_oil ')).toBe('SPR1NG2026011');
    expect(printedCode('SPRING2026')).toBe('SPRING2026');
    for (const text of ['', 'AB12', 'A'.repeat(40), '春天优惠券八折码']) expect(importedCode(text)).toBeNull();
  });
});
