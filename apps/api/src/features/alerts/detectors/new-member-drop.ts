import { forecast } from '@regulars/domain/forecast';
import { type DateRange, periodStart } from '@regulars/domain/period';
import { addDays, type BusinessDate, daysBetween } from '@regulars/domain/time';
import { sql } from 'kysely';
import { reportDb } from '../../../db.ts';
import type { Detector, Run } from '../detector.ts';
import { groupBy } from '../group-by.ts';
import { type Dropped, dropped } from './drops.ts';

/** So many weeks of history tell the season and how sure a forecast is. */
const WEEKS = 130;

/** A store's new members of a week, by its Monday; weeks without one may be missing. */
interface Week {
  org_id: string;
  week: BusinessDate;
  figure: number;
}

/** The last whole week and those before it. */
function wholeWeeks({ today }: Run): DateRange {
  const to = addDays(periodStart(today, 'WEEK'), -1);
  return { from: addDays(to, 1 - WEEKS * 7), to };
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

export const newMemberDrop: Detector = {
  kind: 'NEW_MEMBER_DROP',
  every: 'DAY',
  candidates: async (run) => {
    const weeks = wholeWeeks(run);
    const { rows } = await sql<Week>`
      select home_store_id as org_id, date_trunc('week', joined_on)::date as week, count(*)::int as figure from member
      where kind <> 'GUEST' and joined_on between ${weeks.from}::date and ${weeks.to}::date group by 1, 2`.execute(reportDb);
    return dropped('NEW_MEMBER_DROP', run, fallen(rows, weeks), sql`f.expected >= t.least`);
  },
};
