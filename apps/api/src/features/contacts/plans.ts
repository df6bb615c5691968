import { newId } from '@regulars/db/ids';
import type { AssigneeRule, FollowUpTrigger } from '@regulars/db/generated/kysely-enums';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Minor } from '@regulars/domain/money';
import { requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { between, moneyText } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { checkColleague } from './store.ts';

type Plan = Selectable<DB['follow_up_plan']>;

/** What is not given stays as it is; null empties. */
export interface PlanChange {
  name?: string | null | undefined;
  days?: number | null | undefined;
  assignee?: AssigneeRule | null | undefined;
  employeeId?: string | null | undefined;
  text?: string | null | undefined;
  minAmount?: Minor | null | undefined;
  perDay?: number | null | undefined;
  enabled?: boolean | null | undefined;
}

export interface NewPlan extends PlanChange {
  name: string;
  trigger: FollowUpTrigger;
  days: number;
  assignee: AssigneeRule;
  text: string;
}

/** At most so many win-backs a day for a store, where the plan does not say. */
const PER_DAY = 10;

/** What belongs together: whom EMPLOYEE names, from which amount a purchase counts, how many win-backs a day. */
async function columns(tx: Tx, viewer: Viewer, before: Pick<Plan, 'trigger'> & Partial<Plan>, input: PlanChange): Promise<Partial<Plan>> {
  const { name, days, assignee = before.assignee, text, minAmount, perDay, enabled } = input;
  const { trigger } = before;
  const employee_id = input.employeeId === undefined ? (before.employee_id ?? null) : input.employeeId;
  if (assignee === 'EMPLOYEE' && employee_id === null) throw new DomainError('REQUIRED', {}, 'employeeId');
  await checkColleague(tx, viewer, input.employeeId ?? null, 'employeeId');
  return {
    ...(name !== undefined && { name: requiredText(name, 'name', 100) }),
    ...(days != null && { days: between(days, trigger === 'WIN_BACK' ? 1 : 0, 3650, 'days') }),
    ...(assignee != null && { assignee, employee_id: assignee === 'EMPLOYEE' ? employee_id : null }),
    ...(text !== undefined && { text: requiredText(text, 'text', 500) }),
    ...(minAmount !== undefined && trigger === 'AFTER_PURCHASE' && { min_amount: checkAmount(minAmount) }),
    ...(perDay != null && trigger === 'WIN_BACK' && { per_day: between(perDay, 1, 1000, 'perDay') }),
    ...(enabled != null && { enabled }),
  };
}

/** @throws NOT_POSITIVE */
function checkAmount(amount: Minor | null): Minor | null {
  if (amount !== null && amount <= 0) throw new DomainError('NOT_POSITIVE', { value: moneyText(amount) }, 'minAmount');
  return amount;
}

/** @returns the new plan's id. @throws REQUIRED, TOO_LONG, TOO_SMALL, TOO_LARGE, NOT_POSITIVE, NOT_FOUND, ARCHIVED, each with its field */
export async function createPlan(tx: Tx, viewer: Viewer, input: NewPlan, now: Date): Promise<string> {
  const { trigger, name, days, assignee, text } = input;
  const per_day = trigger === 'WIN_BACK' ? PER_DAY : null;
  const given = { name, days, assignee, text, per_day, ...(await columns(tx, viewer, { trigger }, input)) };
  const row = { id: newId(now), trigger, ...given, created_at: now };
  await tx.insertInto('follow_up_plan').values(row).execute();
  await audit(tx, viewer, { action: 'followUpPlan.create', entity: 'FollowUpPlan', id: row.id, orgId: null, after: row });
  return row.id;
}

/** Follow-ups that it made already stay as they are. @throws NOT_FOUND, ARCHIVED (id) and those of `createPlan` */
export async function updatePlan(tx: Tx, viewer: Viewer, id: string, input: PlanChange): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  await set(tx, viewer, before, await columns(tx, viewer, before, input), 'update');
}

/** @throws NOT_FOUND */
export async function archivePlan(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const before = await find(tx, id);
  if (!before.archived_at) await set(tx, viewer, before, { archived_at: now }, 'archive');
}

/** @throws NOT_FOUND */
export async function restorePlan(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) await set(tx, viewer, before, { archived_at: null }, 'restore');
}

async function set(tx: Tx, viewer: Viewer, before: Plan, change: Partial<Plan>, verb: string): Promise<void> {
  await tx.updateTable('follow_up_plan').set(change).where('id', '=', before.id).execute();
  const action = `followUpPlan.${verb}` as const;
  const after = { ...before, ...change };
  await audit(tx, viewer, { action, entity: 'FollowUpPlan', id: before.id, orgId: null, before: { ...before }, after });
}

async function find(tx: Tx, id: string): Promise<Plan> {
  const plan = await tx.selectFrom('follow_up_plan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!plan) throw new DomainError('NOT_FOUND', {}, 'id');
  return plan;
}
