import type { Db, Tx } from '@regulars/db/kysely';
import { available } from '@regulars/domain/ledger-lots';
import { preparedBy } from '@regulars/db/prepared';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { Actor } from '../../viewer.ts';
import type { Held } from '../ledger/load.ts';
import { type Place, write } from '../ledger/write.ts';

/** Notes points that a refund had to take back and that were spent. The caller holds the account. */
export async function owe(tx: Tx, memberId: string, assetId: string, points: number, now: Date): Promise<void> {
  if (points === 0) return;
  await sql`
    insert into points_debt as d (member_id, asset_id, owed, updated_at) values (${memberId}, ${assetId}, ${points}, ${now})
    on conflict (member_id, asset_id) do update set owed = d.owed + excluded.owed, updated_at = excluded.updated_at`.execute(tx);
}

export const debtsOf = preparedBy('points_debts', (on, value) =>
  on
    .selectFrom('points_debt')
    .select(['asset_id', 'owed'])
    .where('member_id', '=', value<string>('memberId'))
    .where('asset_id', '=', sql<string>`any(${value<string[]>('assetIds')}::uuid[])`)
    .where('owed', '>', 0),
);

/** Pays what is owed of what has just come into the accounts that are held. */
export async function payDebts(tx: Tx, viewer: Actor, held: Held, place: { store: Place; now: Date }): Promise<void> {
  const assetIds = held.accounts.map(({ assetId }) => assetId);
  const { rows: debts } = await debtsOf(tx, { memberId: held.memberId, assetIds });
  for (const { asset_id: assetId, owed } of debts) {
    const account = held.accounts.find((one) => one.assetId === assetId);
    const amount = account && !account.frozen ? Math.min(owed, available(account, businessDayAt(place.store, place.now))) : 0;
    if (amount <= 0) continue;
    const moves = [{ act: 'DEBIT', assetId, amount, house: 'POINTS' } as const];
    await write(tx, viewer, held, { kind: 'EARN_BACK', ...place, moves, why: { debt: 1 } });
    await sql`update points_debt set owed = owed - ${amount}, updated_at = ${place.now}
      where member_id = ${held.memberId} and asset_id = ${assetId}`.execute(tx);
  }
}

/** What a member owes of a kind. */
export async function owedOf(on: Db, memberId: string, assetId: string): Promise<number> {
  const row = await on
    .selectFrom('points_debt')
    .select('owed')
    .where('member_id', '=', memberId)
    .where('asset_id', '=', assetId)
    .executeTakeFirst();
  return row?.owed ?? 0;
}
