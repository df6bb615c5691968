import { DomainError } from './errors.ts';
import { addDays, type BusinessDate } from './time.ts';

export type CouponState = 'ACTIVE' | 'USED' | 'EXPIRED' | 'VOID' | 'TRANSFERRED';

export type CouponAct = 'USE' | 'RETURN' | 'EXPIRE' | 'VOID' | 'TRANSFER';

/** What becomes of a coupon. A returned one is usable again only while it is valid: else it comes back expired. */
const TRANSITIONS: Record<CouponAct, { from: readonly CouponState[]; to: CouponState }> = {
  USE: { from: ['ACTIVE'], to: 'USED' },
  RETURN: { from: ['USED'], to: 'ACTIVE' },
  EXPIRE: { from: ['ACTIVE'], to: 'EXPIRED' },
  VOID: { from: ['ACTIVE', 'EXPIRED'], to: 'VOID' },
  TRANSFER: { from: ['ACTIVE'], to: 'TRANSFERRED' },
};

/** The states in which something can be done to a coupon. */
export function statesFor(act: CouponAct): readonly CouponState[] {
  return TRANSITIONS[act].from;
}

/** The state after an act. @throws COUPON_STATE */
export function nextState(state: CouponState, act: CouponAct): CouponState {
  const { from, to } = TRANSITIONS[act];
  if (!from.includes(state)) throw new DomainError('COUPON_STATE', { state }, 'id');
  return to;
}

/** When coupons of a template can be used: between two days, or so many days from when they are given. */
export interface CouponTerm {
  startsOn: BusinessDate | null;
  endsOn: BusinessDate | null;
  /** The first day is so many after the one on which it is given. */
  delayDays: number;
  /** null: `endsOn` holds, or no end at all. */
  validDays: number | null;
}

/** The first and the last day of a coupon that is given on `day`; null: for ever. @throws COUPON_TERM_OVER */
export function validityOf(term: CouponTerm, day: BusinessDate): { startsOn: BusinessDate; expiresOn: BusinessDate | null } {
  const { startsOn, endsOn, delayDays, validDays } = term;
  const earliest = addDays(day, delayDays);
  if (validDays !== null) return { startsOn: earliest, expiresOn: addDays(earliest, validDays - 1) };
  const first = startsOn !== null && startsOn > earliest ? startsOn : earliest;
  if (endsOn !== null && endsOn < first) throw new DomainError('COUPON_TERM_OVER', { until: endsOn }, 'templateId');
  return { startsOn: first, expiresOn: endsOn };
}

/** Why a coupon cannot be used on a day; null: it can. */
export function whyNotNow(
  { state, startsOn, expiresOn }: { state: CouponState; startsOn: BusinessDate; expiresOn: BusinessDate | null },
  day: BusinessDate,
): 'STATE' | 'NOT_YET' | 'EXPIRED' | null {
  if (state !== 'ACTIVE') return 'STATE';
  if (day < startsOn) return 'NOT_YET';
  return expiresOn !== null && expiresOn < day ? 'EXPIRED' : null;
}
