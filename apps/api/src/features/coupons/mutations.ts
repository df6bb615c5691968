import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf, uuidPairOf } from '../../global-id.ts';
import { redeemCode } from './codes.ts';
import { Channel } from './schema.ts';
import { claim, type CouponKey, issueByHand, transfer, voidCoupon } from './service.ts';

const keyArgument = {
  required: true,
  description: 'At least 8 characters; the same key with the same input is done once, for ever.',
} as const;
const couponArgument = { required: true, description: 'The Coupon.' } as const;

const at = ({ memberId, couponId }: CouponKey) => ({ member_id_id: { member_id: memberId, id: couponId } });

function couponKeyOf(given: { typename: string; id: string }): CouponKey {
  const [memberId, couponId] = uuidPairOf(given, 'Coupon', 'id');
  return { memberId, couponId };
}

const IssueCouponsInput = builder.inputType('IssueCouponsInput', {
  description: 'Coupons for a member.',
  fields: (t) => ({
    couponTemplateId: t.globalID({ required: true, description: 'The CouponTemplate, published.' }),
    memberId: t.globalID({ required: true, description: 'The Member, of any store.' }),
    storeId: t.globalID({ required: true, description: 'The Org where it is done: a store.' }),
    count: t.int({ required: true, defaultValue: 1, description: 'How many, 1 to 100.' }),
    reason: t.string({ description: 'Why, at most 500 characters.' }),
  }),
});

const ClaimCouponInput = builder.inputType('ClaimCouponInput', {
  description: 'A coupon that a member takes.',
  fields: (t) => ({
    couponTemplateId: t.globalID({ required: true, description: 'The CouponTemplate, published and open for claiming.' }),
    memberId: t.globalID({ required: true, description: 'The Member, of any store.' }),
    storeId: t.globalID({ required: true, description: 'The Org where it is done: a store.' }),
    channel: t.field({ type: Channel, required: true, defaultValue: 'STORE', description: 'By which way.' }),
  }),
});

const RedeemCodeInput = builder.inputType('RedeemCouponCodeInput', {
  description: 'A code that a member brings.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'As it is typed or scanned; dashes and small letters do not matter.' }),
    memberId: t.globalID({ required: true, description: 'The Member, of any store.' }),
    storeId: t.globalID({ required: true, description: 'The Org where it is done: a store.' }),
  }),
});

const idsOf = (input: { memberId: { typename: string; id: string }; storeId: { typename: string; id: string } }) => ({
  memberId: uuidOf(input.memberId, 'Member', 'memberId'),
  storeId: uuidOf(input.storeId, 'Org', 'storeId'),
});

builder.mutationFields((t) => ({
  issueCoupons: t.prismaField({
    type: 'Coupon',
    description: 'Gives a member coupons by hand (发券); the first of them is returned.',
    authScopes: { can: 'coupon.issue' },
    args: { idempotencyKey: t.arg.string(keyArgument), input: t.arg({ type: IssueCouponsInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const { count, reason } = input;
      const templateId = uuidOf(input.couponTemplateId, 'CouponTemplate', 'couponTemplateId');
      const asked = { ...idsOf(input), templateId, count, reason, now: new Date() };
      const given = await withTx(db, (tx) => issueByHand(tx, viewer, key, asked));
      return prisma.coupon.findUniqueOrThrow({ ...query, where: at(given) });
    },
  }),
  claimCoupon: t.prismaField({
    type: 'Coupon',
    description: 'A member takes a coupon that is open for it (领取).',
    authScopes: { can: 'coupon.redeem' },
    args: { idempotencyKey: t.arg.string(keyArgument), input: t.arg({ type: ClaimCouponInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const templateId = uuidOf(input.couponTemplateId, 'CouponTemplate', 'couponTemplateId');
      const asked = { ...idsOf(input), templateId, channel: input.channel, now: new Date() };
      const given = await withTx(db, (tx) => claim(tx, viewer, key, asked));
      return prisma.coupon.findUniqueOrThrow({ ...query, where: at(given) });
    },
  }),
  redeemCouponCode: t.prismaField({
    type: 'Coupon',
    description: 'Makes a code the coupon of a member (兑换券码).',
    authScopes: { can: 'coupon.redeem' },
    args: { idempotencyKey: t.arg.string(keyArgument), input: t.arg({ type: RedeemCodeInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const asked = { ...idsOf(input), code: input.code, now: new Date() };
      const given = await withTx(db, (tx) => redeemCode(tx, viewer, key, asked));
      return prisma.coupon.findUniqueOrThrow({ ...query, where: at(given) });
    },
  }),
}));

builder.mutationFields((t) => ({
  transferCoupon: t.prismaField({
    type: 'Coupon',
    description: "Hands a coupon on to another member (转赠): the first one's ends, the new one is returned and holds as long.",
    authScopes: { can: 'coupon.redeem' },
    args: {
      idempotencyKey: t.arg.string(keyArgument),
      id: t.arg.globalID(couponArgument),
      toMemberId: t.arg.globalID({ required: true, description: 'The Member who gets it, of any store.' }),
      storeId: t.arg.globalID({ required: true, description: 'The Org where it is done: a store.' }),
    },
    resolve: async (query, _root, { idempotencyKey: key, ...args }, { viewer }) => {
      const toMemberId = uuidOf(args.toMemberId, 'Member', 'toMemberId');
      const storeId = uuidOf(args.storeId, 'Org', 'storeId');
      const from = couponKeyOf(args.id);
      const received = await withTx(db, (tx) => transfer(tx, viewer, key, from, { toMemberId, storeId, now: new Date() }));
      return prisma.coupon.findUniqueOrThrow({ ...query, where: at(received) });
    },
  }),
  voidCoupon: t.prismaField({
    type: 'Coupon',
    description: 'Takes a coupon away (作废), for ever.',
    authScopes: { can: 'coupon.issue' },
    args: {
      id: t.arg.globalID(couponArgument),
      storeId: t.arg.globalID({ required: true, description: 'The Org where it is done: a store.' }),
      reason: t.arg.string({ required: true, description: 'Why; at most 500 characters.' }),
    },
    resolve: async (query, _root, { reason, ...args }, { viewer }) => {
      const storeId = uuidOf(args.storeId, 'Org', 'storeId');
      const key = couponKeyOf(args.id);
      await withTx(db, (tx) => voidCoupon(tx, viewer, key, { storeId, reason, now: new Date() }));
      return prisma.coupon.findUniqueOrThrow({ ...query, where: at(key) });
    },
  }),
}));
