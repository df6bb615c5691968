import { DomainError } from './errors.ts';
import { type Minor, minor } from './money.ts';

/** Points as money (积分抵现). */
export interface PayRules {
  /** So many points … */
  points: number;
  /** … are worth so much, in minor units. */
  worth: Minor;
  /** The share of a bill that points may pay, in percent, 1 to 100. */
  share: number;
  /** The least that is paid at once, and the steps in which it is, in points. */
  minimum: number;
  step: number;
  /** 首次累积: so many must have come together before points are spent for the first time. */
  first: number;
}

/** Why no more points can pay. CARD: the card, or every card of the member, is not for points. */
export type PayLimit = 'FIRST' | 'MINIMUM' | 'SHARE' | 'BALANCE' | 'CARD';

export interface Payable {
  /** The most points that may be spent, a whole number of steps; zero: none. */
  most: number;
  /** What they are worth, in minor units. */
  worth: Minor;
  /** What holds it there. */
  why: PayLimit;
  /** Of FIRST and MINIMUM: how many points are missing; else zero. */
  missing: number;
}

/** What so many points are worth, in minor units, rounded down. */
export function worthOfPoints(points: number, { points: per, worth }: Pick<PayRules, 'points' | 'worth'>): Minor {
  return minor(Number((BigInt(points) * BigInt(worth)) / BigInt(per)));
}

/** The fewest points that are worth at least so much. */
export function pointsFor(amount: Minor, { points, worth }: Pick<PayRules, 'points' | 'worth'>): number {
  return Number((BigInt(amount) * BigInt(points) + BigInt(worth) - 1n) / BigInt(worth));
}

const steps = (points: number, step: number) => points - (points % step);

/**
 * How much of a bill points may pay.
 * @param balance that can be spent today @param due minor units @param redeemedEver whether points of this kind were ever spent so
 */
export function pointsPayable(balance: number, due: Minor, rules: PayRules, redeemedEver: boolean): Payable {
  const nothing = (why: PayLimit, missing: number): Payable => ({ most: 0, worth: minor(0), why, missing });
  if (!redeemedEver && balance < rules.first) return nothing('FIRST', rules.first - balance);
  const share = minor(Number((BigInt(due) * BigInt(rules.share)) / 100n));
  const ofBill = Number((BigInt(share) * BigInt(rules.points)) / BigInt(rules.worth));
  const most = steps(Math.min(balance, ofBill), rules.step);
  const why = balance < ofBill ? 'BALANCE' : 'SHARE';
  if (most < Math.max(1, rules.minimum)) return nothing(ofBill < rules.minimum ? 'SHARE' : 'MINIMUM', Math.max(0, rules.minimum - balance));
  const worth = worthOfPoints(most, rules);
  return worth > 0 ? { most, worth, why, missing: 0 } : nothing('SHARE', 0);
}

/**
 * Checks what is asked to be paid by points: an amount of money that whole steps come to. @returns the points
 * @throws POINTS_FIRST, POINTS_SHARE, WHOLE_STEPS, TOO_SMALL, INSUFFICIENT_POINTS, all of `field`
 */
export function checkPointsPaid(
  amount: Minor,
  { balance, due, redeemedEver }: { balance: number; due: Minor; redeemedEver: boolean },
  rules: PayRules,
  field: string,
): number {
  const points = pointsFor(amount, rules);
  if (!redeemedEver && balance < rules.first) {
    throw new DomainError('POINTS_FIRST', { first: rules.first, missing: rules.first - balance }, field);
  }
  if (points > balance) throw new DomainError('INSUFFICIENT_POINTS', { left: String(balance), asked: String(points) }, field);
  if (points < rules.minimum) throw new DomainError('TOO_SMALL', { min: rules.minimum }, field);
  if (points % rules.step !== 0 || worthOfPoints(points, rules) !== amount)
    throw new DomainError('WHOLE_STEPS', { step: rules.step }, field);
  if (BigInt(amount) * 100n > BigInt(due) * BigInt(rules.share)) throw new DomainError('POINTS_SHARE', { share: rules.share }, field);
  return points;
}

/** What a line has earned of one lot or promise, and how much of the line is left. */
export interface EarnedShare {
  points: number;
  /** As sold, and what is left before and after a refund: what was paid, or where that is nothing the quantity. */
  whole: number;
  before: number;
  after: number;
}

/** What a refund takes back of a share: all refunds of a line together come to what it earned, to the last point. */
export function shareBack({ points, whole, before, after }: EarnedShare): number {
  const kept = (left: number) => (whole === 0 ? 0 : Number((BigInt(points) * BigInt(left)) / BigInt(whole)));
  return kept(before) - kept(after);
}
