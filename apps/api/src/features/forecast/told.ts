import { addDays, type BusinessDate } from '@regulars/domain/time';
import { reportDb } from '../../db.ts';
import { weeklyRevenue, weeksBefore } from './history.ts';

/** What was told of an organisation's week, with all below it, and what the week brought. Minor units. */
interface ToldWeek {
  org_id: string;
  expected: number;
  low: number | null;
  actual: number;
}

/** What was told of the week that begins on a Monday, on that Monday, of every organisation that was told anything. */
export async function toldOf(monday: BusinessDate): Promise<ToldWeek[]> {
  const [told, actual] = await Promise.all([
    reportDb
      .selectFrom('forecast_week')
      .select(['org_id', 'expected', 'low'])
      .where('made_on', '=', monday)
      .where('week', '=', monday)
      .execute(),
    weeklyRevenue(weeksBefore(addDays(monday, 7), 1)),
  ]);
  return told.map((row) => ({ ...row, actual: actual.get(row.org_id)?.[0] ?? 0 }));
}
