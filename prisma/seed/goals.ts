import { addMonths, periodStart } from '../../packages/domain/src/period.ts';
import type { Store } from './orgs.ts';
import type { Random } from './random.ts';
import type { Facts } from './sales.ts';
import type { Team } from './staff.ts';
import type { Row } from './table.ts';
import type { World } from './world.ts';

/** Managers began to set goals so many months ago. */
const MONTHS = 6;
/** Minor units to which a goal is rounded: nobody says 12,345.67. */
const ROUND = 50_000;

/** What managers ask of their people: about the mean of the month before and of the same month of the year before. */
export function makeGoals(world: World, teams: Map<Store, Team>, { lines }: Facts, random: Random): Row<'staff_goal'>[] {
  const sold = new Map<string, number>();
  for (const { employee_id, business_date, amount } of lines) {
    const key = `${employee_id} ${String(business_date).slice(0, 7)}`;
    sold.set(key, (sold.get(key) ?? 0) + Number(amount));
  }
  const current = periodStart(world.today, 'MONTH');
  const goals: Row<'staff_goal'>[] = [];
  for (const { cashier, sellers } of teams.values()) {
    for (const { id } of new Set([cashier, ...sellers])) {
      for (let back = MONTHS - 1; back >= 0; back--) {
        const month = addMonths(current, -back);
        const soldIn = (of: string) => sold.get(`${id} ${of.slice(0, 7)}`) ?? 0;
        const [before, lastYear] = [soldIn(addMonths(month, -1)), soldIn(addMonths(month, -12))];
        const base = lastYear > 0 ? (before + lastYear) / 2 : before;
        const revenue = Math.round((base * random.between(0.9, 1.15)) / ROUND) * ROUND;
        const new_members = random.int(2, 6);
        if (revenue > 0) goals.push({ employee_id: id, month, revenue, orders: null, new_members });
      }
    }
  }
  return goals;
}
