import type { Db } from '@regulars/db/kysely';
import type { Move, Plan } from '@regulars/domain/ledger';
import { sql } from 'kysely';

/** A lot as it was first given: what came from another member leads back to it. */
export interface Origin {
  /** Of whose lots. */
  memberId: string;
  lotId: string;
  /** That made it. */
  entryId: string;
}

/**
 * Where lots of a member come from, by their ids: themselves, or, of what was handed on, the first lot of the chain. The lots of an arrival
 * stand in the order in which they left (`arrivals`), so the one leads to the other.
 */
export async function originsOf(on: Db, memberId: string, lotIds: readonly string[]): Promise<Map<string, Origin>> {
  const { rows } = await sql<Origin & { id: string }>`
    with recursive trace as (
      select id as start, member_id, id as lot_id, entry_id, 0 as step from lot where member_id = ${memberId} and id = any(${[...lotIds]}::uuid[])
      union all
      select t.start, o.member_id, o.id, o.entry_id, t.step + 1
      from trace t
      join journal_entry e on e.member_id = t.member_id and e.id = t.entry_id and e.kind = 'TRANSFER_IN'
      join posting mine on mine.member_id = t.member_id and mine.entry_id = t.entry_id and mine.lot_id = t.lot_id
      join lateral (
        select p.member_id, p.lot_id from posting p
        where p.member_id = (e.why->>'peer')::uuid and p.entry_id = e.twin_id and p.lot_id is not null and p.amount < 0
        order by p.leg_no limit 1 offset (
          select count(*) from posting b where b.member_id = mine.member_id and b.entry_id = mine.entry_id and b.lot_id is not null
            and b.amount > 0 and b.leg_no < mine.leg_no)
      ) gone on true
      join lot o on o.member_id = gone.member_id and o.id = gone.lot_id
    )
    select distinct on (start) start as id, member_id as "memberId", lot_id as "lotId", entry_id as "entryId" from trace order by start, step desc`.execute(
    on,
  );
  return new Map(rows.map(({ id, ...origin }) => [id, origin]));
}

/** What left the lots of the one arrives as lots of the other: of the same store, until the same day. */
export function arrivals({ legs }: Plan): Move[] {
  return legs.flatMap(({ assetId, amount, storeId, lot }) =>
    lot && amount < 0 ? [{ act: 'CREDIT', assetId, amount: -amount, storeId, expiresOn: lot.expiresOn, house: 'TRANSFER' } as const] : [],
  );
}
