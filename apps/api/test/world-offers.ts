import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';

const [promotion, template] = [newId(new Date('2026-11-02T04:00:00Z')), newId(new Date('2026-11-02T04:00:00Z'))];

/** What the chain takes off: a promotion and a coupon template, in force and with a draft each. */
export async function makeOffers(tx: Tx, created_at: Date): Promise<void> {
  const rule = { group: 'ORDER', effect: JSON.stringify({ type: 'PERCENT', percent: 88, cap: null }), created_at } as const;
  await tx.insertInto('promotion').values({ id: promotion, name: 'Autumn', created_at }).execute();
  await tx
    .insertInto('promotion_version')
    .values([
      { ...rule, promotion_id: promotion, number: 1, state: 'PUBLISHED', published_at: created_at },
      { ...rule, promotion_id: promotion, number: 2 },
    ])
    .execute();
  const limits = { issue_limit: 1000, per_member: 100, claimable: true, transferable: true };
  await tx
    .insertInto('coupon_template')
    .values({ id: template, code: 'TEN', name: 'Ten off', ...limits, created_at })
    .execute();
  await tx
    .insertInto('coupon_template_version')
    .values([
      { ...rule, template_id: template, number: 1, state: 'PUBLISHED', published_at: created_at, valid_days: 30 },
      { ...rule, template_id: template, number: 2 },
    ])
    .execute();
}

interface Where {
  store_id: string;
  member_id: string;
  employee_id: string;
  sale_id: string;
  at: Date;
  /** Minor units taken off. */
  amount: number;
}

/** A coupon with its history, codes that are nobody's, and what offers took off the branch's sale. */
export async function makeCoupons(tx: Tx, mark: string, { store_id, member_id, employee_id, sale_id, at, amount }: Where): Promise<void> {
  const batch = { id: newId(at), kind: 'CODES' as const, name: mark, template_id: template, org_id: store_id, quantity: 1 };
  await tx
    .insertInto('coupon_batch')
    .values({ ...batch, created_at: at, created_by: employee_id })
    .execute();
  await tx
    .insertInto('coupon_code')
    .values({ code: `${mark}CODE`, batch_id: batch.id, coupon_id: newId(at) })
    .execute();
  const coupon = { member_id, id: newId(at), template_id: template, version: 1, source: 'HAND' as const };
  await tx
    .insertInto('coupon')
    .values({ ...coupon, starts_on: '2026-11-02', expires_on: '2099-12-31', issued_at: at, state_at: at })
    .execute();
  const event = { member_id, id: newId(at), coupon_id: coupon.id, template_id: template, act: 'ISSUED' as const, at, reason: mark };
  await tx
    .insertInto('coupon_event')
    .values({ ...event, business_date: '2026-11-02', store_id, channel: 'STORE', operator_id: employee_id })
    .execute();
  const taken = { member_id, sale_id, store_id, business_date: '2026-11-02', channel: 'STORE', version: 1, amount } as const;
  await tx
    .insertInto('sale_offer')
    .values([
      { ...taken, id: newId(at), kind: 'PROMOTION', rule_id: promotion },
      { ...taken, id: newId(at), kind: 'COUPON', rule_id: template, coupon_id: coupon.id },
    ])
    .execute();
}
