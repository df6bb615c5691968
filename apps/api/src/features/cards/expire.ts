import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import type { CardState } from '@regulars/domain/cards';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt, type StoreClock } from '../../business-day.ts';
import { systemViewer } from '../../viewer.ts';
import { note } from './history.ts';

/** Cards that one transaction ends. */
const BATCH = 200;

const viewer = systemViewer('cards:expire');

type Shop = StoreClock & { id: string; today: BusinessDate };

/**
 * Ends the cards that are over their last day at the store that issued them. A till refuses them from that midnight on, whether or not
 * this has run. May be stopped and begun again at any time. @returns how many ended
 */
export async function expireCards(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  const stores = await db.selectFrom('org').select(['id', 'time_zone', 'day_starts_at']).where('kind', 'in', ['STORE', 'DEALER']).execute();
  const shops = new Map(stores.map((store): [string, Shop] => [store.id, { ...store, today: businessDayAt(store, now) }]));
  let all = 0;
  for (let ended = BATCH; ended === BATCH && !signal?.aborted; all += ended) {
    ended = await withTx(db, (tx) => expireSome(tx, shops, now));
  }
  return all;
}

interface Ended {
  member_id: string;
  id: string;
  number: string;
  store_id: string;
  before: CardState;
}

async function expireSome(tx: Tx, shops: ReadonlyMap<string, Shop>, now: Date): Promise<number> {
  const list = [...shops.values()];
  const { rows } = await sql<Ended>`
    with over as (
      select c.member_id, c.id, c.state as before from card c
      join unnest(${list.map(({ id }) => id)}::uuid[], ${list.map(({ today }) => today)}::date[]) s (id, today) on s.id = c.store_id
      where c.state in ('ISSUED', 'ACTIVE') and c.expires_on is not null and c.expires_on < s.today
        and c.expires_on < ${list.reduce((last, { today }) => (today > last ? today : last), '0001-01-01')}::date
      order by c.expires_on, c.member_id limit ${BATCH} for update of c skip locked
    )
    update card c set state = 'EXPIRED', state_at = ${now} from over
    where c.member_id = over.member_id and c.id = over.id
    returning c.member_id, c.id, c.number, c.store_id, over.before`.execute(tx);
  for (const { before, store_id, ...card } of rows) {
    const store = shops.get(store_id);
    if (store) await note(tx, viewer, { card, act: 'EXPIRE', from: before, to: 'EXPIRED', store, now });
  }
  return rows.length;
}
