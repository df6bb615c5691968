import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Viewer } from '../../viewer.ts';
import { checkStore } from '../inventory/checks.ts';
import type { Place } from '../ledger/write.ts';

/** A whole number within bounds. @throws REQUIRED, TOO_SMALL, TOO_LARGE */
export function between(value: number | null | undefined, min: number, max: number, field: string): number {
  if (value === null || value === undefined) throw new DomainError('REQUIRED', {}, field);
  if (value < min) throw new DomainError('TOO_SMALL', { min }, field);
  if (value > max) throw new DomainError('TOO_LARGE', { max }, field);
  return value;
}

/** A member who can be given something, of whichever store. @throws NOT_FOUND, ARCHIVED */
export async function servedMember(tx: Tx, id: string, field = 'memberId') {
  const query = tx.selectFrom('member').select(['id', 'kind', 'home_store_id', 'archived_at', 'merged_into']).where('id', '=', id);
  const member = await query.executeTakeFirst();
  if (!member || member.kind === 'GUEST') throw new DomainError('NOT_FOUND', {}, field);
  if (member.archived_at || member.merged_into) throw new DomainError('ARCHIVED', {}, field);
  return member;
}

/** The store where something is done, in use and of the viewer's branch. @throws NOT_FOUND, OUT_OF_BRANCH, ARCHIVED */
export async function placeOf(tx: Tx, viewer: Viewer, id: string, field = 'storeId'): Promise<Place> {
  return { id, ...(await checkStore(tx, viewer, id, field)) };
}
