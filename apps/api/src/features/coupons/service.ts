import type { Channel } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { type CouponAct, nextState } from '@regulars/domain/coupons';
import { DomainError } from '@regulars/domain/errors';
import { optionalText, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { once } from '../../idempotency.ts';
import { between } from '../../input.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { holderOf, openPlace, requireKnown } from '../ledger/place.ts';
import { noteAll } from './history.ts';
import { type Given, type Giving, give, type OpenTemplate, openTemplate, type Place, takeFromIssue } from './issue.ts';

type Coupon = Selectable<DB['coupon']>;

const MAX_AT_ONCE = 100;

/** Also the ids that an idempotency key is kept with. */
export type CouponKey = Record<'memberId' | 'couponId', string>;

export interface Asked {
  templateId: string;
  /** Any of the chain: every store serves everybody. */
  memberId: string;
  storeId: string;
  channel?: Channel;
  now: Date;
}

/**
 * Gives a member coupons by hand (手工发放). Once per key.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, NO_ACCOUNT_OF_GUEST, COUPON_NOT_PUBLISHED, COUPON_TERM_OVER, COUPON_ALL_GIVEN, COUPON_MEMBER_LIMIT
 */
export async function issueByHand(
  tx: Tx,
  viewer: Viewer,
  key: string,
  input: Asked & { count: number; reason?: string | null | undefined },
): Promise<CouponKey> {
  const { now: _now, ...asked } = input;
  return once(tx, viewer, key, { issueCoupons: asked }, async () => {
    const count = between(input.count, 1, MAX_AT_ONCE, 'count');
    const reason = optionalText(input.reason, 'reason', 500);
    return giveOne(tx, viewer, input, { count, source: 'HAND', reason });
  });
}

/**
 * A member takes a coupon of a template that is open for it (领取). Once per key.
 * @throws COUPON_NOT_CLAIMABLE and those of `issueByHand`
 */
export async function claim(tx: Tx, viewer: Viewer, key: string, input: Asked): Promise<CouponKey> {
  const { now: _now, ...asked } = input;
  return once(tx, viewer, key, { claimCoupon: asked }, () => giveOne(tx, viewer, input, { count: 1, source: 'CLAIM' }));
}

async function giveOne(tx: Tx, viewer: Viewer, asked: Asked, how: Pick<Giving, 'count' | 'source' | 'reason'>): Promise<CouponKey> {
  const { templateId, now, channel = 'STORE' } = asked;
  const store = await openPlace(tx, viewer, asked.storeId);
  const memberId = await holderOf(tx, asked.memberId);
  const template = await openTemplate(tx, templateId);
  if (how.source === 'CLAIM') requireClaimable(template, store, now);
  await takeFromIssue(tx, template, how.count, 'couponTemplateId');
  const given = await give(tx, viewer, [{ memberId, store }], { template, channel, now, ...how });
  const [first] = given;
  if (!first) throw new DomainError('COUPON_MEMBER_LIMIT', { max: template.per_member ?? 0 }, 'memberId');
  await told(tx, viewer, template, { given, store, now });
  return first;
}

function requireClaimable({ claimable, claim_from, claim_until }: OpenTemplate, store: Place, now: Date): void {
  const today = businessDayAt(store, now);
  const open = claimable && (claim_from ?? today) <= today && today <= (claim_until ?? today);
  if (!open) throw new DomainError('COUPON_NOT_CLAIMABLE', {}, 'couponTemplateId');
}

/** Audit row and event of coupons that one member was given. */
export async function told(
  tx: Tx,
  viewer: Viewer,
  { id: templateId, name }: Pick<OpenTemplate, 'id' | 'name'>,
  { given, store, now }: { given: readonly Given[]; store: Place; now: Date },
): Promise<void> {
  const [first] = given;
  if (!first) return;
  const { memberId } = first;
  const after = { template: name, count: given.length };
  await audit(tx, viewer, { action: 'coupon.issue', entity: 'Coupon', id: idOf(first), orgId: store.id, after });
  await publish(tx, now, [{ kind: 'coupon.issued', orgId: store.id, memberId, payload: { templateId, count: given.length } }]);
}

const idOf = ({ memberId, couponId }: CouponKey) => JSON.stringify([memberId, couponId]);

/** The coupon, held, where the viewer's branch knows its member. @throws NOT_FOUND */
async function find(tx: Tx, viewer: Viewer, { memberId, couponId }: CouponKey): Promise<Coupon> {
  await requireKnown(tx, viewer, memberId, 'id');
  const coupon = await tx
    .selectFrom('coupon')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('id', '=', couponId)
    .forUpdate()
    .executeTakeFirst();
  if (!coupon) throw new DomainError('NOT_FOUND', {}, 'id');
  return coupon;
}

async function moveTo(tx: Tx, coupon: Coupon, act: CouponAct, now: Date): Promise<void> {
  await tx
    .updateTable('coupon')
    .set({ state: nextState(coupon.state, act), state_at: now })
    .where('member_id', '=', coupon.member_id)
    .where('id', '=', coupon.id)
    .execute();
}

export interface Voiding {
  storeId: string;
  reason: string;
  now: Date;
}

/** Takes a coupon away (作废), for a reason. @throws OUT_OF_BRANCH, NOT_FOUND, REQUIRED, COUPON_STATE */
export async function voidCoupon(tx: Tx, viewer: Viewer, key: CouponKey, input: Voiding): Promise<void> {
  const reason = requiredText(input.reason, 'reason', 500);
  const store = await openPlace(tx, viewer, input.storeId);
  const coupon = await find(tx, viewer, key);
  await moveTo(tx, coupon, 'VOID', input.now);
  await noteAll(tx, viewer, [{ coupon, act: 'VOIDED', store, reason }], input.now);
  const change = { before: { state: coupon.state }, after: { state: 'VOID', reason } };
  await audit(tx, viewer, { action: 'coupon.void', entity: 'Coupon', id: idOf(key), orgId: store.id, ...change });
  const payload = { templateId: coupon.template_id, couponId: coupon.id };
  await publish(tx, input.now, [{ kind: 'coupon.voided', orgId: store.id, memberId: key.memberId, payload }]);
}

export interface Transfer {
  toMemberId: string;
  storeId: string;
  now: Date;
}

/**
 * Hands a coupon on to another member (转赠): the first one's ends, the second one has a new one that holds as long. Once per key.
 * @returns the new coupon. @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, SAME_MEMBER, COUPON_STATE, COUPON_NOT_TRANSFERABLE
 */
export async function transfer(tx: Tx, viewer: Viewer, key: string, from: CouponKey, input: Transfer): Promise<CouponKey> {
  const { now, ...asked } = input;
  return once(tx, viewer, key, { transferCoupon: { ...from, ...asked } }, async () => {
    const store = await openPlace(tx, viewer, input.storeId);
    const memberId = await holderOf(tx, input.toMemberId, 'toMemberId');
    const coupon = await find(tx, viewer, from);
    if (memberId === coupon.member_id) throw new DomainError('SAME_MEMBER', {}, 'toMemberId');
    const { transferable } = await tx
      .selectFrom('coupon_template')
      .select('transferable')
      .where('id', '=', coupon.template_id)
      .executeTakeFirstOrThrow();
    if (!transferable) throw new DomainError('COUPON_NOT_TRANSFERABLE', {}, 'id');
    if (coupon.expires_on !== null && coupon.expires_on < businessDayAt(store, now)) throw new DomainError('COUPON_STATE', {}, 'id');
    await moveTo(tx, coupon, 'TRANSFER', now);
    const received = { ...coupon, member_id: memberId, id: newId(now), source: 'TRANSFER' as const, from_id: coupon.id, state_at: now };
    await tx.insertInto('coupon').values(received).execute();
    await noteAll(
      tx,
      viewer,
      [
        { coupon, act: 'TRANSFERRED', store },
        { coupon: received, act: 'RECEIVED', store },
      ],
      now,
    );
    const after = { state: 'TRANSFERRED', to: received.id };
    await audit(tx, viewer, {
      action: 'coupon.transfer',
      entity: 'Coupon',
      id: idOf(from),
      orgId: store.id,
      before: { state: coupon.state },
      after,
    });
    const payload = { templateId: coupon.template_id, couponId: received.id };
    await publish(tx, now, [{ kind: 'coupon.transferred', orgId: store.id, memberId, payload }]);
    return { memberId, couponId: received.id };
  });
}
