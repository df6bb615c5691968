import { newId } from '@regulars/db/ids';
import type { DB, Db, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { newSecret, spendKey } from '../../api-keys.ts';
import { unique } from '../../input.ts';
import { inBranch, requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { checkColleague, employeeOf } from './store.ts';

export type CallKey = Pick<Selectable<DB['call_key']>, 'id' | 'org_id'>;

/** Calls that one key may tell of within a minute. */
export const CALLS_A_MINUTE = 120;

/**
 * A key by which a telephone system tells of calls for a branch. The secret is returned here and kept nowhere.
 * @throws REQUIRED, TOO_LONG (name), NOT_FOUND, OUT_OF_BRANCH (orgId)
 */
export async function createCallKey(tx: Tx, viewer: Viewer, input: { name: string; orgId: string }, now: Date) {
  const name = requiredText(input.name, 'name', 100);
  requireBranch(viewer, input.orgId, 'orgId');
  const org = await tx.selectFrom('org').select('id').where('id', '=', input.orgId).executeTakeFirst();
  if (!org) throw new DomainError('NOT_FOUND', {}, 'orgId');
  const { secret, hash, hint } = newSecret('rgc');
  const row = { id: newId(now), name, hint, org_id: org.id, created_by: employeeOf(viewer), created_at: now };
  await tx
    .insertInto('call_key')
    .values({ ...row, hash })
    .execute();
  await audit(tx, viewer, { action: 'callKey.create', entity: 'CallKey', id: row.id, orgId: org.id, after: row });
  return { id: row.id, secret };
}

/** From now on nobody may use it. @throws NOT_FOUND */
export async function revokeCallKey(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const key = await tx.selectFrom('call_key').select(['org_id', 'revoked_at']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!key || !inBranch(viewer, key.org_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  if (key.revoked_at) return;
  await tx.updateTable('call_key').set({ revoked_at: now }).where('id', '=', id).execute();
  const [before, after] = [{ revoked_at: null }, { revoked_at: now }];
  await audit(tx, viewer, { action: 'callKey.revoke', entity: 'CallKey', id, orgId: key.org_id, before, after });
}

/** The key of a secret that a telephone system shows. @throws BAD_KEY, TOO_MANY_CALLS */
export async function useCallKey(db: Db, secret: string, now: Date): Promise<CallKey> {
  const id = await spendKey(db, 'call_key', secret, { aMinute: CALLS_A_MINUTE, tooMany: 'TOO_MANY_CALLS' }, now);
  return db.selectFrom('call_key').select(['id', 'org_id']).where('id', '=', id).executeTakeFirstOrThrow();
}

const EXTENSION = /^[0-9A-Za-z*#_.-]{1,20}$/;

/** Whose telephone rings under an extension; null takes it away. @throws NOT_FOUND, ARCHIVED (employeeId), BAD_CODE, DUPLICATE (extension) */
export async function setExtension(tx: Tx, viewer: Viewer, employeeId: string, given: string | null): Promise<void> {
  await checkColleague(tx, viewer, employeeId, 'employeeId');
  const extension = given?.trim() || null;
  if (extension !== null && !EXTENSION.test(extension)) throw new DomainError('BAD_CODE', { value: extension.slice(0, 40) }, 'extension');
  const gone = await tx.deleteFrom('call_extension').where('employee_id', '=', employeeId).returning('extension').executeTakeFirst();
  if (extension !== null) {
    const write = tx.insertInto('call_extension').values({ extension, employee_id: employeeId }).execute();
    await unique('extension', extension, write);
  }
  const { org_id: orgId } = await tx.selectFrom('employee').select('org_id').where('id', '=', employeeId).executeTakeFirstOrThrow();
  const [before, after] = [{ extension: gone?.extension ?? null }, { extension }];
  await audit(tx, viewer, { action: 'callExtension.set', entity: 'Employee', id: employeeId, orgId, before, after });
}
