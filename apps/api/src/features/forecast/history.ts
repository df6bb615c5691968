import type { DateRange } from '@regulars/domain/period';
import { addDays, type BusinessDate, daysBetween } from '@regulars/domain/time';
import { systemViewer } from '../../viewer.ts';
import { Reports } from '../analytics/reports.ts';

/** The weeks that end before a Monday, as a range. */
export function weeksBefore(monday: BusinessDate, weeks: number): DateRange {
  return { from: addDays(monday, -7 * weeks), to: addDays(monday, -1) };
}

/** Revenue by week of every organisation, each with all below it; weeks of the range without sales are 0. Minor units. */
export async function weeklyRevenue(range: DateRange): Promise<Map<string, number[]>> {
  const reports = new Reports(systemViewer('forecast'));
  const [branch, tree] = await Promise.all([reports.branch(null), reports.tree()]);
  const { rows } = await reports.figures<{ org_id: string; period: BusinessDate }>({
    branch,
    filter: {},
    range,
    by: ['org_id'],
    grain: 'WEEK',
  });
  const weeks = (daysBetween(range.from, range.to) + 1) / 7;
  const histories = new Map<string, number[]>();
  for (const { org_id, period, revenue } of rows) {
    const at = daysBetween(range.from, period) / 7;
    for (let id: string | null = org_id; id !== null; id = tree.byId.get(id)?.parentId ?? null) {
      const history = histories.get(id) ?? Array.from({ length: weeks }, () => 0);
      history[at] = (history[at] ?? 0) + revenue;
      histories.set(id, history);
    }
  }
  return histories;
}
