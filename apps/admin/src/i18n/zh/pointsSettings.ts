import type en from '../en/pointsSettings.ts';

const pointsSettings: typeof en = {
  name: '积分设置',
  saved: '设置已保存',
  part: { pay: '积分抵现', back: '退货', referral: '介绍人奖励' },
  fields: {
    payKindId: '抵现积分',
    payPoints: '积分数量',
    payWorth: '抵现金额',
    payShare: '最多抵付账单（%）',
    payMinimum: '单次最少使用',
    payStep: '使用步长',
    payFirst: '首次使用须累积',
    referralKindId: '介绍人积分类型',
    referralEach: '每次消费都奖励（否则仅首次）',
    referralMinimum: '消费满',
    referralPerDay: '介绍人每天上限',
    referralPerMember: '介绍人累计上限',
    referralLevels: '逐级奖励（自直接介绍人起）',
    percent: '每消费 100 得积分',
    points: '或固定积分',
    backPolicy: '退货时积分已被使用',
  },
  help: {
    payKindId: '不选则不开通积分抵现。',
    referralKindId: '不选则不奖励介绍人。',
    referralLevels: '最多 5 级；每级填一项：按消费得积分，或固定积分。',
    referralEach: '首次消费若退货，下一次视为首次。',
    referralMinimum: '退货后低于此金额，奖励扣回。',
    unlimited: '不填则不限。',
    payWorth: '通常为 100 积分抵 1.00。',
    payStep: '使用数量须为其整数倍。',
    payFirst: '首次使用前须累积的积分，0 为不限。',
    backPolicy: '退货会扣回所得积分；已被使用的部分按此处理。',
  },
  policy: { DEBT: '欠账：之后获得的积分优先抵扣', FROM_REFUND: '按价值从退款中扣除' },
};

export default pointsSettings;
