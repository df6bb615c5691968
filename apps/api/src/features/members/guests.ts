import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { businessDayAt } from '../../business-day.ts';
import { startLevel } from './start-level.ts';

/**
 * The guest to whom the sales of walk-in customers at a till belong, made at its first sale. A shop without tills by name has
 * one guest; a web channel names a pool of them, so that they are not all one row.
 * @returns the member id of the guest
 */
export async function guestOf(tx: Tx, storeId: string, till: string | null, at: Date): Promise<string> {
  const value = `${storeId}:${till ?? ''}`;
  return (await find(tx, value)) ?? (await make(tx, storeId, till, value, at));
}

async function find(tx: Tx, value: string): Promise<string | undefined> {
  const key = await tx
    .selectFrom('member_key')
    .select('member_id')
    .where('kind', '=', 'GUEST')
    .where('value', '=', value)
    .executeTakeFirst();
  return key?.member_id;
}

async function make(tx: Tx, storeId: string, till: string | null, value: string, at: Date): Promise<string> {
  const id = newId(at);
  const guest = {
    id,
    kind: 'GUEST',
    number: '',
    name: till ?? '',
    source: 'COUNTER',
    home_store_id: storeId,
    level_id: await startLevel(tx, 'COUNTER'),
  } as const;
  await tx
    .insertInto('member')
    .values({ ...guest, joined_on: businessDayAt({ time_zone: null, day_starts_at: null }, at), created_at: at, updated_at: at })
    .execute();
  const claim = await tx
    .insertInto('member_key')
    .values({ kind: 'GUEST', value, member_id: id })
    .onConflict((conflict) => conflict.columns(['kind', 'value']).doNothing())
    .executeTakeFirst();
  if (claim.numInsertedOrUpdatedRows === 1n) return id;
  // Another sale of this till made its guest in the same moment: that one stands.
  await tx.deleteFrom('member').where('id', '=', id).execute();
  return (await find(tx, value)) ?? id;
}
