import { businessDate, type BusinessDate } from '@regulars/domain/time';
import { chain } from './chain.ts';

/** What a store says of its clock; null: as the chain. */
export interface StoreClock {
  time_zone: string | null;
  day_starts_at: number | null;
}

/** The business day of an instant at a store. */
export function businessDayAt(store: StoreClock, at: Date): BusinessDate {
  return businessDate(at, store.time_zone ?? chain().timeZone, store.day_starts_at ?? chain().dayStartsAt);
}
