import { DomainError } from './errors.ts';
import { type Minor, minor, ZERO } from './money.ts';
import { addDays, type BusinessDate, daysBetween } from './time.ts';

// Passes: a count pass (计次卡) has so many uses of a service, a time pass (限时卡) any number of them until a day.

export const MAX_USES = 10_000;
export const MAX_VALID_DAYS = 36_500;
export const MAX_PER_DAY = 100;

/** The last business day of a pass that is sold today; null: it can be used for ever. */
export function passExpiry(today: BusinessDate, validDays: number | null): BusinessDate | null {
  return validDays === null ? null : addDays(today, validDays);
}

/** What was paid for a pass, and what is left of it. Money in minor units. */
export interface SoldPass {
  /** Paid for all of it; null: not known, as of what an earlier system sold. */
  paid: number | null;
  /** As sold: uses of a count pass; null: a time pass. */
  uses: number | null;
  /** Uses left of a count pass; of a time pass 1, or 0 once it was paid back. */
  left: number;
  soldOn: BusinessDate;
  /** As sold, and as it stands; they differ once it was extended. */
  soldUntil: BusinessDate | null;
  expiresOn: BusinessDate | null;
}

/**
 * What the unused part is worth: owed to the member, and the most that is paid back. Of a count pass each use is worth its share of
 * the price, the first ones taking the remainder, so that all shares sum to the price. Of a time pass it goes by the days that are left
 * of those it was sold for; `usedToday`: today counts as gone, too. Nothing of a pass whose price is not known.
 */
export function passValue(pass: SoldPass, today: BusinessDate, usedToday = false): Minor {
  if (pass.paid === null || pass.left === 0 || (pass.expiresOn !== null && pass.expiresOn < today)) return ZERO;
  return pass.uses === null ? timeValue(pass, pass.paid, today, usedToday) : countValue(pass.paid, pass.uses, pass.left);
}

function countValue(paid: number, uses: number, left: number): Minor {
  const share = Math.floor(paid / uses);
  const spent = uses - left;
  return minor(paid - share * spent - Math.min(spent, paid % uses));
}

function timeValue({ soldOn, soldUntil, expiresOn }: SoldPass, paid: number, today: BusinessDate, usedToday: boolean): Minor {
  if (soldUntil === null || expiresOn === null) return minor(paid);
  const days = Math.max(1, daysBetween(soldOn, soldUntil));
  const left = Math.min(days, Math.max(0, daysBetween(today, expiresOn) - (usedToday ? 1 : 0)));
  return minor(Number((BigInt(paid) * BigInt(left) * 2n + BigInt(days)) / (2n * BigInt(days)))); // halves up
}

/** How a pass may be used. */
export interface UseRule {
  /** Uses of a count pass; null: a time pass. */
  uses: number | null;
  /** At most so many on one business day; null: no limit. */
  perDay: number | null;
}

/** @throws NOT_POSITIVE, TOO_LARGE (a time pass is used once at a time), PASS_DAY_LIMIT; all of `uses` */
export function checkUses({ uses, perDay }: UseRule, asked: number, usedToday: number): void {
  const field = 'uses';
  if (asked <= 0) throw new DomainError('NOT_POSITIVE', { value: asked }, field);
  const most = uses === null ? 1 : MAX_USES;
  if (asked > most) throw new DomainError('TOO_LARGE', { max: most }, field);
  if (perDay !== null && usedToday + asked > perDay) {
    throw new DomainError('PASS_DAY_LIMIT', { max: perDay, left: Math.max(0, perDay - usedToday) }, field);
  }
}

/**
 * A longer validity. @returns the days by which it is longer
 * @throws PASS_NO_END, TOO_EARLY where it is no longer than now, or over already
 */
export function extension(expiresOn: BusinessDate | null, until: BusinessDate, today: BusinessDate): number {
  if (expiresOn === null) throw new DomainError('PASS_NO_END', {}, 'until');
  const from = expiresOn < today ? today : addDays(expiresOn, 1);
  if (until < from) throw new DomainError('TOO_EARLY', { from }, 'until');
  return daysBetween(expiresOn, until);
}

/** What is paid back: all that the rest is worth, or less where that is asked. @throws NEGATIVE, PASS_WORTH_LESS */
export function passRefund(worth: Minor, asked: Minor | null, text: (amount: Minor) => string): Minor {
  if (asked === null) return worth;
  if (asked < 0) throw new DomainError('NEGATIVE', { value: text(asked) }, 'amount');
  if (asked > worth) throw new DomainError('PASS_WORTH_LESS', { left: text(worth), asked: text(asked) }, 'amount');
  return asked;
}
