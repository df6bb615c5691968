import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { sql } from 'kysely';
import { requireBranch, type Viewer } from '../../viewer.ts';
import type { Place } from './write.ts';

/** A store of the viewer's branch that is in business, where value may move. @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED */
export async function openPlace(tx: Tx, viewer: Viewer, storeId: string, field = 'storeId'): Promise<Place & { code: string }> {
  requireBranch(viewer, storeId, field);
  const store = await tx
    .selectFrom('org')
    .select(['id', 'kind', 'code', 'time_zone', 'day_starts_at', 'archived_at'])
    .where('id', '=', storeId)
    .executeTakeFirst();
  if (!store || (store.kind !== 'STORE' && store.kind !== 'DEALER')) throw new DomainError('NOT_FOUND', {}, field);
  if (store.archived_at) throw new DomainError('ARCHIVED', {}, field);
  return store;
}

/**
 * The member whose accounts these are: any of the chain, for every till serves everybody; who was merged into another holds as that
 * one. @returns the id. @throws NOT_FOUND, NO_ACCOUNT_OF_GUEST, ARCHIVED
 */
export async function holderOf(tx: Tx, memberId: string, field = 'memberId'): Promise<string> {
  const find = (id: string) =>
    tx.selectFrom('member').select(['id', 'kind', 'merged_into', 'archived_at']).where('id', '=', id).executeTakeFirst();
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
