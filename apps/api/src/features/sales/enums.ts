import { builder } from '../../builder.ts';

export const SaleKind = builder.enumType('SaleKind', {
  description: 'What a receipt is.',
  values: { SALE: { description: '销售' }, REFUND: { description: '退货: amounts and quantities are negative' } },
});

export const Channel = builder.enumType('Channel', {
  description: 'Where a sale was made (渠道).',
  values: {
    STORE: { description: '门店' },
    WEBSITE: { description: '网站' },
    APP: { description: 'App or mini-program (小程序)' },
    CALL_CENTRE: { description: '呼叫中心' },
    PARTNER: { description: '合作方接口' },
  },
});

export const SaleOrigin = builder.enumType('SaleOrigin', {
  description: 'How a sale came to be known.',
  values: { LIVE: { description: 'Recorded when it happened' }, IMPORT: { description: 'Imported from a file of the past' } },
});
