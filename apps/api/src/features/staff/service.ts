import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { mayGrant, type Role } from '@regulars/domain/permissions';
import { normalizePhone } from '@regulars/domain/phone';
import { checkCode, optionalText, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { unique } from '../../input.ts';
import { publish } from '../../publish.ts';
import { inBranch, requireBranch, type Viewer } from '../../viewer.ts';
import { audit, type Change } from '../audit/service.ts';
import { createAccount, removeSecondFactor, replacePassword, revokeSessions, unlock } from '../auth/service.ts';

type Employee = Selectable<DB['employee']>;

interface Details {
  /** Staff number, unique in the chain. */
  code: string;
  name: string;
  orgId: string;
  position?: string | null;
  phone?: string | null;
  joinedOn?: string | null;
}

interface SignIn {
  email: string;
  password: string;
}

export interface NewEmployee extends Details {
  role?: Role | null;
  /** Needs a role. */
  account?: SignIn | null;
}

/** Fields that are not given stay as they are; null empties. */
export type EmployeeChange = { [Field in keyof Details]?: Details[Field] | null };

/** @throws BAD_PHONE */
function phoneOf(text: string | null): string | null {
  if (!text?.trim()) return null;
  try {
    return normalizePhone(text);
  } catch (error) {
    throw error instanceof DomainError ? error.at('phone') : error;
  }
}

/** The columns of what was given. @throws REQUIRED, TOO_LONG, BAD_PHONE */
function columns(input: EmployeeChange): Partial<Omit<Employee, 'id' | 'joined_on'>> & { joined_on?: string | null } {
  return {
    ...(input.code !== undefined && { code: checkCode(input.code, 'code') }),
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 100) }),
    ...(input.orgId !== undefined && { org_id: requiredText(input.orgId, 'orgId', 36) }),
    ...(input.position !== undefined && { position: optionalText(input.position, 'position', 100) }),
    ...(input.phone !== undefined && { phone: phoneOf(input.phone) }),
    ...(input.joinedOn !== undefined && { joined_on: input.joinedOn }),
  };
}

/** Nobody hands out, or lays hands on, more rights than he has. @throws FORBIDDEN */
function requireRank(viewer: Viewer, role: Role | null, field: string): void {
  if (role === null || viewer.kind === 'system') return;
  if (viewer.kind !== 'employee' || !mayGrant(viewer.role, role)) throw new DomainError('FORBIDDEN', {}, field);
}

/** The place of work must be in the branch and open; the owner's and the head-office manager's rights are for the whole chain. */
async function checkPlace(tx: Tx, viewer: Viewer, orgId: string, role: Role | null): Promise<void> {
  const org = await tx.selectFrom('org').select(['parent_id', 'archived_at']).where('id', '=', orgId).forShare().executeTakeFirst();
  if (!org) throw new DomainError('NOT_FOUND', {}, 'orgId');
  requireBranch(viewer, orgId, 'orgId');
  if (org.archived_at) throw new DomainError('ARCHIVED', {}, 'orgId');
  if (org.parent_id !== null && (role === 'OWNER' || role === 'HEAD_OFFICE_MANAGER')) throw new DomainError('HEAD_OFFICE_ONLY', {}, 'role');
}

