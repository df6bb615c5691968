import type { Channel, CouponAct } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/later';
import { businessDayAt, type StoreClock } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';

/** Something that happened to a coupon. */
export interface CouponNote {
  coupon: { member_id: string; id: string; template_id: string };
  act: CouponAct;
  store: StoreClock & { id: string };
  /** Where it happened. Default: in the store. */
  channel?: Channel | undefined;
  reason?: string | null | undefined;
  /** Of what is used and returned: the sale or refund, and minor units. */
  saleId?: string | null | undefined;
  amount?: number | undefined;
}

/** Writes the history, in the act's own transaction and in one statement. */
export async function noteAll(tx: Tx, viewer: Viewer, notes: readonly CouponNote[], now: Date): Promise<void> {
  if (notes.length === 0) return;
  const rows = notes.map(({ coupon, act, store, channel = 'STORE', reason = null, saleId = null, amount = 0 }) => ({
    member_id: coupon.member_id,
    id: newId(now),
    coupon_id: coupon.id,
    template_id: coupon.template_id,
    act,
    at: now,
    business_date: businessDayAt(store, now),
    store_id: store.id,
    channel,
    operator_id: viewer.kind === 'employee' ? viewer.id : null,
    reason,
    sale_id: saleId,
    amount,
  }));
  await insertNotes(tx, rows);
}

const insertNotes = insertLater('coupon_event', {
  member_id: 'uuid',
  id: 'uuid',
  coupon_id: 'uuid',
  template_id: 'uuid',
  act: 'coupon_act',
  at: 'timestamptz',
  business_date: 'date',
  store_id: 'uuid',
  channel: 'channel',
  operator_id: 'uuid',
  reason: 'text',
  sale_id: 'uuid',
  amount: 'bigint',
});
