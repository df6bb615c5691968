import { minor } from '@regulars/domain/money';
import { builder } from '../../builder.ts';
import { type TakenOff, takenOff } from './taken.ts';

export const TakeKind = builder.enumType('QuoteTakeKind', {
  description: 'Why a line costs less than by the list.',
  values: {
    PASS: { description: '次卡' },
    LEVEL: { description: '会员价' },
    PROMOTION: { description: '促销' },
    COUPON: { description: '优惠券' },
    ROUNDING: { description: '抹零' },
  },
});

const SaleOffer = builder.objectRef<TakenOff>('SaleOffer').implement({
  description: 'What was taken off a line of a sale, and why.',
  fields: (t) => ({
    lineNo: t.exposeInt('lineNo', { description: 'The number of the line.' }),
    kind: t.expose('kind', { type: TakeKind, description: 'Why.' }),
    name: t.exposeString('name', { description: 'Of the level, promotion, coupon or pass, as it is called today; empty: rounding.' }),
    amount: t.field({ type: 'Money', description: 'Taken off; negative in a refund.', resolve: ({ amount }) => minor(amount) }),
  }),
});

builder.prismaObjectField('Sale', 'offers', (t) =>
  t.field({
    type: [SaleOffer],
    description: 'What was taken off its lines and why, line by line; empty where nothing was, or where only the discount was told.',
    complexity: 10,
    resolve: async (sale, _args, context) => (await takenOff(context, sale)) ?? [],
  }),
);
