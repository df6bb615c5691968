import { expect, test } from 'vitest';
import type { CouponState } from './coupons.ts';
import { couponsBack, couponsReversed, type GivenCoupon, withCoupons } from './wallet-coupons.ts';
import type { Clawback, TopUpRefund } from './wallet-refund.ts';

const coupon = (state: CouponState, worth = 0, withheld = 0): GivenCoupon => ({
  memberId: 'm',
  id: `${state} ${worth} ${withheld}`,
  templateId: 't',
  state,
  worth,
  withheld,
});
const UNUSED = coupon('ACTIVE');
const USED = coupon('USED', 2_000);

/** ¥500 were paid in, so much is asked back, so much of it was to be paid out. */
function backOf(coupons: readonly GivenCoupon[], clawback: Clawback, amount: number, { refunded = 0, paidOut = amount } = {}) {
  const principal = { assetId: 'P', lotId: 'p', amount: 50_000, remaining: 50_000 - refunded, refunded, withheld: 0 };
  const moves: TopUpRefund['moves'] = [{ act: 'TAKE', assetId: 'P', lotId: 'p', amount: paidOut, house: 'CASH', field: 'amount' }];
  const refund: TopUpRefund = { paidOut, withheld: amount - paidOut, takenBack: [], moves };
  const back = couponsBack(coupons, { principal, refund, amount }, clawback);
  const told = withCoupons(refund, back, principal);
  const taken = told.moves.reduce((sum, move) => (move.act === 'TAKE' ? sum + move.amount : sum), 0);
  expect(taken).toBe(paidOut);
  return [back.voided.length, told.paidOut];
}

test.each<[string, GivenCoupon[], Clawback, number, object, [voided: number, paidOut: number]]>([
  ['those that are not used are taken back', [UNUSED, UNUSED], 'FULL', 50_000, {}, [2, 50_000]],
  ['what a used one took off is kept', [UNUSED, USED], 'FULL', 50_000, {}, [1, 48_000]],
  ['of a half, half of them', [UNUSED, UNUSED], 'PROPORTIONAL', 25_000, {}, [1, 25_000]],
  ['those that are not used first', [USED, UNUSED], 'PROPORTIONAL', 25_000, {}, [1, 25_000]],
  ['and the rest with the rest', [USED, coupon('VOID')], 'PROPORTIONAL', 25_000, { refunded: 25_000 }, [0, 23_000]],
  ['all at once, whatever part is paid back', [UNUSED, USED], 'FULL', 10_000, {}, [1, 8_000]],
  ['nothing is kept twice', [coupon('USED', 2_000, 2_000), coupon('VOID')], 'FULL', 10_000, { refunded: 8_000 }, [0, 10_000]],
  ['never more than is paid out', [USED], 'FULL', 1_500, {}, [0, 0]],
  ['the rest of it the next time', [coupon('USED', 2_000, 1_500)], 'FULL', 10_000, {}, [0, 9_500]],
  ['none of it is left after spent bonus', [USED], 'FULL', 1_500, { paidOut: 0 }, [0, 0]],
  ['what has expired is done with', [coupon('EXPIRED'), USED], 'PROPORTIONAL', 25_000, {}, [0, 25_000]],
  ['what was paid for stays', [coupon('ACTIVE', 0, 2_000)], 'FULL', 10_000, {}, [0, 10_000]],
  ['they may stay', [UNUSED, USED], 'KEEP', 50_000, {}, [0, 50_000]],
])('%s', (_what, coupons, clawback, amount, more, expected) => {
  expect(backOf(coupons, clawback, amount, more)).toEqual(expected);
});

test.each<[string, GivenCoupon[], Clawback, unknown]>([
  ['what is not used is taken away, also where gifts stay', [UNUSED, UNUSED], 'KEEP', [2, 0]],
  ['what is over is let be', [coupon('EXPIRED'), coupon('VOID'), coupon('USED', 0)], 'FULL', [0, 0]],
  ['what took something off is in the way', [UNUSED, USED, USED], 'PROPORTIONAL', { count: 2, amount: '40.00' }],
  ['unless gifts stay', [UNUSED, USED], 'KEEP', [1, 1]],
])('a reversal: %s', (_what, coupons, clawback, expected) => {
  const reverse = () => {
    const { voided, left } = couponsReversed(coupons, clawback, { field: 'entryId', minorDigits: 2 });
    return [voided.length, left.length];
  };
  if (Array.isArray(expected)) expect(reverse()).toEqual(expected);
  else expect(reverse).toThrow(expect.objectContaining({ code: 'TOP_UP_COUPONS_USED', details: expected, field: 'entryId' }));
});
