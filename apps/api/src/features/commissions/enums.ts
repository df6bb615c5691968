import { builder } from '../../builder.ts';

export const CommissionSubject = builder.enumType('CommissionSubject', {
  description: 'For what commission is earned (提成对象).',
  values: {
    GOODS: { description: '商品' },
    SERVICE: { description: '服务' },
    PASS: { description: '次卡: earned when it is sold' },
    CARD: { description: '售卡: of its fee' },
    TOP_UP: { description: '充值: of what is paid in' },
  },
});

export const CommissionBasis = builder.enumType('CommissionBasis', {
  description: 'Of what commission is counted (计提方式).',
  values: {
    NET: { description: '实收金额: what is paid, after discounts' },
    PROFIT: { description: '毛利: nothing on a loss, nor where the cost is not known; not of CARD and TOP_UP' },
    PIECE: { description: '按件: so much for a piece; a pass, a card and a top-up are one' },
  },
});
