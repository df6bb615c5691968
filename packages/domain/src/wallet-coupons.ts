import type { CouponState } from './coupons.ts';
import { DomainError } from './errors.ts';
import { formatMoney, minor } from './money.ts';
import type { Clawback, TopUp, TopUpRefund } from './wallet-refund.ts';

/** A coupon that the package of a top-up gave. One that was handed on stands as what the other member got. */
export interface GivenCoupon {
  memberId: string;
  id: string;
  templateId: string;
  state: CouponState;
  /** What it took off, refunds taken off, minor units. */
  worth: number;
  /** Kept of refunds of the top-up before, as it was used. */
  withheld: number;
}

export interface CouponsBack {
  /** Not used yet: taken away. */
  voided: GivenCoupon[];
  /** Used: so much of what they took off is kept. */
  charged: { coupon: GivenCoupon; amount: number }[];
}

/**
 * What becomes of a package's coupons when its top-up is paid back (CLAWBACKS of wallet-refund.ts): as many as are due are taken back, those
 * that are not used first; of the others what they took off is kept of the refund. What has expired or was taken away is done with.
 */
export function couponsBack(
  coupons: readonly GivenCoupon[],
  { principal, refund, amount }: { principal: TopUp['principal']; refund: TopUpRefund; amount: number },
  clawback: Clawback,
): CouponsBack {
  const open = coupons.filter((coupon) => !isDone(coupon));
  const paidBack = principal.refunded + coupons.reduce((sum, { withheld }) => sum + withheld, 0) + amount;
  const due = dueOf(coupons.length, clawback, { paidBack, of: principal.amount }) - (coupons.length - open.length);
  const back = open.toSorted((a, b) => place(a) - place(b)).slice(0, Math.max(0, due));
  let left = refund.paidOut;
  const charged = back.flatMap((coupon) => {
    const charge = coupon.state === 'USED' ? Math.min(left, coupon.worth - coupon.withheld) : 0;
    left -= charge;
    return charge > 0 ? [{ coupon, amount: charge }] : [];
  });
  return { voided: back.filter(({ state }) => state === 'ACTIVE'), charged };
}

/** Was taken back before, or cannot be any more. */
function isDone({ state, worth, withheld }: GivenCoupon): boolean {
  if (state === 'ACTIVE') return withheld > 0; // paid for, and its sale taken back since
  return state !== 'USED' || withheld >= worth;
}

function dueOf(count: number, clawback: Clawback, { paidBack, of }: { paidBack: number; of: number }): number {
  if (clawback === 'KEEP') return 0;
  return clawback === 'FULL' ? count : Math.floor((count * paidBack) / of);
}

/** Those that are not used first, then those of which a part was kept before. */
function place({ state, withheld }: GivenCoupon): number {
  if (state === 'ACTIVE') return 0;
  return withheld > 0 ? 1 : 2;
}

/**
 * What becomes of a package's coupons when its top-up is reversed, as if it had never been: those that are not used are taken away. What one
 * took off a sale cannot be undone here, nor is there a refund to keep it from: where the house leaves gifts to whoever is paid back it bears that, too.
 * @throws TOP_UP_COUPONS_USED
 */
export function couponsReversed(coupons: readonly GivenCoupon[], clawback: Clawback, { field, minorDigits }: Asked): CouponsReversed {
  const used = coupons.filter(({ state, worth }) => state === 'USED' && worth > 0);
  if (used.length > 0 && clawback !== 'KEEP') {
    const amount = formatMoney(minor(used.reduce((sum, { worth }) => sum + worth, 0)), minorDigits);
    throw new DomainError('TOP_UP_COUPONS_USED', { count: used.length, amount }, field);
  }
  return { voided: coupons.filter(({ state }) => state === 'ACTIVE'), left: used };
}

interface Asked {
  field: string;
  minorDigits: number;
}

export interface CouponsReversed {
  /** Not used yet: taken away. */
  voided: GivenCoupon[];
  /** Used: what they took off stays with the member. */
  left: GivenCoupon[];
}

/** The refund with what is kept for coupons: that was spent in the store, so it stays as revenue. */
export function withCoupons(refund: TopUpRefund, { charged }: CouponsBack, { assetId, lotId }: TopUp['principal']): TopUpRefund {
  const kept = charged.reduce((sum, { amount }) => sum + amount, 0);
  if (kept === 0) return refund;
  const moves = refund.moves.flatMap((move) => {
    if (move.act !== 'TAKE' || move.house !== 'CASH') return [move];
    return move.amount > kept ? [{ ...move, amount: move.amount - kept }] : [];
  });
  moves.push({ act: 'TAKE', assetId, lotId, amount: kept, house: 'REVENUE', field: 'amount' });
  return { ...refund, moves, paidOut: refund.paidOut - kept, withheld: refund.withheld + kept };
}
