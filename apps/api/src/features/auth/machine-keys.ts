import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { newSecret } from '../../api-keys.ts';
import { inBranch, requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

// Keys by which machines call an endpoint of ours, whichever it is: each room has a table of them, with what else its keys say.

export interface NewKey {
  name: string;
  orgId: string;
}

/**
 * What a new key of a branch holds. The secret is returned here and kept nowhere.
 * @throws REQUIRED, TOO_LONG (name), NOT_FOUND, OUT_OF_BRANCH, ARCHIVED (orgId)
 */
export async function draftKey(tx: Tx, viewer: Viewer, input: NewKey, prefix: string, now: Date) {
  const name = requiredText(input.name, 'name', 100);
  requireBranch(viewer, input.orgId, 'orgId');
  const org = await tx.selectFrom('org').select(['id', 'archived_at']).where('id', '=', input.orgId).executeTakeFirst();
  if (!org) throw new DomainError('NOT_FOUND', {}, 'orgId');
  if (org.archived_at) throw new DomainError('ARCHIVED', {}, 'orgId');
  const { secret, hash, hint } = newSecret(prefix);
  const created_by = viewer.kind === 'employee' ? viewer.id : null;
  return { secret, hash, row: { id: newId(now), name, hint, org_id: org.id, created_by, created_at: now } };
}

const TABLES = { CallKey: 'call_key', RegistrationKey: 'registration_key' } as const;

/** From now on nobody may use it. @throws NOT_FOUND */
export async function revokeKey(tx: Tx, viewer: Viewer, entity: keyof typeof TABLES, id: string, now: Date): Promise<void> {
  const table = TABLES[entity];
  const key = await tx.selectFrom(table).select(['org_id', 'revoked_at']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!key || !inBranch(viewer, key.org_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  if (key.revoked_at) return;
  await tx.updateTable(table).set({ revoked_at: now }).where('id', '=', id).execute();
  const [before, after] = [{ revoked_at: null }, { revoked_at: now }];
  const action = `${entity === 'CallKey' ? 'callKey' : 'registrationKey'}.revoke` as const;
  await audit(tx, viewer, { action, entity, id, orgId: key.org_id, before, after });
}
