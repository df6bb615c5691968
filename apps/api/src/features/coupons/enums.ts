import { builder } from '../../builder.ts';

export const CouponState = builder.enumType('CouponState', {
  description: 'How a coupon stands.',
  values: {
    ACTIVE: { description: '可用: from its first to its last day' },
    USED: { description: '已使用' },
    EXPIRED: { description: '已过期' },
    VOID: { description: '已作废' },
    TRANSFERRED: { description: '已转赠: another member has it' },
  },
});

export const CouponSource = builder.enumType('CouponSource', {
  description: 'How a member came to it.',
  values: {
    HAND: { description: '手工发放' },
    BATCH: { description: '批量发放: with all members of a segment' },
    CLAIM: { description: '领取' },
    CODE: { description: '券码兑换' },
    LEVEL: { description: '等级礼包' },
    TOP_UP: { description: '储值赠送' },
    CAMPAIGN: { description: '营销活动' },
    PARTNER: { description: '合作方' },
    TRANSFER: { description: '转赠: from another member' },
  },
});

export const CouponAct = builder.enumType('CouponAct', {
  description: 'What happened to a coupon.',
  values: {
    ISSUED: { description: '发放' },
    CLAIMED: { description: '领取、兑换' },
    TRANSFERRED: { description: '转出' },
    RECEIVED: { description: '转入' },
    USED: { description: '使用' },
    RETURNED: { description: '退回: its sale was taken back' },
    VOIDED: { description: '作废' },
    EXPIRED: { description: '过期' },
  },
});

export const CouponBatchKind = builder.enumType('CouponBatchKind', {
  description: 'What a batch is.',
  values: {
    MEMBERS: { description: '批量发放: to the members of a segment' },
    CODES: { description: '券码: made here' },
    IMPORT: { description: '导入券码: made by somebody else' },
  },
});

export const CouponBatchState = builder.enumType('CouponBatchState', {
  description: 'How a batch stands.',
  values: {
    RUNNING: { description: '发放中' },
    DONE: { description: '已完成' },
    VOID: { description: '已作废: codes that are left cannot be redeemed' },
  },
});
