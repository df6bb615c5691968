import type { Locale } from '@regulars/domain/errors';
import { DomainError } from '@regulars/domain/errors';
import type { PastError } from '@regulars/domain/forecast';
import { label, periodStart } from '@regulars/domain/period';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { businessDayAt } from '../../business-day.ts';
import { reportDb } from '../../db.ts';
import type { Reports } from '../analytics/reports.ts';
import { HORIZON, PAST_WEEKS } from './service.ts';

/** A week with what was told of it, what it brought, and the same week of the year before. Minor units. */
export interface ForecastPoint {
  from: BusinessDate;
  to: BusinessDate;
  label: string;
  /** Null: nothing was told of it. */
  expected: number | null;
  low: number | null;
  high: number | null;
  /** Null: it is not over yet. */
  actual: number | null;
  /** Null: nothing was sold then. */
  lastYear: number | null;
}

export interface BranchForecast {
  orgId: string;
  /** The Monday; null: there is too little history to tell anything. */
  madeOn: BusinessDate | null;
  seasonal: boolean;
  next: ForecastPoint[];
  past: ForecastPoint[];
  error: PastError;
}

const YEAR = 52;

/**
 * The weeks to come of a branch, and the last half year beside what was told of it `weeksAhead` weeks before each week's end.
 * @throws OUT_OF_BRANCH, NOT_FOUND, OUT_OF_RANGE (weeksAhead)
 */
export async function forecastOf(reports: Reports, orgId: string | null, weeksAhead: number, now: Date, locale: Locale) {
  if (weeksAhead < 1 || weeksAhead > HORIZON) throw new DomainError('OUT_OF_RANGE', { min: 1, max: HORIZON }, 'weeksAhead');
  const branch = await reports.branch(orgId);
  const monday = periodStart(businessDayAt({ time_zone: null, day_starts_at: null }, now), 'WEEK');
  const first = addDays(monday, -7 * PAST_WEEKS);
  const range = { from: addDays(first, -7 * YEAR), to: addDays(monday, -1) };
  const [told, { rows }] = await Promise.all([
    toldSince(branch.id, addDays(first, -7 * HORIZON)),
    reports.figures<{ period: BusinessDate }>({ branch, filter: {}, range, by: [], grain: 'WEEK' }),
  ]);
  const revenue = new Map(rows.map((row) => [row.period, row.revenue]));
  const madeOn = told.at(-1)?.made_on ?? null;
  const point = (week: BusinessDate, on: BusinessDate | null): ForecastPoint => {
    const found = told.find((row) => row.week === week && row.made_on === on);
    return {
      from: week,
      to: addDays(week, 6),
      label: label(week, 'WEEK', locale),
      expected: found?.expected ?? null,
      low: found?.low ?? null,
      high: found?.high ?? null,
      actual: week < monday ? (revenue.get(week) ?? 0) : null,
      lastYear: revenue.get(addDays(week, -7 * YEAR)) ?? null,
    };
  };
  const past = Array.from({ length: PAST_WEEKS }, (_, at) => addDays(first, 7 * at)).map((week) =>
    point(week, addDays(week, -7 * (weeksAhead - 1))),
  );
  const ahead = told.filter(({ made_on, week }) => made_on === madeOn && week >= monday);
  return {
    orgId: branch.id,
    madeOn: ahead.length > 0 ? madeOn : null,
    seasonal: ahead[0]?.seasonal ?? false,
    next: ahead.map(({ week }) => point(week, madeOn)),
    past,
    error: errorOf(past),
  } satisfies BranchForecast;
}

/** All that was told of a branch since a Monday, in order of time. */
function toldSince(orgId: string, monday: BusinessDate) {
  const told = reportDb.selectFrom('forecast_week').select(['made_on', 'week', 'seasonal', 'expected', 'low', 'high']);
  return told.where('org_id', '=', orgId).where('made_on', '>=', monday).orderBy('made_on').orderBy('week').execute();
}

/** Mean absolute errors over the weeks of which everything is known. */
function errorOf(past: readonly ForecastPoint[]): PastError {
  const known = past.flatMap(({ expected, actual, lastYear }) =>
    expected === null || actual === null || lastYear === null ? [] : [{ expected, actual, lastYear }],
  );
  const mean = (of: (week: (typeof known)[number]) => number) =>
    known.reduce((sum, week) => sum + Math.abs(week.actual - of(week)), 0) / Math.max(known.length, 1);
  return { forecasts: known.length, ours: Math.round(mean((week) => week.expected)), lastYear: Math.round(mean((week) => week.lastYear)) };
}
