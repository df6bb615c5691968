import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { sql } from 'kysely';
import type { AnonymousViewer, Origin } from '../../viewer.ts';
import { createMember, type NewMember } from '../members/service.ts';
import { loadTree } from '../orgs/tree.ts';
import type { useRegistrationKey } from './channels.ts';

type Key = Awaited<ReturnType<typeof useRegistrationKey>>;

/** As an app or a partner tells it. */
export type Told = Omit<NewMember, 'kind' | 'homeStoreId' | 'recruiterId' | 'note' | 'card'> & {
  /** What the member is called there: told twice, it is one member. */
  externalId: string;
  /** Of the home store, within the key's branch; left out, the key's own. */
  storeCode?: string | null | undefined;
};

/**
 * Registers a member for an app or a partner; where it did so before under the same name, that member is answered.
 * @throws NOT_FOUND, REQUIRED (storeCode), CHANNEL_CLOSED and those of `createMember`; DUPLICATE names nobody
 */
export async function registerByKey(tx: Tx, key: Key, { externalId, storeCode, ...profile }: Told, from: Origin, now: Date) {
  const value = `${key.id}:${externalId}`;
  // Told twice at once, the second waits here, and is answered as if it came later.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register ${value}`}, 0))`.execute(tx);
  const known = await registered(tx, value);
  if (known) return { ...known, created: false };
  const tree = await loadTree(tx);
  const branch = tree.branch(key.org_id);
  const homeStoreId = storeCode ? await storeOf(tx, storeCode, branch) : key.org_id;
  if (!['STORE', 'DEALER'].includes(tree.byId.get(homeStoreId)?.kind ?? '')) throw new DomainError('REQUIRED', {}, 'storeCode');
  const applicant: AnonymousViewer = { ...from, kind: 'anonymous', stores: branch };
  const member_id = await createMember(tx, applicant, { ...profile, homeStoreId }, now, key.source);
  await tx.insertInto('member_key').values({ kind: 'EXTERNAL', value, member_id }).execute();
  const made = await registered(tx, value);
  if (!made) throw new Error('a member that was just registered is not found');
  return { ...made, created: true };
}

async function registered(tx: Tx, value: string): Promise<{ number: string; level: string } | undefined> {
  return tx
    .selectFrom('member_key as k')
    .innerJoin('member as m', 'm.id', 'k.member_id')
    .innerJoin('level as l', 'l.id', 'm.level_id')
    .select(['m.number', 'l.name as level'])
    .where('k.kind', '=', 'EXTERNAL')
    .where('k.value', '=', value)
    .executeTakeFirst();
}

async function storeOf(tx: Tx, code: string, branch: readonly string[]): Promise<string> {
  const store = await tx.selectFrom('org').select('id').where('code', '=', code).where('archived_at', 'is', null).executeTakeFirst();
  if (!store || !branch.includes(store.id)) throw new DomainError('NOT_FOUND', {}, 'storeCode');
  return store.id;
}
