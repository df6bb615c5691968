import type { House } from './ledger.ts';
import { addMonths, periodStart } from './period.ts';
import type { BusinessDate } from './time.ts';

/** What came, or went, of points against one thing. `points` is below zero for what went. */
export interface PointsMoved {
  house: House;
  points: number;
}

/** What a period did to the points of a kind. All of it together is closing less opening. */
export interface PointsSummary {
  /** Given for sales, tasks, by hand: above zero. */
  earned: number;
  /** Below zero. */
  spent: number;
  /** Below zero. */
  expired: number;
  /** Into another kind, or from one. */
  converted: number;
  /** Taken back of what was given; given back of what was spent or had expired. */
  reversed: number;
  /** Opening balances, corrections, what went from member to member. */
  other: number;
}

/** Each house with what its usual direction is called: what goes against it is a reversal. */
const USUAL: Partial<Record<House, { name: 'earned' | 'spent' | 'expired'; sign: 1 | -1 }>> = {
  POINTS: { name: 'earned', sign: 1 },
  REVENUE: { name: 'spent', sign: -1 },
  BREAKAGE: { name: 'expired', sign: -1 },
};

/** Sorts what moved by what it means. */
export function summaryOf(moved: readonly PointsMoved[]): PointsSummary {
  const summary: PointsSummary = { earned: 0, spent: 0, expired: 0, converted: 0, reversed: 0, other: 0 };
  for (const { house, points } of moved) {
    const usual = USUAL[house];
    if (usual) summary[Math.sign(points) === usual.sign ? usual.name : 'reversed'] += points;
    else summary[house === 'CONVERSION' ? 'converted' : 'other'] += points;
  }
  return summary;
}

/**
 * 失效率: of the points that came to an end, by being spent or by expiring, the share that expired; 0.25 is a quarter. Null where none did.
 * Points converted into another kind live on, and count neither way.
 */
export function breakageRate({ spent, expired }: Pick<PointsSummary, 'spent' | 'expired'>): number | null {
  const ended = spent + expired;
  return ended === 0 ? null : Math.abs(expired / ended);
}

/** Months that a forecast of expiry names one by one. */
const MONTHS = 12;

/** When points expire: in a month (its first day), after all of those, or never. */
export interface ExpiryPart {
  when: 'MONTH' | 'LATER' | 'NEVER';
  month: BusinessDate | null;
  points: number;
}

/**
 * What will expire when, if nobody spends anything: this month, the eleven after it, later, never.
 * `lots`: points by the first day of the month in which they expire; null: never. What should have expired before counts as this month's.
 */
export function expiryForecast(lots: readonly { month: BusinessDate | null; points: number }[], day: BusinessDate): ExpiryPart[] {
  const first = periodStart(day, 'MONTH');
  const after = addMonths(first, MONTHS);
  const sum = (mine: (month: BusinessDate | null) => boolean) =>
    lots.reduce((all, { month, points }) => (mine(month) ? all + points : all), 0);
  const months = Array.from({ length: MONTHS }, (_, at): ExpiryPart => {
    const start = addMonths(first, at);
    const next = addMonths(first, at + 1);
    const points = sum((month) => month !== null && month < next && (at === 0 || month >= start));
    return { when: 'MONTH', month: start, points };
  });
  return [
    ...months,
    { when: 'LATER', month: null, points: sum((month) => month !== null && month >= after) },
    { when: 'NEVER', month: null, points: sum((month) => month === null) },
  ];
}
