import { addDays, businessDate, type BusinessDate, startOfBusinessDay } from '@regulars/domain/time';
import { chain } from './chain.ts';

/** What a store says of its clock; null: as the chain. */
export interface StoreClock {
  time_zone: string | null;
  day_starts_at: number | null;
}

/** The day that was asked for last, of each clock: nearly always today, and to count it anew is dear. */
const latest = new Map<string, { day: BusinessDate; from: Date; until: Date }>();

/** The business day of an instant at a store. */
export function businessDayAt(store: StoreClock, at: Date): BusinessDate {
  const [zone, startsAt] = [store.time_zone ?? chain().timeZone, store.day_starts_at ?? chain().dayStartsAt];
  const clock = `${zone} ${startsAt}`;
  const known = latest.get(clock);
  if (known && at >= known.from && at < known.until) return known.day;
  const day = businessDate(at, zone, startsAt);
  latest.set(clock, { day, from: startOfBusinessDay(day, zone, startsAt), until: startOfBusinessDay(addDays(day, 1), zone, startsAt) });
  return day;
}

/** The present business day by the chain's own clock. */
export function chainToday(): BusinessDate {
  return businessDayAt({ time_zone: null, day_starts_at: null }, new Date());
}

const QUARTER_MS = 900_000;
/** The hour that was asked for last, of each zone: it is the same for a quarter of an hour, by which all zones are set. */
const hours = new Map<string, { quarter: number; hour: number }>();
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The hour of an instant by the clock of a store, 0 to 23. */
export function hourAt({ time_zone }: StoreClock, at: Date): number {
  const timeZone = time_zone ?? chain().timeZone;
  const quarter = Math.floor(at.getTime() / QUARTER_MS);
  const known = hours.get(timeZone);
  if (known?.quarter === quarter) return known.hour;
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  const hour = Number(clock.format(at));
  hours.set(timeZone, { quarter, hour });
  return hour;
}
