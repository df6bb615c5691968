import type { Db, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { StoreClock } from '../../business-day.ts';
import { inBranch, requireBranch, type Viewer } from '../../viewer.ts';
import { knownMembers } from '../members/sql.ts';

/** Somebody whom a contact is with, and the store that it belongs to. */
export interface Party {
  memberId: string;
  store: StoreClock & { id: string };
}

/**
 * The member as of today (of a merged record the one it was merged into) and the store: the one that is named, else the home store.
 * @throws NOT_FOUND, ARCHIVED (memberId), OUT_OF_BRANCH (storeId)
 */
export async function partyOf(tx: Tx, viewer: Viewer, named: string, storeId: string | null | undefined): Promise<Party> {
  if (storeId) requireBranch(viewer, storeId, 'storeId');
  const member = await tx
    .selectFrom('member as n')
    .innerJoin('member as m', (join) => join.on((eb) => eb('m.id', '=', eb.fn.coalesce('n.merged_into', 'n.id'))))
    .select(['m.id', 'm.home_store_id', 'm.archived_at'])
    .where('n.id', '=', named)
    .executeTakeFirst();
  if (!member || !(await knownMembers(tx, viewer, [member.id])).has(member.id)) throw new DomainError('NOT_FOUND', {}, 'memberId');
  if (member.archived_at) throw new DomainError('ARCHIVED', {}, 'memberId');
  const store = await storeById(tx, storeId ?? (await ownStore(tx, viewer, member)));
  return { memberId: member.id, store };
}

/** The home store; where that lies in another branch, a store of the viewer's own that knows the member. */
async function ownStore(tx: Tx, viewer: Viewer, { id, home_store_id }: { id: string; home_store_id: string }): Promise<string> {
  if (inBranch(viewer, home_store_id)) return home_store_id;
  const own = tx
    .selectFrom('member_store')
    .select('store_id')
    .where('member_id', '=', id)
    .where('store_id', 'in', [...(viewer.stores ?? [])]);
  return (await own.orderBy('store_id').executeTakeFirstOrThrow()).store_id;
}

/** @throws NOT_FOUND */
async function storeById(on: Db, id: string): Promise<Party['store']> {
  const store = await on.selectFrom('org').select(['id', 'time_zone', 'day_starts_at']).where('id', '=', id).executeTakeFirst();
  if (!store) throw new DomainError('NOT_FOUND', {}, 'storeId');
  return store;
}

/** Somebody of the viewer's branch who works. @throws NOT_FOUND, ARCHIVED */
export async function checkColleague(tx: Tx, viewer: Viewer, id: string | null, field: string): Promise<void> {
  if (id === null) return;
  const employee = await tx.selectFrom('employee').select(['org_id', 'archived_at']).where('id', '=', id).executeTakeFirst();
  if (!employee || !inBranch(viewer, employee.org_id)) throw new DomainError('NOT_FOUND', {}, field);
  if (employee.archived_at) throw new DomainError('ARCHIVED', {}, field);
}

/** The member's own sale, by a store of the branch. @throws NOT_FOUND */
export async function checkSale(tx: Tx, viewer: Viewer, memberId: string, saleId: string | null | undefined): Promise<string | null> {
  if (!saleId) return null;
  const sale = await tx.selectFrom('sale').select('store_id').where('member_id', '=', memberId).where('id', '=', saleId).executeTakeFirst();
  if (!sale || !inBranch(viewer, sale.store_id)) throw new DomainError('NOT_FOUND', {}, 'saleId');
  return saleId;
}

/** Who of the staff does something; null: the product itself. */
export const employeeOf = (viewer: Viewer): string | null => (viewer.kind === 'employee' ? viewer.id : null);
