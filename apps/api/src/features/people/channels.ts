import type { MemberSource } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Db, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { newSecret, spendKey } from '../../api-keys.ts';
import { inBranch, requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

/** What is not given stays as it is; a level of null is the lowest registered one. */
export interface ChannelChange {
  open?: boolean | null | undefined;
  levelId?: string | null | undefined;
}

/** @throws NOT_FOUND (levelId: no registered level in use), CHANNEL_CLOSED where imports would be */
export async function setChannel(tx: Tx, viewer: Viewer, source: MemberSource, { open, levelId }: ChannelChange): Promise<void> {
  if (source === 'IMPORT' && open === false) throw new DomainError('CHANNEL_CLOSED', {}, 'open');
  const before = await tx.selectFrom('registration_channel').selectAll().where('source', '=', source).forUpdate().executeTakeFirstOrThrow();
  if (levelId) {
    const level = await tx
      .selectFrom('level')
      .select('id')
      .where('id', '=', levelId)
      .where('ladder', '=', 'REGISTERED')
      .where('archived_at', 'is', null)
      .executeTakeFirst();
    if (!level) throw new DomainError('NOT_FOUND', {}, 'levelId');
  }
  const after = { source, open: open ?? before.open, level_id: levelId === undefined ? before.level_id : levelId };
  await tx.updateTable('registration_channel').set(after).where('source', '=', source).execute();
  await audit(tx, viewer, { action: 'registrationChannel.set', entity: 'RegistrationChannel', id: source, orgId: null, before, after });
}

/** Members that one key may register, or try to, within a minute. */
const A_MINUTE = 120;

export interface NewRegistrationKey {
  name: string;
  source: 'APP' | 'PARTNER';
  orgId: string;
}

/**
 * A key by which an app or a partner registers members at a store and nowhere outside its branch. The secret is returned here and kept nowhere.
 * @throws REQUIRED, TOO_LONG (name), NOT_FOUND, OUT_OF_BRANCH, ARCHIVED (orgId)
 */
export async function createRegistrationKey(tx: Tx, viewer: Viewer, input: NewRegistrationKey, now: Date) {
  const name = requiredText(input.name, 'name', 100);
  requireBranch(viewer, input.orgId, 'orgId');
  const org = await tx.selectFrom('org').select(['id', 'archived_at']).where('id', '=', input.orgId).executeTakeFirst();
  if (!org) throw new DomainError('NOT_FOUND', {}, 'orgId');
  if (org.archived_at) throw new DomainError('ARCHIVED', {}, 'orgId');
  const { secret, hash, hint } = newSecret('rgm');
  const created_by = viewer.kind === 'employee' ? viewer.id : null;
  const row = { id: newId(now), name, source: input.source, hint, org_id: org.id, created_by, created_at: now };
  await tx
    .insertInto('registration_key')
    .values({ ...row, hash })
    .execute();
  await audit(tx, viewer, { action: 'registrationKey.create', entity: 'RegistrationKey', id: row.id, orgId: org.id, after: row });
  return { id: row.id, secret };
}

/** From now on nobody may use it. @throws NOT_FOUND */
export async function revokeRegistrationKey(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const key = await tx.selectFrom('registration_key').select(['org_id', 'revoked_at']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!key || !inBranch(viewer, key.org_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  if (key.revoked_at) return;
  await tx.updateTable('registration_key').set({ revoked_at: now }).where('id', '=', id).execute();
  const [before, after] = [{ revoked_at: null }, { revoked_at: now }];
  await audit(tx, viewer, { action: 'registrationKey.revoke', entity: 'RegistrationKey', id, orgId: key.org_id, before, after });
}

/** The key that an app or a partner shows. @throws BAD_KEY, RATE_LIMIT */
export async function useRegistrationKey(db: Db, secret: string, now: Date) {
  const id = await spendKey(db, 'registration_key', secret, { aMinute: A_MINUTE, tooMany: 'RATE_LIMIT' }, now);
  return db.selectFrom('registration_key').select(['id', 'name', 'source', 'org_id']).where('id', '=', id).executeTakeFirstOrThrow();
}
