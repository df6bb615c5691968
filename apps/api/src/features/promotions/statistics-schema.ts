import { minor } from '@regulars/domain/money';
import { builder } from '../../builder.ts';
import { prisma, reportDb } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { askedBy } from './period.ts';
import { type SoldWith, soldWith } from './statistics.ts';

const PromotionFigures = builder.objectRef<SoldWith>('PromotionFigures').implement({
  description: 'What was sold with a promotion, refunds taken off.',
  fields: (t) => ({
    promotion: t.prismaField({
      type: 'Promotion',
      description: 'Which.',
      resolve: (query, { key: id }) => prisma.promotion.findUniqueOrThrow({ ...query, where: { id } }),
    }),
    sales: t.exposeInt('sales', { description: 'Sales in which it took something off.' }),
    quantity: t.expose('quantity', { type: 'Quantity', description: 'Pieces on the lines of which it did.' }),
    revenue: t.field({ type: 'Money', description: 'What was paid for these lines.', resolve: ({ revenue }) => minor(revenue) }),
    discount: t.field({ type: 'Money', description: 'What it took off.', resolve: ({ discount }) => minor(discount) }),
  }),
});

builder.queryField('promotionStatistics', (t) =>
  t.field({
    type: [PromotionFigures],
    description: "The effect of promotions in the viewer's branch, the one that took off most first.",
    authScopes: { can: 'coupon.report' },
    complexity: 30,
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first business day.' }),
      to: t.arg({ type: 'Date', required: true, description: 'The last one, at most 1,100 days later.' }),
      branchId: t.arg.globalID({ description: 'Only of this Org and below.' }),
    },
    resolve: async (_root, { from, to, branchId }, { viewer }) => {
      const which = await askedBy(viewer, { from, to, branch: optionalUuid(branchId, 'Org', 'branchId') });
      return [...(await soldWith(reportDb, 'PROMOTION', which, 'rule')).values()];
    },
  }),
);
