import type { Locale } from './errors.ts';
import { type BusinessDate, addDays, daysBetween, daysInMonth, isoDate, isoWeek, partsOf, weekday } from './time.ts';

export type Grain = 'YEAR' | 'QUARTER' | 'MONTH' | 'WEEK' | 'DAY';

/** Both ends belong to the range. */
export interface DateRange {
  from: BusinessDate;
  to: BusinessDate;
}

export interface Period {
  start: BusinessDate;
  /** The last day, inclusive. */
  end: BusinessDate;
  label: string;
}

const MONTHS_OF = { YEAR: 12, QUARTER: 3, MONTH: 1 } as const;
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The first day of the period that holds `date`; weeks are ISO weeks and begin on Monday. */
export function periodStart(date: BusinessDate, grain: Grain): BusinessDate {
  if (grain === 'DAY') return date;
  if (grain === 'WEEK') return addDays(date, 1 - weekday(date));
  const { year, month } = partsOf(date);
  const months = MONTHS_OF[grain];
  return isoDate(year, month - ((month - 1) % months), 1);
}

/** The last day of the period that holds `date`. */
export function periodEnd(date: BusinessDate, grain: Grain): BusinessDate {
  return addDays(nextPeriod(date, grain), -1);
}

/** The first day of the period after the one that holds `date`. */
export function nextPeriod(date: BusinessDate, grain: Grain): BusinessDate {
  const start = periodStart(date, grain);
  if (grain === 'DAY') return addDays(start, 1);
  if (grain === 'WEEK') return addDays(start, 7);
  return addMonths(start, MONTHS_OF[grain]);
}

/** The whole periods that the range touches, in order; none if it ends before it begins. */
export function periodsBetween(from: BusinessDate, to: BusinessDate, grain: Grain, locale: Locale = 'en'): Period[] {
  const periods: Period[] = [];
  for (let start = periodStart(from, grain); start <= to && from <= to; start = nextPeriod(start, grain)) {
    periods.push({ start, end: periodEnd(start, grain), label: label(start, grain, locale) });
  }
  return periods;
}

/** The range just before: of whole months (quarters, years), as many whole months; else as many days. */
export function previousRange(range: DateRange): DateRange {
  const months = wholeMonths(range);
  const to = addDays(range.from, -1);
  if (months > 0) return { from: addMonths(range.from, -months), to };
  return { from: addDays(to, -daysBetween(range.from, range.to)), to };
}

/**
 * The same range a year earlier. Whole months stay whole (February ends on its own last day), whole ISO weeks take the
 * weeks of the same number (week 53 the last one there is), else the same dates, 28 February for the 29th.
 */
export function sameRangeLastYear(range: DateRange): DateRange {
  if (wholeMonths(range) === 0 && weekday(range.from) === 1 && weekday(range.to) === 7) {
    const from = sameWeekLastYear(range.from);
    return { from, to: addDays(from, daysBetween(range.from, range.to)) };
  }
  const to = addMonths(range.to, -12);
  return { from: addMonths(range.from, -12), to: wholeMonths(range) > 0 ? periodEnd(to, 'MONTH') : to };
}

/** How a period is called: "Mar 2026", "2026 W09", "2026年3月". `start` is any day of it. */
export function label(start: BusinessDate, grain: Grain, locale: Locale): string {
  const { year, month, day } = partsOf(start);
  const quarter = Math.ceil(month / 3);
  if (grain === 'WEEK') {
    const iso = isoWeek(start);
    return locale === 'zh' ? `${iso.year}年第${iso.week}周` : `${iso.year} W${String(iso.week).padStart(2, '0')}`;
  }
  if (grain === 'YEAR') return locale === 'zh' ? `${year}年` : `${year}`;
  if (grain === 'QUARTER') return locale === 'zh' ? `${year}年第${quarter}季度` : `${year} Q${quarter}`;
  if (grain === 'MONTH') return locale === 'zh' ? `${year}年${month}月` : `${MONTH_NAMES[month - 1]} ${year}`;
  return locale === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTH_NAMES[month - 1]} ${year}`;
}

/** The same day `months` later, or the month's last day where it has no such day. */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + month - 1 + months;
  const target = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  return isoDate(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month)));
}

/** How many whole calendar months the range is; 0 if it is not made of whole months. */
function wholeMonths({ from, to }: DateRange): number {
  const next = addDays(to, 1);
  if (from > to || !from.endsWith('-01') || !next.endsWith('-01')) return 0;
  const start = partsOf(from);
  const end = partsOf(next);
  return (end.year - start.year) * 12 + end.month - start.month;
}

function sameWeekLastYear(monday: BusinessDate): BusinessDate {
  const { year, week } = isoWeek(monday);
  // 4 January is always in week 1, 28 December always in the last week
  const lastWeek = isoWeek(isoDate(year - 1, 12, 28)).week;
  return addDays(periodStart(isoDate(year - 1, 1, 4), 'WEEK'), (Math.min(week, lastWeek) - 1) * 7);
}
