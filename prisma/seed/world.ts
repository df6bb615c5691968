import {
  addDays,
  businessDate,
  daysBetween,
  isoDate,
  partsOf,
  startOfBusinessDay,
  type BusinessDate,
} from '../../packages/domain/src/time.ts';
import { at, type Random } from './random.ts';

export const TIME_ZONE = 'Asia/Shanghai';
const YEARS = 2;

/** The two years that end now. */
export interface World {
  now: Date;
  today: BusinessDate;
  /** Every day of the story, the last is today. */
  days: readonly BusinessDate[];
  /** When each of them begins. */
  starts: readonly number[];
  /** Share of the full size of the demo chain: 1, less in tests. */
  scale: number;
}

export function worldAt(now: Date, scale: number): World {
  const today = businessDate(now, TIME_ZONE, 0);
  const first = isoDate(partsOf(today).year - YEARS, partsOf(today).month, 1);
  const days = Array.from({ length: daysBetween(first, today) + 1 }, (_, day) => addDays(first, day));
  return { now, today, days, starts: days.map((day) => startOfBusinessDay(day, TIME_ZONE, 0).getTime()), scale };
}

/** The instant so many minutes (with a fraction) after the beginning of a day of the story. */
export const instant = (world: World, day: number, minutes: number): number => Math.floor(at(world.starts, day) + minutes * 60_000);

/** Some time in the opening hours of a date that may lie before the story. */
export const openingTime = (date: BusinessDate, random: Random): Date =>
  new Date(startOfBusinessDay(date, TIME_ZONE, 0).getTime() + random.int(10 * 60, 20 * 60) * 60_000 + random.int(0, 59_999));
