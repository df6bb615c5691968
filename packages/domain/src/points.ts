import { DomainError } from './errors.ts';
import { addMonths } from './period.ts';
import { type BusinessDate, daysInMonth, isoDate, partsOf } from './time.ts';

/** The most points that one act moves: sums over a chain stay exact. */
export const MAX_POINTS = 1e9;
/** Points last so long at most. */
export const MAX_MONTHS = 120;
export const MAX_YEARS = 10;
/** Minor units that a thousand points may be worth at most. */
export const MAX_WORTH = 1e8;

/** When points of a kind expire. */
export type Expiry =
  | { policy: 'NEVER' }
  /** On the same day so many months later. */
  | { policy: 'ROLLING_MONTHS'; months: number }
  /** On a date of the calendar, so many years after the one in which they are given: 31 December of next year. */
  | { policy: 'FIXED_DATE'; month: number; day: number; yearsLater: number }
  /** When none of the kind came or went for so many months. */
  | { policy: 'INACTIVITY'; months: number };

/**
 * The last day on which points given on `day` can be spent; null: for ever. Under INACTIVITY each later movement renews it: `decide`
 * in ledger.ts does so. A fixed date of the same year that is over already is that of the next year.
 */
export function expiryOf(expiry: Expiry, day: BusinessDate): BusinessDate | null {
  switch (expiry.policy) {
    case 'NEVER':
      return null;
    case 'ROLLING_MONTHS':
    case 'INACTIVITY':
      return addMonths(day, expiry.months);
    case 'FIXED_DATE': {
      const first = fixedDate(expiry, partsOf(day).year + expiry.yearsLater);
      return first < day ? fixedDate(expiry, partsOf(day).year + 1) : first;
    }
  }
}

/** 29 February is the 28th in a common year. */
function fixedDate({ month, day }: { month: number; day: number }, year: number): BusinessDate {
  return isoDate(year, month, Math.min(day, daysInMonth(year, month)));
}

/** How points of one kind become points of another: `give` of the one are `get` of the other. */
export interface Rate {
  give: number;
  get: number;
  /** The least that is taken. */
  minimum: number;
  /** Amounts are whole steps. */
  step: number;
}

/**
 * How many points of the other kind so many become, rounded down: nobody gains by converting in small parts.
 * @throws NOT_POSITIVE, TOO_SMALL, TOO_LARGE, WHOLE_STEPS, all of `field`
 */
export function converted(amount: number, { give, get, minimum, step }: Rate, field: string): number {
  if (amount <= 0) throw new DomainError('NOT_POSITIVE', { value: amount }, field);
  if (amount < minimum) throw new DomainError('TOO_SMALL', { min: minimum }, field);
  if (amount > MAX_POINTS) throw new DomainError('TOO_LARGE', { max: MAX_POINTS }, field);
  if (amount % step !== 0) throw new DomainError('WHOLE_STEPS', { step }, field);
  const points = (BigInt(amount) * BigInt(get)) / BigInt(give);
  if (points > MAX_POINTS) throw new DomainError('TOO_LARGE', { max: Number((BigInt(MAX_POINTS) * BigInt(give)) / BigInt(get)) }, field);
  return Number(points);
}

/** What points are worth, in minor units, rounded down: `worth` is that of a thousand. */
export function worthOf(points: number, worth: number): number {
  return Number((BigInt(points) * BigInt(worth)) / 1000n);
}
