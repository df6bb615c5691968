import { builder } from '../../builder.ts';

export const AssetKind = builder.enumType('AssetKind', {
  description: 'What kind of value it is.',
  values: {
    PRINCIPAL: { description: '储值本金: money that the member paid in' },
    BONUS: { description: '赠送金: money given on top' },
    POINTS: { description: '积分' },
    COUNT: { description: '次卡: uses' },
    TIME: { description: '限时卡: as often as wanted, until a day' },
  },
});

export const EntryKind = builder.enumType('EntryKind', {
  description: 'What happened to what a member holds.',
  values: {
    TOP_UP: { description: '充值' },
    TOP_UP_REFUND: { description: '充值退款' },
    SPEND: { description: '消费' },
    SPEND_REFUND: { description: '消费退回' },
    TRANSFER_OUT: { description: '转出' },
    TRANSFER_IN: { description: '转入' },
    EARN: { description: '获得积分' },
    EARN_BACK: { description: '积分扣回' },
    GRANT: { description: '手动调整, up or down' },
    CONVERT: { description: '积分转换' },
    EXPIRE: { description: '过期' },
    PASS_SALE: { description: '售卡' },
    PASS_USE: { description: '核销' },
    PASS_EXTEND: { description: '延期' },
    PASS_REFUND: { description: '退卡' },
    OPENING: { description: '期初余额' },
    CORRECTION: { description: '更正' },
    REVERSAL: { description: '冲正: undoes another entry' },
  },
});

export const House = builder.enumType('House', {
  description: "The house's side (对方科目).",
  values: {
    CASH: { description: 'Paid in or out' },
    REVENUE: { description: 'Paid for goods' },
    BONUS: { description: 'Given on top' },
    POINTS: { description: 'Points given, or taken back' },
    PASSES: { description: 'Passes sold and used' },
    CONVERSION: { description: 'Between kinds of points' },
    TRANSFER: { description: 'On its way to another member' },
    BREAKAGE: { description: 'Expired' },
    OPENING: { description: 'Brought along from an earlier system' },
    CORRECTION: { description: 'Put right by hand' },
    SETTLEMENT: { description: 'What stores owe each other' },
  },
});

export const Language = builder.enumType('Language', {
  description: 'A language that we speak.',
  values: { EN: { value: 'en' as const, description: 'English' }, ZH: { value: 'zh' as const, description: '中文' } },
});

export const TenderMethod = builder.enumType('TenderMethod', {
  description: 'How something is paid (支付方式).',
  values: {
    CASH: { description: '现金' },
    BANK_CARD: { description: '银行卡' },
    WECHAT_PAY: { description: '微信支付' },
    ALIPAY: { description: '支付宝' },
    TRANSFER: { description: '转账' },
    STORED_VALUE: { description: '储值' },
    POINTS: { description: '积分' },
    OTHER: { description: '其他' },
  },
});

export const TopUpMethod = builder.enumType('TopUpMethod', {
  description: 'How money is paid in or out.',
  values: {
    CASH: { description: '现金' },
    BANK_CARD: { description: '银行卡' },
    WECHAT_PAY: { description: '微信支付' },
    ALIPAY: { description: '支付宝' },
    TRANSFER: { description: '转账' },
    OTHER: { description: '其他' },
  },
});
