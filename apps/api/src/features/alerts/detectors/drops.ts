import type { AlertKind } from '@regulars/domain/alerts';
import { forecast } from '@regulars/domain/forecast';
import { type DateRange, periodStart } from '@regulars/domain/period';
import { addDays, type BusinessDate, daysBetween } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import type { Run } from '../detector.ts';
import { groupBy } from '../group-by.ts';

/** So many weeks of history tell the season and how sure a forecast is. */
const WEEKS = 130;

/** A store's figure of a week, by its Monday; weeks without one may be missing. */
export interface Week {
  org_id: string;
  week: BusinessDate;
  figure: number;
}

/** The last whole week and those before it. */
export function wholeWeeks({ today }: Run): DateRange {
  const to = addDays(periodStart(today, 'WEEK'), -1);
  return { from: addDays(to, 1 - WEEKS * 7), to };
}

/** A store whose last whole week is below its forecast. */
interface Dropped {
  org_id: string;
  actual: number;
  expected: number;
  week: BusinessDate;
}

/** Each store's weeks before the last one make a forecast of it, which stands beside what it was. */
function fallen(weeks: readonly Week[], { from, to }: DateRange): Dropped[] {
  return [...groupBy(weeks, (week) => week.org_id)].flatMap(([org_id, list]) => {
    const figures = Array.from({ length: WEEKS }, () => 0);
    for (const { week, figure } of list) figures[daysBetween(from, week) / 7] = figure;
    const history = figures.slice(figures.findIndex((figure) => figure !== 0)); // before that there was no store
    const actual = history.at(-1);
    const expected = forecast(history.slice(0, -1), 1)?.points[0];
    if (actual === undefined || !expected || actual >= (expected.low ?? expected.expected)) return [];
    return [{ org_id, actual, expected: expected.expected, week: addDays(to, -6) }];
  });
}

/**
 * Candidates of a drop: below what past forecasts have been wrong by, and by `drop` percent at least.
 * @param worth a further condition on the thresholds (t) and the drop (f)
 */
export function dropped(kind: AlertKind, run: Run, weeks: readonly Week[], worth: RawBuilder<unknown>): RawBuilder<unknown> {
  const rows = fallen(weeks, wholeWeeks(run));
  return sql`
    select f.org_id::text as key, f.org_id, (case when f.actual < f.expected / 2 then 'CRITICAL' else 'WARNING' end)::alert_severity as severity,
      null::uuid as product_id, null::uuid as member_id, jsonb_build_object('week', f.week, 'actual', f.actual, 'expected', round(f.expected)) as subject
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(org_id uuid, actual float8, expected float8, week date)
    join ${run.settings.stores(kind)} on t.org_id = f.org_id
    where f.actual < f.expected * (1 - t.drop / 100) and ${worth}`;
}
