import { type BusinessDate, daysBetween } from './time.ts';
import { periodEnd, periodStart } from './period.ts';

/** What an employee is to reach in a month; null: nothing was set. Revenue in minor units. */
export interface Goals {
  revenue: number | null;
  orders: number | null;
  newMembers: number | null;
}

/** Behind: so far less than the share of the month that is over; missed: the month is over. */
export type GoalState = 'REACHED' | 'ON_PACE' | 'BEHIND' | 'MISSED';

/** Where an employee stands, in the unit of the goal. */
export interface Progress {
  goal: number;
  actual: number;
  /** actual / goal, four decimals. */
  share: number;
  /** What the goal asks for by now: its share for the days that are over. */
  due: number;
  /** What the month will bring at the pace of the days that are over; null before the first of them is. */
  projected: number | null;
  state: GoalState;
}

/** How much of a month is over on a day, which itself is not. */
export function daysOver(month: BusinessDate, today: BusinessDate): { over: number; days: number } {
  const first = periodStart(month, 'MONTH');
  const days = daysBetween(first, periodEnd(month, 'MONTH')) + 1;
  return { over: Math.min(days, Math.max(0, daysBetween(first, today))), days };
}

/**
 * Progress towards a goal. Every day counts alike, and what today brought so far is on the credit side, so nobody is told to be
 * behind who is not.
 */
export function progressOf(goal: number, actual: number, { over, days }: { over: number; days: number }): Progress {
  const due = Math.round((goal * over) / days);
  const done = over === days;
  const state = actual >= goal ? 'REACHED' : done ? 'MISSED' : actual >= due ? 'ON_PACE' : 'BEHIND';
  return {
    goal,
    actual,
    share: Math.round((actual / goal) * 10_000) / 10_000 + 0,
    due,
    projected: over === 0 ? null : Math.max(actual, Math.round((actual * days) / over)),
    state,
  };
}
