import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { businessDayAt, type StoreClock } from '../../business-day.ts';
import { systemViewer } from '../../viewer.ts';
import { noteAll } from './history.ts';

/** Coupons that one transaction ends. */
const BATCH = 500;

const viewer = systemViewer('coupons:expire');

interface Ended extends StoreClock {
  member_id: string;
  id: string;
  template_id: string;
  store_id: string;
}

/**
 * Ends the coupons that are over their last day. A till refuses them from that midnight on, whether or not this has run. May be stopped and
 * begun again at any time. @returns how many ended
 */
export async function expireCoupons(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  let all = 0;
  for (let ended = BATCH; ended === BATCH && !signal?.aborted; all += ended) ended = await withTx(db, (tx) => expireSome(tx, now));
  return all;
}

async function expireSome(tx: Tx, now: Date): Promise<number> {
  const today = businessDayAt({ time_zone: null, day_starts_at: null }, now);
  const { rows } = await sql<Ended>`
    with over as (
      select member_id, id from coupon where state = 'ACTIVE' and expires_on is not null and expires_on < ${today}
      order by expires_on, member_id limit ${BATCH} for update skip locked
    ), ended as (
      update coupon c set state = 'EXPIRED', state_at = ${now} from over
      where c.member_id = over.member_id and c.id = over.id returning c.member_id, c.id, c.template_id
    )
    select e.*, s.id as store_id, s.time_zone, s.day_starts_at
    from ended e join member m on m.id = e.member_id join org s on s.id = m.home_store_id`.execute(tx);
  const notes = rows.map(({ store_id, time_zone, day_starts_at, ...coupon }) => ({
    coupon,
    act: 'EXPIRED' as const,
    store: { id: store_id, time_zone, day_starts_at },
  }));
  await noteAll(tx, viewer, notes, now);
  return rows.length;
}
