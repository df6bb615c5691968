import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { businessDayAt } from '../../business-day.ts';

/**
 * The guest that owns the walk-in sales of a till (of the store as a whole where the till is not told), made at the first
 * one. Two first sales at once agree on one guest.
 */
export async function guestOf(tx: Tx, storeId: string, till: string | null, now: Date): Promise<string> {
  const value = `${storeId}:${till ?? ''}`;
  const known = () => tx.selectFrom('member_key').select('member_id').where('kind', '=', 'GUEST').where('value', '=', value);
  const guest = (await known().executeTakeFirst()) ?? (await makeGuest(tx, storeId, value, now)) ?? (await known().executeTakeFirstOrThrow());
  return guest.member_id;
}

/** Undefined if another transaction made it first. */
async function makeGuest(tx: Tx, storeId: string, value: string, now: Date): Promise<{ member_id: string } | undefined> {
  const store = await tx.selectFrom('org').select(['time_zone', 'day_starts_at']).where('id', '=', storeId).executeTakeFirst();
  const level = await tx.selectFrom('level').select('id').where('archived_at', 'is', null).orderBy('rank').limit(1).executeTakeFirst();
  if (!store) throw new DomainError('NOT_FOUND', {}, 'storeId');
  if (!level) throw new DomainError('UNKNOWN_LEVEL', { value: '' });
  const id = newId(now);
  const row = { id, kind: 'GUEST' as const, number: value, name: '', source: 'COUNTER' as const, home_store_id: storeId, level_id: level.id };
  await tx.insertInto('member').values({ ...row, joined_on: businessDayAt(store, now), created_at: now, updated_at: now }).execute();
  const made = await tx
    .insertInto('member_key')
    .values({ kind: 'GUEST', value, member_id: id })
    .onConflict((conflict) => conflict.columns(['kind', 'value']).doNothing())
    .returning('member_id')
    .executeTakeFirst();
  if (!made) await tx.deleteFrom('member').where('id', '=', id).execute();
  return made;
}
