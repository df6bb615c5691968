import type { DB, Db, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Selectable } from 'kysely';
import { spendKey } from '../../api-keys.ts';
import { unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { draftKey, type NewKey } from '../auth/machine-keys.ts';
import { checkColleague } from './store.ts';

export type CallKey = Pick<Selectable<DB['call_key']>, 'id' | 'org_id'>;

/** Calls that one key may tell of within a minute. */
export const CALLS_A_MINUTE = 120;

/** A key by which a telephone system tells of calls for a branch. @throws what `draftKey` refuses */
export async function createCallKey(tx: Tx, viewer: Viewer, input: NewKey, now: Date) {
  const { secret, hash, row } = await draftKey(tx, viewer, input, 'rgc', now);
  await tx
    .insertInto('call_key')
    .values({ ...row, hash })
    .execute();
  await audit(tx, viewer, { action: 'callKey.create', entity: 'CallKey', id: row.id, orgId: row.org_id, after: row });
  return { id: row.id, secret };
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
