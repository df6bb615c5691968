import type { DateRange } from '@regulars/domain/period';
import { sql } from 'kysely';
import { type Branch, within } from '../analytics/branch.ts';
import type { Measures } from '../analytics/measures.ts';
import { inRange } from '../analytics/read.ts';
import type { Reports } from '../analytics/reports.ts';

/** What each employee sold in a branch. */
export async function soldBy(reports: Reports, branch: Branch, range: DateRange): Promise<Map<string, Measures>> {
  const { rows } = await reports.figures<{ employee_id: string }>({ branch, filter: {}, range, by: ['employee_id'] });
  return new Map(rows.map((row) => [row.employee_id, row]));
}

/** How many members of the branch each employee won; straight from the members. */
export async function recruitedBy(reports: Reports, branch: Branch, { from, to }: DateRange): Promise<Map<string, number>> {
  const rows = await reports.facts<{ recruiter_id: string; members: number }>(sql`
    select recruiter_id, count(*)::int as members from member
    where ${within(branch, 'home_store_id')} and joined_on between ${from}::date and ${to}::date and kind <> 'GUEST' and recruiter_id is not null
    group by recruiter_id`);
  return new Map(rows.map((row) => [row.recruiter_id, row.members]));
}

/** How an employee served, straight from the facts. */
export interface Served {
  /** Different members; guests are not counted. */
  members: number;
  /** Sales to members. */
  memberOrders: number;
}

export async function servedBy(reports: Reports, branch: Branch, range: DateRange, ids: readonly string[]): Promise<Map<string, Served>> {
  const place = inRange({ branch }, [range]);
  const rows = await reports.facts<Served & { employee_id: string }>(sql`
    select employee_id, count(distinct member_id)::int as members, count(*)::int as "memberOrders" from (
      select distinct l.employee_id, s.member_id, s.id
      from sale s join sale_line l on l.member_id = s.member_id and l.sale_id = s.id and ${place('l')}
      where ${place('s')} and s.kind = 'SALE' and not s.guest and l.employee_id = any(${ids}::uuid[])
    ) sales group by employee_id`);
  return new Map(rows.map(({ employee_id, ...served }) => [employee_id, served]));
}
