import type { Tx } from '@regulars/db/kysely';
import { type Ahead, preparedBy } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { sql } from 'kysely';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { accountsAhead } from './load.ts';
import type { Place } from './write.ts';

const placeRow = preparedBy('value_place', (on, value) =>
  on
    .selectFrom('org')
    .select(['id', 'kind', 'code', 'time_zone', 'day_starts_at', 'archived_at'])
    .where('id', '=', value<string>('storeId')),
);
const holderRow = preparedBy('value_holder', (on, value) =>
  on.selectFrom('member').select(['id', 'kind', 'merged_into', 'archived_at']).where('id', '=', value<string>('memberId')),
);

/** What an act on a member's value asks first, for the packet of its claim: the store, the member, and the accounts, which it locks. */
export function valueAhead(
  tx: Tx,
  { storeId, memberId, assetIds }: { storeId: string; memberId: string; assetIds: readonly string[] },
): Ahead[] {
  return [placeRow.ahead(tx, { storeId }), holderRow.ahead(tx, { memberId }), accountsAhead(tx, memberId, assetIds)];
}

/** A store of the viewer's branch that is in business, where value may move. @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED */
export async function openPlace(tx: Tx, viewer: Viewer, storeId: string, field = 'storeId'): Promise<Place & { code: string }> {
  requireBranch(viewer, storeId, field);
  const [store] = (await placeRow(tx, { storeId })).rows;
  if (!store || (store.kind !== 'STORE' && store.kind !== 'DEALER')) throw new DomainError('NOT_FOUND', {}, field);
  if (store.archived_at) throw new DomainError('ARCHIVED', {}, field);
  return store;
}

/**
 * The member whose accounts these are: any of the chain, for every till serves everybody; who was merged into another holds as that
 * one. @returns the id. @throws NOT_FOUND, NO_ACCOUNT_OF_GUEST, ARCHIVED
 */
export async function holderOf(tx: Tx, memberId: string, field = 'memberId'): Promise<string> {
  const find = async (id: string) => (await holderRow(tx, { memberId: id })).rows[0];
  const named = await find(memberId);
  const member = named?.merged_into ? await find(named.merged_into) : named;
  if (!member) throw new DomainError('NOT_FOUND', {}, field);
  if (member.kind === 'GUEST') throw new DomainError('NO_ACCOUNT_OF_GUEST', {}, field);
  if (member.archived_at) throw new DomainError('ARCHIVED', {}, field);
  return member.id;
}

/** Lets pass a member whom the viewer's branch knows: home store, or bought or paid in there. @throws NOT_FOUND */
export async function requireKnown(tx: Tx, { stores }: Viewer, memberId: string, field: string): Promise<void> {
  if (stores === null) return;
  const known = tx
    .selectFrom('member_store')
    .select('store_id')
    .where('member_id', '=', memberId)
    .where('store_id', '=', sql<string>`any(${[...stores]}::uuid[])`);
  if (!(await known.limit(1).executeTakeFirst())) throw new DomainError('NOT_FOUND', {}, field);
}
