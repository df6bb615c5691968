import { DomainError } from './errors.ts';
import type { Minor } from './money.ts';
import { MAX_POINTS } from './points.ts';

/** So many steps above a buyer somebody may get points (多级). */
export const MOST_LEVELS = 5;

/** What the referrer so many steps above a buyer gets: points for each hundred of money, or so many points. */
export interface ReferralLevel {
  /** 1: who brought the buyer. */
  level: number;
  percent: number | null;
  points: number | null;
}

/** Points for a purchase, rounded down. @param amount paid, in minor units */
export function referralPoints({ percent, points }: ReferralLevel, amount: Minor, minorDigits: number): number {
  if (points !== null) return points;
  return Math.min(MAX_POINTS, Number((BigInt(amount) * BigInt(percent ?? 0)) / (100n * 10n ** BigInt(minorDigits))));
}

/** What of some points the limits of a referrer allow. */
export function capped(
  points: number,
  { perDay, perMember }: { perDay: number | null; perMember: number | null },
  given: { onDay: number; inAll: number } = { onDay: 0, inAll: 0 },
): number {
  const day = perDay === null ? points : perDay - given.onDay;
  const all = perMember === null ? points : perMember - given.inAll;
  return Math.max(0, Math.min(points, day, all));
}

/** Checks the levels of a setting: from 1 on without a gap, each percent or points. @throws TOO_LONG, PERCENT_OR_POINTS, REQUIRED, TOO_SMALL, TOO_LARGE */
export function checkLevels(levels: readonly Omit<ReferralLevel, 'level'>[], field: string): ReferralLevel[] {
  if (levels.length > MOST_LEVELS) throw new DomainError('TOO_LONG', { max: MOST_LEVELS }, field);
  return levels.map(({ percent, points }, at) => {
    const path = `${field}.${at}`;
    if (percent !== null && points !== null) throw new DomainError('PERCENT_OR_POINTS', {}, `${path}.points`);
    if (percent === null && points === null) throw new DomainError('REQUIRED', {}, `${path}.percent`);
    if ((percent ?? points ?? 0) < 1) throw new DomainError('TOO_SMALL', { min: 1 }, `${path}.${percent === null ? 'points' : 'percent'}`);
    if (percent !== null && percent > 100) throw new DomainError('TOO_LARGE', { max: 100 }, `${path}.percent`);
    if (points !== null && points > MAX_POINTS) throw new DomainError('TOO_LARGE', { max: MAX_POINTS }, `${path}.points`);
    return { level: at + 1, percent, points };
  });
}
