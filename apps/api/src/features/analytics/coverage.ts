import type { DateRange } from '@regulars/domain/period';
import { periodEnd } from '@regulars/domain/period';
import { addDays, type BusinessDate } from '@regulars/domain/time';

/** How far the rollups can be trusted for one branch of the tree. */
export interface Trust {
  foldedThrough: BusinessDate | null;
  monthsThrough: BusinessDate | null;
  /** Folded days on which some store of the branch got a later fact. */
  dirtyDays: ReadonlySet<BusinessDate>;
  /** First days of the months in which some store of the branch has a day newer than its month; holds the months of the dirty days. */
  dirtyMonths: ReadonlySet<BusinessDate>;
}

/** Where each day of a range is read from; together the parts are the range, and no day is in two. */
export interface Coverage {
  /** First days of months read from the month tier. */
  months: BusinessDate[];
  /** Read from the day tier. */
  days: DateRange[];
  /** Folded, but newer facts came: clean stores from the day tier, dirty ones from the facts. */
  dirty: BusinessDate[];
  /** Not folded yet: read from the facts. */
  open: DateRange[];
}

/** The shapes of rollup that a query can use. */
export interface Tiers {
  months: boolean;
  days: boolean;
}

/**
 * Covers the range with the largest pieces: whole folded months, then folded days, then the facts. The last month of the
 * month tier holds the days so far, so it serves a range that takes all of those.
 */
export function cover(range: DateRange, trust: Trust, tiers: Tiers): Coverage {
  const coverage: Coverage = { months: [], days: [], dirty: [], open: [] };
  for (let from = range.from; from <= range.to;) {
    const month = tiers.months ? wholeMonth(from, range.to, trust) : undefined;
    if (month !== undefined) {
      coverage.months.push(from);
      from = addDays(month, 1);
    } else {
      const end = least(range.to, periodEnd(from, 'MONTH'));
      coverDays({ from, to: end }, trust, tiers, coverage);
      from = addDays(end, 1);
    }
  }
  return coverage;
}

/** The last day that the month row of the month beginning at `from` holds, if that row is right and within the range. */
function wholeMonth(from: BusinessDate, to: BusinessDate, { monthsThrough, dirtyMonths }: Trust): BusinessDate | undefined {
  if (monthsThrough === null || from > monthsThrough || !from.endsWith('-01') || dirtyMonths.has(from)) return undefined;
  const last = least(periodEnd(from, 'MONTH'), monthsThrough);
  return last <= to ? last : undefined;
}

function coverDays(range: DateRange, { foldedThrough, dirtyDays }: Trust, tiers: Tiers, into: Coverage): void {
  const lastFolded = tiers.days && foldedThrough !== null ? least(foldedThrough, range.to) : addDays(range.from, -1);
  for (let day = range.from; day <= lastFolded; day = addDays(day, 1)) {
    if (dirtyDays.has(day)) into.dirty.push(day);
    else append(into.days, day, day);
  }
  const from = lastFolded < range.from ? range.from : addDays(lastFolded, 1);
  if (from <= range.to) append(into.open, from, range.to);
}

/** Adds to the last range where it goes on without a gap. */
function append(ranges: DateRange[], from: BusinessDate, to: BusinessDate): void {
  const last = ranges.at(-1);
  if (last && addDays(last.to, 1) === from) last.to = to;
  else ranges.push({ from, to });
}

function least(a: BusinessDate, b: BusinessDate): BusinessDate {
  return a < b ? a : b;
}
