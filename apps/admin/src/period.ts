import { addMonths, type DateRange, type Grain, periodEnd, periodStart } from '@regulars/domain/period';
import { addDays, daysBetween } from '@regulars/domain/time';

export const GRAINS = ['YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY'] as const satisfies readonly Grain[];
export const COMPARISONS = ['NONE', 'PREVIOUS', 'SAME_LAST_YEAR'] as const;
type Comparison = (typeof COMPARISONS)[number];

/** Ranges by name, from today; each is whole days, both ends inclusive. */
const PRESETS = {
  last7: (today: string) => ({ from: addDays(today, -6), to: today }),
  last30: (today: string) => ({ from: addDays(today, -29), to: today }),
  last90: (today: string) => ({ from: addDays(today, -89), to: today }),
  thisMonth: (today: string) => ({ from: periodStart(today, 'MONTH'), to: today }),
  lastMonth: (today: string) => whole(addMonths(periodStart(today, 'MONTH'), -1), 'MONTH'),
  thisQuarter: (today: string) => ({ from: periodStart(today, 'QUARTER'), to: today }),
  last12: (today: string) => ({ from: addMonths(periodStart(today, 'MONTH'), -11), to: today }),
  thisYear: (today: string) => ({ from: periodStart(today, 'YEAR'), to: today }),
  lastYear: (today: string) => whole(addMonths(periodStart(today, 'YEAR'), -12), 'YEAR'),
} satisfies Record<string, (today: string) => DateRange>;

export type Preset = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[]; // keys of a const object

const whole = (day: string, grain: Grain): DateRange => ({ from: periodStart(day, grain), to: periodEnd(day, grain) });

/** What a page shows figures of. */
export interface PeriodChoice {
  preset: Preset | 'custom';
  range: DateRange;
  grain: Grain;
  compare: Comparison;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const among = <const T extends string>(value: string | null, allowed: readonly T[]): T | undefined =>
  allowed.find((item) => item === value);

/** Reads the choice out of an address; what is missing or wrong there falls back to the last 30 days by day. */
export function readPeriod(params: URLSearchParams, today: string): PeriodChoice {
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? ''];
  const custom = DAY.test(from) && DAY.test(to) && from <= to;
  const preset = custom ? 'custom' : (among(params.get('period'), PRESET_NAMES) ?? 'last30');
  const range = preset === 'custom' ? { from, to } : PRESETS[preset](today);
  return {
    preset,
    range,
    grain: among(params.get('grain'), GRAINS) ?? grainFor(range),
    compare: among(params.get('compare'), COMPARISONS) ?? 'SAME_LAST_YEAR',
  };
}

/** The grain that gives a readable number of points. */
export function grainFor({ from, to }: DateRange): Grain {
  const days = daysBetween(from, to) + 1;
  if (days <= 62) return 'DAY';
  if (days <= 180) return 'WEEK';
  return days <= 366 * 3 ? 'MONTH' : 'QUARTER';
}

/** One step into a point of a trend: its own range, one grain finer. Null at the day, where there is nothing finer. */
export function drill(start: string, grain: Grain): { range: DateRange; grain: Grain } | null {
  const finer: Record<Grain, Grain | null> = { YEAR: 'MONTH', QUARTER: 'MONTH', MONTH: 'DAY', WEEK: 'DAY', DAY: null };
  const next = finer[grain];
  return next && { range: whole(start, grain), grain: next };
}
