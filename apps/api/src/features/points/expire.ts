import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import type { Move } from '@regulars/domain/ledger';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { systemViewer } from '../../viewer.ts';
import { type Held, holdAccounts } from '../ledger/load.ts';
import { type Place, write } from '../ledger/write.ts';

/** So many lots are looked for at once, and so many members' accounts one transaction holds. */
const BATCH = 1_000;
const MEMBERS = 100;

const viewer = systemViewer('points:expire');

/** A store with the business day that it has now. */
type Shop = Place & { today: BusinessDate };

/** A lot that is over its day; a place in the order in which they are looked for. */
interface Over {
  expires_on: BusinessDate;
  member_id: string;
  id: string;
  asset_id: string;
}

const FIRST: Over = {
  expires_on: '0001-01-01',
  member_id: '00000000-0000-0000-0000-000000000000',
  id: '00000000-0000-0000-0000-000000000000',
  asset_id: '',
};

/**
 * Takes from the members what is over its last day at the store that owes it, of all assets: bonus, points, passes. What is reserved
 * stays, and goes once it is free again. May be stopped and begun again at any time: what is done is found no more.
 * @returns how many entries were written
 */
export async function expireLots(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  const shops = await shopsAt(db, now);
  let entries = 0;
  for (let after: Over | undefined = FIRST; after && !signal?.aborted;) {
    const lots: Over[] = await findOver(db, shops, after);
    for (const part of chunks(byMember(lots), MEMBERS)) entries += await withTx(db, (tx) => expirePart(tx, shops, part, now));
    after = lots.length < BATCH ? undefined : lots.at(-1);
  }
  return entries;
}

async function shopsAt(db: Db, now: Date): Promise<Map<string, Shop>> {
  const stores = await db.selectFrom('org').select(['id', 'time_zone', 'day_starts_at']).where('kind', 'in', ['STORE', 'DEALER']).execute();
  return new Map(stores.map((store) => [store.id, { ...store, today: businessDayAt(store, now) }]));
}

/** In the order of the index, each batch after the one before: a night in which millions expire reads each lot once. */
async function findOver(db: Db, shops: ReadonlyMap<string, Shop>, after: Over): Promise<Over[]> {
  const stores = [...shops.values()];
  const { rows } = await sql<Over>`
    select l.expires_on, l.member_id, l.id, l.asset_id
    from lot l join unnest(${stores.map(({ id }) => id)}::uuid[], ${stores.map(({ today }) => today)}::date[]) s (id, today) on s.id = l.store_id
    where l.remaining > 0 and l.expires_on is not null and l.expires_on < s.today
      and l.expires_on < ${stores.reduce((last, { today }) => (today > last ? today : last), '0001-01-01')}::date
      and (l.expires_on, l.member_id, l.id) > (${after.expires_on}::date, ${after.member_id}::uuid, ${after.id}::uuid)
    order by l.expires_on, l.member_id, l.id limit ${BATCH}`.execute(db);
  return rows;
}

/** The assets that are over, by member, in the order in which accounts are locked. */
function byMember(lots: readonly Over[]): [string, string[]][] {
  const assets = new Map<string, Set<string>>();
  for (const { member_id, asset_id } of lots) assets.set(member_id, (assets.get(member_id) ?? new Set()).add(asset_id));
  return [...assets].map(([member, ids]): [string, string[]] => [member, [...ids]]).sort(([a], [b]) => (a < b ? -1 : 1));
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

async function expirePart(tx: Tx, shops: ReadonlyMap<string, Shop>, members: readonly [string, string[]][], now: Date): Promise<number> {
  let entries = 0;
  for (const [memberId, assetIds] of members) {
    const held = await holdAccounts(tx, memberId, assetIds, { now });
    for (const [shop, moves] of movesOf(held, shops)) {
      await write(tx, viewer, held, { kind: 'EXPIRE', store: shop, now, moves });
      entries += 1;
    }
  }
  return entries;
}

/** What is over, as it stands under the lock, by the store that owes it. */
function movesOf({ accounts }: Held, shops: ReadonlyMap<string, Shop>): Map<Shop, Move[]> {
  const found = new Map<Shop, Move[]>();
  for (const { assetId, balance, held, lots } of accounts) {
    let free = balance - held;
    for (const lot of lots) {
      const shop = shops.get(lot.storeId);
      const amount = Math.min(lot.remaining, free);
      if (!shop || lot.expiresOn === null || lot.expiresOn >= shop.today || amount <= 0) continue;
      free -= amount;
      const move: Move = { act: 'TAKE', assetId, lotId: lot.id, amount, house: 'BREAKAGE' };
      found.set(shop, [...(found.get(shop) ?? []), move]);
    }
  }
  return found;
}
