// What the next weeks will sell. A week of the year sells like the same week a year ago and its neighbours (¼, ½, ¼: holidays
// move by days), times how this year goes beside the last one (growth of the last 13 weeks, half of it believed, as one quarter
// is noisy). With less than a year and a quarter of history the last eight weeks' mean has to do. A seasonal naive method with
// drift in the sense of Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 5.2; nothing is fitted, so a
// manager can recompute it. How wrong it has been is measured by forecasting the past from what was known then.

const YEAR = 52;
const GROWTH_WEEKS = 13;
const BELIEVED = 0.5;
const LEVEL_WEEKS = 8;
const BACKTESTS = 26;
/** The middle 80 % of past errors is the interval. */
const TAIL = 0.1;
const LEAST_ERRORS = 10;

interface ForecastPoint {
  expected: number;
  /** The middle 80 % of what past forecasts would have made of it; null without enough of them. */
  low: number | null;
  high: number | null;
}

export interface Forecast {
  method: 'SEASONAL' | 'LEVEL';
  /** The weeks after the last one given, in order. */
  points: ForecastPoint[];
  /** How good the forecasts of the last half year were; null where there was too little history to make any. */
  past: PastError | null;
}

export interface PastError {
  /** Mean absolute error of this method, in the unit of the figures. */
  ours: number;
  /** The same of "as the same week last year". */
  lastYear: number;
  forecasts: number;
}

/** Forecasts `horizon` weeks from weekly figures, oldest first, without gaps. Undefined below eight weeks of history. */
export function forecast(weeks: readonly number[], horizon: number): Forecast | undefined {
  if (weeks.length < LEVEL_WEEKS) return undefined;
  const errors = backtest(weeks, horizon);
  const ratios = errors
    .filter(({ expected }) => expected > 0)
    .map(({ actual, expected }) => actual / expected)
    .sort((a, b) => a - b);
  const bound = (share: number) => (ratios.length < LEAST_ERRORS ? null : (ratios[Math.round(share * (ratios.length - 1))] ?? null));
  const [low, high] = [bound(TAIL), bound(1 - TAIL)];
  const points = Array.from({ length: horizon }, (_, ahead) => {
    const expected = expectedWeek(weeks, ahead);
    return { expected, low: low === null ? null : expected * Math.min(low, 1), high: high === null ? null : expected * Math.max(high, 1) };
  });
  return { method: isSeasonal(weeks) ? 'SEASONAL' : 'LEVEL', points, past: pastError(errors) };
}

function isSeasonal(weeks: readonly number[]): boolean {
  return weeks.length >= YEAR + GROWTH_WEEKS;
}

/** The week `ahead` weeks after the next one. */
function expectedWeek(weeks: readonly number[], ahead: number): number {
  if (!isSeasonal(weeks)) return mean(weeks.slice(-LEVEL_WEEKS));
  const lastYear = weeks.length + (ahead % YEAR) - YEAR;
  const [before, same, after] = [-1, 0, 1].map((offset) => weeks[Math.min(lastYear + offset, weeks.length - 1)] ?? 0);
  return growth(weeks) * (0.25 * (before ?? 0) + 0.5 * (same ?? 0) + 0.25 * (after ?? 0));
}

function growth(weeks: readonly number[]): number {
  const recent = mean(weeks.slice(-GROWTH_WEEKS));
  const lastYear = mean(weeks.slice(-GROWTH_WEEKS - YEAR, -YEAR));
  return lastYear > 0 ? 1 + BELIEVED * (recent / lastYear - 1) : 1;
}

interface PastForecast {
  actual: number;
  expected: number;
  lastYear: number;
}

/** Forecasts of each of the last weeks, made at every distance up to the horizon from what was known then. */
function backtest(weeks: readonly number[], horizon: number): PastForecast[] {
  const made: PastForecast[] = [];
  for (let target = weeks.length - BACKTESTS; target < weeks.length; target++) {
    for (let ahead = 0; ahead < horizon; ahead++) {
      const known = weeks.slice(0, Math.max(0, target - ahead));
      const [actual, lastYear] = [weeks[target], weeks[target - YEAR]];
      if (!isSeasonal(known) || actual === undefined || lastYear === undefined) continue;
      made.push({ actual, lastYear, expected: expectedWeek(known, ahead) });
    }
  }
  return made;
}

function pastError(made: readonly PastForecast[]): PastError | null {
  if (made.length === 0) return null;
  return {
    ours: mean(made.map(({ actual, expected }) => Math.abs(actual - expected))),
    lastYear: mean(made.map(({ actual, lastYear }) => Math.abs(actual - lastYear))),
    forecasts: made.length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / Math.max(values.length, 1);
}
