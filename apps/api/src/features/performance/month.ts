import { addMonths, type DateRange, periodEnd, periodStart } from '@regulars/domain/period';
import { addDays, type BusinessDate, daysBetween } from '@regulars/domain/time';

/** A month as far as it has come, and as much of the month before. */
export interface Month {
  /** Its first day. */
  first: BusinessDate;
  range: DateRange;
  earlier: DateRange;
  today: BusinessDate;
}

/** The month of a day; of the running month the days up to today, beside the same days of the month before. */
export function monthOf(day: BusinessDate, today: BusinessDate): Month {
  const first = periodStart(day, 'MONTH');
  const end = periodEnd(first, 'MONTH');
  const to = today >= first && today < end ? today : end;
  const before = addMonths(first, -1);
  const same = addDays(before, daysBetween(first, to));
  const last = periodEnd(before, 'MONTH');
  return { first, range: { from: first, to }, earlier: { from: before, to: to === end || same > last ? last : same }, today };
}