/** The employee, locked. Who works in another branch does not exist. @throws NOT_FOUND, FORBIDDEN: of higher rank than the viewer */
async function find(tx: Tx, viewer: Viewer, id: string): Promise<Employee> {
  const employee = await tx.selectFrom('employee').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!employee || !inBranch(viewer, employee.org_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  requireRank(viewer, employee.role, 'id');
  return employee;
}

async function findActive(tx: Tx, viewer: Viewer, id: string): Promise<Employee> {
  const employee = await find(tx, viewer, id);
  if (employee.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  return employee;
}

async function findUser(tx: Tx, viewer: Viewer, id: string): Promise<Employee & { user_id: string }> {
  const employee = await findActive(tx, viewer, id);
  if (employee.user_id === null) throw new DomainError('NO_ACCOUNT', {}, 'id');
  return { ...employee, user_id: employee.user_id };
}

/** The audit row, and the event at which live connections are looked at anew. */
async function record(
  tx: Tx,
  viewer: Viewer,
  employee: Pick<Employee, 'id' | 'org_id'>,
  change: Pick<Change, 'action' | 'before' | 'after'>,
): Promise<void> {
  await audit(tx, viewer, { entity: 'Employee', id: employee.id, orgId: employee.org_id, ...change });
  await publish(tx, new Date(), [
    { kind: 'staff.changed', orgId: employee.org_id, payload: { employeeId: employee.id, action: change.action } },
  ]);
}

/** Someone who works in the viewer's branch, with or without an account to sign in. @returns the id */
export async function createEmployee(tx: Tx, viewer: Viewer, input: NewEmployee): Promise<string> {
  const role = input.role ?? null;
  requireRank(viewer, role, 'role');
  await checkPlace(tx, viewer, input.orgId, role);
  if (input.account && role === null) throw new DomainError('REQUIRED', {}, 'role');
  const { code = '', name = '', ...rest } = columns(input);
  const now = new Date();
  const row = { ...rest, id: newId(now), org_id: input.orgId, code, name, role, created_at: now };
  await unique('code', code, tx.insertInto('employee').values(row).execute());
  await record(tx, viewer, row, { action: 'employee.create', after: row });
  if (input.account) await openAccount(tx, viewer, row.id, input.account);
  return row.id;
}

/** Gives an employee with a role an e-mail and a first password. @throws DUPLICATE, WEAK_PASSWORD, BAD_EMAIL, REQUIRED: no role yet */
export async function openAccount(tx: Tx, viewer: Viewer, id: string, { email, password }: SignIn): Promise<void> {
  const employee = await findActive(tx, viewer, id);
  if (employee.user_id !== null) throw new DomainError('DUPLICATE', { value: email }, 'email');
  if (employee.role === null) throw new DomainError('REQUIRED', {}, 'role');
  const user_id = await createAccount(tx, { email, password, name: employee.name });
  await tx.updateTable('employee').set({ user_id }).where('id', '=', id).execute();
  await record(tx, viewer, employee, { action: 'employee.openAccount', after: { email: email.trim().toLowerCase() } });
}

/** @throws NOT_FOUND, ARCHIVED, OUT_OF_BRANCH, DUPLICATE and those of bad values */
export async function updateEmployee(tx: Tx, viewer: Viewer, id: string, input: EmployeeChange): Promise<void> {
  const employee = await findActive(tx, viewer, id);
  const change = columns(input);
  if (Object.keys(change).length === 0) return;
  if (change.org_id !== undefined) await checkPlace(tx, viewer, change.org_id, employee.role);
  await unique('code', change.code ?? '', tx.updateTable('employee').set(change).where('id', '=', id).execute());
  const before = Object.fromEntries(Object.entries(employee).filter(([column]) => column in change));
  await record(tx, viewer, employee, { action: 'employee.update', before, after: change });
}

/** A change of role signs the employee out everywhere. @throws FORBIDDEN, LAST_OWNER, REQUIRED: who has an account needs a role */
export async function setEmployeeRole(tx: Tx, viewer: Viewer, id: string, role: Role | null): Promise<void> {
  const employee = await findActive(tx, viewer, id);
  if (employee.role === role) return;
  requireRank(viewer, role, 'role');
  if (role === null && employee.user_id !== null) throw new DomainError('REQUIRED', {}, 'role');
  await checkPlace(tx, viewer, employee.org_id, role);
  await keepAnOwner(tx, employee);
  await tx.updateTable('employee').set({ role }).where('id', '=', id).execute();
  if (employee.user_id !== null) await revokeSessions(tx, employee.user_id);
  await record(tx, viewer, employee, { action: 'employee.setRole', before: { role: employee.role }, after: { role } });
}

/** All owners are locked, so that two who leave at once can't both be the last but one. @throws LAST_OWNER */
async function keepAnOwner(tx: Tx, leaving: Employee): Promise<void> {
  if (leaving.role !== 'OWNER') return;
  const owners = await tx
    .selectFrom('employee')
    .select('id')
    .where('role', '=', 'OWNER')
    .where('archived_at', 'is', null)
    .where('user_id', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (!owners.some((owner) => owner.id !== leaving.id)) throw new DomainError('LAST_OWNER', {}, 'id');
}

/** Who leaves is signed out at once and can't sign in again. @throws LAST_OWNER, FORBIDDEN: nobody archives himself */
export async function archiveEmployee(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const employee = await find(tx, viewer, id);
  if (employee.archived_at) return;
  if (viewer.kind === 'employee' && viewer.id === id) throw new DomainError('FORBIDDEN', {}, 'id');
  await keepAnOwner(tx, employee);
  const archived_at = new Date();
  await tx.updateTable('employee').set({ archived_at }).where('id', '=', id).execute();
  if (employee.user_id !== null) await revokeSessions(tx, employee.user_id);
  await record(tx, viewer, employee, { action: 'employee.archive', before: { archived_at: null }, after: { archived_at } });
}

/** @throws NOT_FOUND, ARCHIVED: the place of work is closed */
export async function restoreEmployee(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const employee = await find(tx, viewer, id);
  if (!employee.archived_at) return;
  await checkPlace(tx, viewer, employee.org_id, employee.role);
  await tx.updateTable('employee').set({ archived_at: null }).where('id', '=', id).execute();
  await record(tx, viewer, employee, {
    action: 'employee.restore',
    before: { archived_at: employee.archived_at },
    after: { archived_at: null },
  });
}

/** @throws NO_ACCOUNT, WEAK_PASSWORD, FORBIDDEN */
export async function resetPassword(tx: Tx, viewer: Viewer, id: string, password: string): Promise<void> {
  const employee = await findUser(tx, viewer, id);
  await replacePassword(tx, employee.user_id, password);
  await record(tx, viewer, employee, { action: 'employee.resetPassword' });
}

/** Lifts the lock after too many wrong passwords. @throws NO_ACCOUNT, FORBIDDEN */
export async function unlockEmployee(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const employee = await findUser(tx, viewer, id);
  await unlock(tx, employee.user_id);
  await record(tx, viewer, employee, { action: 'employee.unlock' });
}

/** @throws NO_ACCOUNT, FORBIDDEN */
export async function resetSecondFactor(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const employee = await findUser(tx, viewer, id);
  await removeSecondFactor(tx, employee.user_id);
  await record(tx, viewer, employee, { action: 'employee.resetSecondFactor' });
}
