import { builder } from '../../builder.ts';

export const CardKind = builder.enumType('CardKind', {
  description: 'Whose accounts a card spends from.',
  values: {
    INDIVIDUAL: { description: "个人卡: the holder's own" },
    LINKED: { description: '关联卡: those of another member' },
    GROUP: { description: '团体卡: those of an organisation' },
    SUPPLEMENTARY: { description: '附属卡: those of the member who has the main card' },
  },
});

export const CardState = builder.enumType('CardState', {
  description: 'How a card stands. Only an active one is accepted.',
  values: {
    ISSUED: { description: '待激活' },
    ACTIVE: { description: '正常' },
    LOST: { description: '挂失' },
    FROZEN: { description: '冻结' },
    EXPIRED: { description: '过期' },
    CLOSED: { description: '注销, for ever' },
    REPLACED: { description: '已换卡, for ever' },
  },
});

export const CardAct = builder.enumType('CardAct', {
  description: 'What happens to a card.',
  values: {
    ISSUE: { description: '发卡' },
    ACTIVATE: { description: '激活' },
    RENEW: { description: '续期' },
    EXPIRE: { description: '到期, by itself' },
    REPORT_LOSS: { description: '挂失' },
    CANCEL_LOSS: { description: '解除挂失' },
    FREEZE: { description: '冻结' },
    UNFREEZE: { description: '解冻' },
    REPLACE: { description: '补换新卡' },
    CLOSE: { description: '注销' },
    SET_PIN: { description: '设置密码' },
    LOCK_PIN: { description: '密码锁定, by itself' },
    RESET_PIN: { description: '重置密码' },
    SET_LIMITS: { description: '修改限额' },
    SET_EARNING: { description: '修改积分方式' },
  },
});

export const CardUse = builder.enumType('CardUse', {
  description: 'What a card can be for (功能).',
  values: {
    STORED_VALUE: { description: '储值' },
    POINTS: { description: '积分' },
    DISCOUNT: { description: '折扣: what the level takes off, and, but for organisations, its price list' },
    COUNT: { description: '计次' },
    TIMED: { description: '限时' },
    CREDIT: { description: '信用' },
  },
});
