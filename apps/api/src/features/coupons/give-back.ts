import type { Channel } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { giveBack } from '../promotions/slots.ts';
import { noteAll } from './history.ts';
import type { Place } from './issue.ts';

export interface CouponRefund {
  /** The sale that is taken back, and the refund that does it. */
  memberId: string;
  saleId: string;
  refundId: string;
  /** All of the sale is taken back, with what was before: its coupons can be used again while they are valid. */
  whole: boolean;
  /** What the coupons had taken off what comes back, in minor units. */
  amounts: readonly { couponId: string; templateId: string; amount: number }[];
  store: Place;
  channel: Channel;
  now: Date;
}

/** Gives back what coupons had to do with in a sale: their budgets, and of a whole refund the coupons themselves. */
export async function returnCoupons(tx: Tx, viewer: Viewer, refund: CouponRefund): Promise<void> {
  const { memberId, saleId, refundId, whole, amounts, store, channel, now } = refund;
  if (amounts.length === 0) return;
  const today = businessDayAt(store, now);
  const ids = amounts.map(({ couponId }) => couponId);
  const { rows: coupons } = await sql<{ member_id: string; id: string; template_id: string }>`
    select c.member_id, c.id, c.template_id from coupon c
    where c.id = any(${ids}::uuid[]) and c.sale_id = ${saleId} and c.state = 'USED'
      and c.member_id in (select ${memberId}::uuid union all select id from member where merged_into = ${memberId}) for update`.execute(tx);
  if (whole && coupons.length > 0) {
    await sql`
      update coupon c set sale_id = null, state_at = ${now},
        state = case when c.expires_on < ${today} then 'EXPIRED' else 'ACTIVE' end::coupon_state
      from jsonb_to_recordset(${JSON.stringify(coupons)}::jsonb) as k (member_id uuid, id uuid)
      where c.member_id = k.member_id and c.id = k.id`.execute(tx);
  }
  const amountOf = (id: string) => amounts.find(({ couponId }) => couponId === id)?.amount ?? 0;
  const uses = whole ? 1 : 0;
  await giveBack(
    tx,
    coupons.map(({ id, template_id: ruleId }) => ({ ruleId, uses, amount: amountOf(id) })),
  );
  const notes = coupons.map((coupon) => ({
    coupon,
    act: 'RETURNED' as const,
    store,
    channel,
    saleId: refundId,
    amount: amountOf(coupon.id),
  }));
  await noteAll(tx, viewer, whole ? notes : [], now);
}
