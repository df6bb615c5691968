import type { Tx } from '@regulars/db/kysely';
import type { CouponsBack, GivenCoupon } from '@regulars/domain/wallet-coupons';
import { sql } from 'kysely';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { noteAll } from './history.ts';
import type { Place } from './issue.ts';

/** The coupons that a top-up's package gave, held. */
export async function couponsOfTopUp(tx: Tx, entryId: string): Promise<GivenCoupon[]> {
  const { rows } = await sql<GivenCoupon>`
    select c.member_id as "memberId", c.id, c.template_id as "templateId", c.state, c.withheld,
      case when c.state = 'USED' then (
        select coalesce(sum(o.amount), 0) from sale_offer o
        where o.coupon_id = c.id and o.member_id in (c.member_id, (select merged_into from member where id = c.member_id))
      ) else 0 end::bigint as worth
    from coupon c where c.top_up_id = ${entryId} and c.state <> 'TRANSFERRED' order by c.member_id, c.id for update of c`.execute(tx);
  return rows;
}

/** Takes them away, or notes what was kept for them. */
export async function takeBackCoupons(
  tx: Tx,
  viewer: Viewer,
  { voided, charged }: CouponsBack,
  { store, reason, now }: { store: Place; reason: string; now: Date },
): Promise<void> {
  for (const { memberId, id } of voided) {
    const coupon = tx.updateTable('coupon').set({ state: 'VOID', state_at: now });
    await coupon.where('member_id', '=', memberId).where('id', '=', id).execute();
  }
  for (const { coupon, amount } of charged) {
    const kept = tx.updateTable('coupon').set({ withheld: coupon.withheld + amount });
    await kept.where('member_id', '=', coupon.memberId).where('id', '=', coupon.id).execute();
  }
  const notes = voided.map(({ memberId: member_id, id, templateId: template_id }) => {
    return { coupon: { member_id, id, template_id }, act: 'VOIDED' as const, store, reason };
  });
  await noteAll(tx, viewer, notes, now);
  await publish(
    tx,
    now,
    voided.map(({ memberId, id: couponId, templateId }) => {
      return { kind: 'coupon.voided', orgId: store.id, memberId, payload: { templateId, couponId } };
    }),
  );
}
