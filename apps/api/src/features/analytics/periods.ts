import {
  type DateRange,
  type Grain,
  label,
  periodsBetween,
  periodEnd,
  periodStart,
  previousRange,
  sameRangeLastYear,
} from '@regulars/domain/period';
import { addDays, daysBetween } from '@regulars/domain/time';
import type { Locale } from '@regulars/domain/errors';

export type Comparison = 'PREVIOUS' | 'SAME_LAST_YEAR';

/** A period of a trend, cut to the range that was asked for. */
export interface Point extends DateRange {
  label: string;
}

/** The periods of a range, the first and the last cut to it. */
export function pointsOf(range: DateRange, grain: Grain, locale: Locale): Point[] {
  return periodsBetween(range.from, range.to, grain, locale).map((period) => ({
    from: period.start < range.from ? range.from : period.start,
    to: period.end > range.to ? range.to : period.end,
    label: period.label,
  }));
}

/** The period that each point is compared with; undefined where the earlier range has fewer periods. */
export function comparedWith(
  points: readonly Point[],
  range: DateRange,
  grain: Grain,
  comparison: Comparison,
  locale: Locale,
): (Point | undefined)[] {
  if (comparison === 'PREVIOUS') {
    const earlier = pointsOf(previousRange(range), grain, locale);
    return points.map((_, place) => earlier[place]);
  }
  return points.map((point) => yearBefore(point, grain, locale));
}

/** The same period a year before (a week by its number), cut as this one is. */
function yearBefore(point: DateRange, grain: Grain, locale: Locale): Point {
  const whole = { from: periodStart(point.from, grain), to: periodEnd(point.from, grain) };
  const before = sameRangeLastYear(whole);
  const cutAt = (day: string) => addDays(before.from, daysBetween(whole.from, day));
  const to = point.to === whole.to || cutAt(point.to) > before.to ? before.to : cutAt(point.to);
  return { from: cutAt(point.from), to, label: label(before.from, grain, locale) };
}

/** The earlier range that a whole one is compared with. */
export function earlierRange(range: DateRange, comparison: Comparison | null | undefined): DateRange | undefined {
  if (!comparison) return undefined;
  return comparison === 'PREVIOUS' ? previousRange(range) : sameRangeLastYear(range);
}

/** A range in words; a whole period by its name. */
export function rangeLabel(range: DateRange, locale: Locale): string {
  const grains: Grain[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
  const grain = grains.find(
    (candidate) => periodStart(range.from, candidate) === range.from && periodEnd(range.from, candidate) === range.to,
  );
  return grain ? label(range.from, grain, locale) : `${range.from} – ${range.to}`;
}
