import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Goals } from '@regulars/domain/goals';
import { formatMoney, minor } from '@regulars/domain/money';
import { addMonths, periodEnd, periodStart } from '@regulars/domain/period';
import type { BusinessDate } from '@regulars/domain/time';
import { chain } from '../../chain.ts';
import { inBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

export interface GoalChange {
  employeeId: string;
  /** Any day of it. */
  month: BusinessDate;
  /** What is left out stays; null takes the goal back. Revenue in minor units. */
  revenue?: number | null | undefined;
  orders?: number | null | undefined;
  newMembers?: number | null | undefined;
}

const NAMES = ['revenue', 'orders', 'newMembers'] as const;
const MOST = 1_000_000;
const MONTHS_AHEAD = 24;
const COLUMNS = { revenue: 'revenue', orders: 'orders', newMembers: 'new_members' } as const;

/**
 * Sets what an employee of the viewer's branch is to reach in a month.
 * @param today the chain's business day: a month that is over keeps its goals
 * @throws NOT_FOUND, ARCHIVED (employeeId), MONTH_OVER, TOO_LARGE (month), NOT_POSITIVE, TOO_LARGE
 */
export async function setGoal(tx: Tx, viewer: Viewer, input: GoalChange, today: BusinessDate): Promise<void> {
  const { employeeId } = input;
  const month = periodStart(input.month, 'MONTH');
  const employee = await tx // locked: two changes of one goal come one after the other
    .selectFrom('employee')
    .select(['org_id', 'archived_at'])
    .where('id', '=', employeeId)
    .forUpdate()
    .executeTakeFirst();
  if (!employee || !inBranch(viewer, employee.org_id)) throw new DomainError('NOT_FOUND', {}, 'employeeId');
  if (employee.archived_at) throw new DomainError('ARCHIVED', {}, 'employeeId');
  if (periodEnd(month, 'MONTH') < today) throw new DomainError('MONTH_OVER', {}, 'month');
  const last = addMonths(periodStart(today, 'MONTH'), MONTHS_AHEAD);
  if (month > last) throw new DomainError('TOO_LARGE', { max: last }, 'month');
  const before = (await goalsOf(tx, [employeeId], month)).get(employeeId) ?? NONE;
  const after = { ...before };
  for (const name of NAMES) {
    const value = input[name];
    if (value === undefined) continue;
    if (value !== null) checkGoal(name, value);
    after[name] = value;
  }
  await write(tx, employeeId, month, after);
  const entry = { action: 'employee.setGoal', entity: 'Employee', id: employeeId, orgId: employee.org_id } as const;
  await audit(tx, viewer, { ...entry, before: { month: null, ...before }, after: { month, ...after } });
}

/** @throws NOT_POSITIVE, TOO_LARGE */
function checkGoal(name: (typeof NAMES)[number], value: number): void {
  const shown = name === 'revenue' ? formatMoney(minor(value), chain().minorDigits) : value;
  if (value <= 0) throw new DomainError('NOT_POSITIVE', { value: shown }, name);
  if (name !== 'revenue' && value > MOST) throw new DomainError('TOO_LARGE', { max: MOST }, name);
}

const NONE: Goals = { revenue: null, orders: null, newMembers: null };

async function write(tx: Tx, employee_id: string, month: BusinessDate, goals: Goals): Promise<void> {
  if (NAMES.every((name) => goals[name] === null)) {
    await tx.deleteFrom('staff_goal').where('employee_id', '=', employee_id).where('month', '=', month).execute();
    return;
  }
  const columns = Object.fromEntries(NAMES.map((name) => [COLUMNS[name], goals[name]]));
  await tx
    .insertInto('staff_goal')
    .values({ employee_id, month, ...columns })
    .onConflict((known) => known.columns(['employee_id', 'month']).doUpdateSet(columns))
    .execute();
}

/** The goals of a month, by employee; who has none is not in it. */
export async function goalsOf(
  on: Pick<Tx, 'selectFrom'>,
  employeeIds: readonly string[],
  month: BusinessDate,
): Promise<Map<string, Goals>> {
  if (employeeIds.length === 0) return new Map();
  const goals = on.selectFrom('staff_goal').select(['employee_id', 'revenue', 'orders', 'new_members as newMembers']);
  const rows = await goals.where('month', '=', month).where('employee_id', 'in', employeeIds).execute();
  return new Map(rows.map(({ employee_id, ...set }) => [employee_id, set]));
}

/** The goals of an employee by month, from one on. */
export async function goalsSince(on: Pick<Tx, 'selectFrom'>, employeeId: string, month: BusinessDate): Promise<Map<BusinessDate, Goals>> {
  const goals = on.selectFrom('staff_goal').select(['month', 'revenue', 'orders', 'new_members as newMembers']);
  const rows = await goals.where('employee_id', '=', employeeId).where('month', '>=', month).execute();
  return new Map(rows.map(({ month: of, ...set }) => [of, set]));
}
