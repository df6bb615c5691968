import type { MemberSource } from '@regulars/db/generated/kysely-enums';
import type { Db, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { spendKey } from '../../api-keys.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { draftKey, type NewKey } from '../auth/machine-keys.ts';

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

export interface NewRegistrationKey extends NewKey {
  source: 'APP' | 'PARTNER';
}

/** A key by which an app or a partner registers members at a store and nowhere outside its branch. @throws what `draftKey` refuses */
export async function createRegistrationKey(tx: Tx, viewer: Viewer, input: NewRegistrationKey, now: Date) {
  const { secret, hash, row: common } = await draftKey(tx, viewer, input, 'rgm', now);
  const row = { ...common, source: input.source };
  await tx
    .insertInto('registration_key')
    .values({ ...row, hash })
    .execute();
  await audit(tx, viewer, { action: 'registrationKey.create', entity: 'RegistrationKey', id: row.id, orgId: row.org_id, after: row });
  return { id: row.id, secret };
}

/** The key that an app or a partner shows. @throws BAD_KEY, RATE_LIMIT */
export async function useRegistrationKey(db: Db, secret: string, now: Date) {
  const id = await spendKey(db, 'registration_key', secret, { aMinute: A_MINUTE, tooMany: 'RATE_LIMIT' }, now);
  return db.selectFrom('registration_key').select(['id', 'name', 'source', 'org_id']).where('id', '=', id).executeTakeFirstOrThrow();
}
