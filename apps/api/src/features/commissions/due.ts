import type { Db } from '@regulars/db/kysely';
import { type DateRange, periodEnd, periodStart } from '@regulars/domain/period';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';

/** What an employee has to get for a month, or got. */
export interface Due {
  employeeId: string;
  /** The first day of the month. */
  month: BusinessDate;
  /** Minor units: of the month itself what was earned, and what was taken back, as a negative number. */
  earned: number;
  takenBack: number;
  /** What of earlier months stands on it: came after these were paid, or was not paid with them. */
  carried: number;
  /** All of it. */
  amount: number;
  /** With which it was paid; null: not yet. */
  statementId: string | null;
}

/** The month of a day. */
export function monthOf(day: BusinessDate): DateRange {
  const first = periodStart(day, 'MONTH');
  return { from: first, to: periodEnd(first, 'MONTH') };
}

interface Asked {
  month: DateRange;
  /** Of these alone; null: of everybody. */
  employeeIds: readonly string[] | null;
  /** Who works in these; null: anywhere. */
  orgs: readonly string[] | null;
}

/**
 * What employees have for a month. Where it is paid, what its statement holds; where it is not, all that no statement holds up to its end:
 * also what was carried. Who has nothing is left out; the largest amount first.
 */
export async function duesOf(on: Db, { month, employeeIds, orgs }: Asked): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with who as (
      select id from employee
      where (${employeeIds ?? null}::uuid[] is null or id = any(${employeeIds ?? null}::uuid[]))
        and (${orgs ?? null}::uuid[] is null or org_id = any(${orgs ?? null}::uuid[]))
    ), paid as (
      select s.id, s.employee_id from commission_statement s join who on who.id = s.employee_id where s.month = ${month.from}::date
    ), counted as (
      select c.employee_id, c.day, c.amount, c.statement_id
      from paid join commission c on c.employee_id = paid.employee_id and c.statement_id = paid.id
      union all
      select c.employee_id, c.day, c.amount, null
      from who join commission c on c.employee_id = who.id and c.statement_id is null and c.day <= ${month.to}::date
      where who.id not in (select employee_id from paid)
    )
    select employee_id as "employeeId", ${month.from}::date as month, statement_id as "statementId",
      coalesce(sum(amount) filter (where amount > 0 and day >= ${month.from}::date), 0)::bigint as earned,
      coalesce(sum(amount) filter (where amount < 0 and day >= ${month.from}::date), 0)::bigint as "takenBack",
      coalesce(sum(amount) filter (where day < ${month.from}::date), 0)::bigint as carried,
      sum(amount)::bigint as amount
    from counted group by employee_id, statement_id order by sum(amount) desc, employee_id`.execute(on);
  return rows;
}
