import type { Channel as ChannelName } from '@regulars/db/generated/kysely-enums';
import { minor } from '@regulars/domain/money';
import { builder } from '../../builder.ts';
import { prisma, reportDb } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { orgTree } from '../orgs/tree.ts';
import { askedBy } from '../promotions/period.ts';
import type { Asked, Grouping } from '../promotions/statistics.ts';
import { Channel } from './schema.ts';
import { type CouponFigures as Figures, couponFigures } from './statistics.ts';

const CouponFigures = builder.objectRef<Figures>('CouponFigures').implement({
  description: 'What became of coupons, and what was sold with them, refunds taken off.',
  fields: (t) => ({
    issued: t.exposeInt('issued', { description: 'Given, in whatever way.' }),
    claimed: t.exposeInt('claimed', { description: 'Of these taken by members themselves, codes too.' }),
    used: t.exposeInt('used', { description: 'Used, less those that came back.' }),
    expired: t.exposeInt('expired', { description: 'Over their last day.' }),
    voided: t.exposeInt('voided', { description: 'Taken away.' }),
    sales: t.exposeInt('sales', { description: 'Sales with them.' }),
    revenue: t.field({
      type: 'Money',
      description: 'What was paid for the lines they took something off.',
      resolve: ({ revenue }) => minor(revenue),
    }),
    discount: t.field({ type: 'Money', description: 'What they took off: their cost.', resolve: ({ discount }) => minor(discount) }),
  }),
});

const itself = (figures: Figures) => figures;

const CouponTemplateFigures = builder.objectRef<Figures>('CouponTemplateFigures').implement({
  description: 'Coupons of a template.',
  fields: (t) => ({
    template: t.prismaField({
      type: 'CouponTemplate',
      description: 'Which.',
      resolve: (query, { key: id }) => prisma.couponTemplate.findUniqueOrThrow({ ...query, where: { id } }),
    }),
    figures: t.field({ type: CouponFigures, description: 'Its figures.', resolve: itself }),
  }),
});

const CouponStoreFigures = builder.objectRef<Figures>('CouponStoreFigures').implement({
  description: 'Coupons in a store: given, used and so on there; expired of members at home there.',
  fields: (t) => ({
    storeName: t.string({ description: 'Which.', resolve: async ({ key }) => (await orgTree()).byId.get(key)?.name ?? '' }),
    figures: t.field({ type: CouponFigures, description: 'Its figures.', resolve: itself }),
  }),
});

const CouponChannelFigures = builder.objectRef<Figures>('CouponChannelFigures').implement({
  description: 'Coupons by the way they were given and used.',
  fields: (t) => ({
    channel: t.field({ type: Channel, description: 'Which.', resolve: ({ key }) => key as ChannelName }), // the column is of this type
    figures: t.field({ type: CouponFigures, description: 'Its figures.', resolve: itself }),
  }),
});

const CouponMonthFigures = builder.objectRef<Figures>('CouponMonthFigures').implement({
  description: 'Coupons in a month.',
  fields: (t) => ({
    month: t.field({ type: 'Date', description: 'Its first day.', resolve: ({ key }) => key }),
    figures: t.field({ type: CouponFigures, description: 'Its figures.', resolve: itself }),
  }),
});

const NOTHING: Figures = { key: '', issued: 0, claimed: 0, used: 0, expired: 0, voided: 0, sales: 0, revenue: 0, discount: 0 };

const CouponStatistics = builder.objectRef<Asked>('CouponStatistics').implement({
  description: 'Coupons in figures (发放、领取、使用情况).',
  fields: (t) => {
    const by = (group: Grouping) => (which: Asked) => couponFigures(reportDb, which, group);
    const inOrder = async (which: Asked) => (await by('month')(which)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    return {
      total: t.field({ type: CouponFigures, description: 'In all.', resolve: async (which) => (await by('all')(which))[0] ?? NOTHING }),
      byTemplate: t.field({ type: [CouponTemplateFigures], description: 'By template, the most given first.', resolve: by('rule') }),
      byStore: t.field({ type: [CouponStoreFigures], description: 'By store, the most given first.', resolve: by('store') }),
      byChannel: t.field({ type: [CouponChannelFigures], description: 'By channel, the most given first.', resolve: by('channel') }),
      byMonth: t.field({ type: [CouponMonthFigures], description: 'Month by month, those in which something happened.', resolve: inOrder }),
    };
  },
});

builder.queryField('couponStatistics', (t) =>
  t.field({
    type: CouponStatistics,
    description: "Coupons in figures, of what happened in the stores of the viewer's branch.",
    authScopes: { can: 'coupon.report' },
    complexity: 50,
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first business day.' }),
      to: t.arg({ type: 'Date', required: true, description: 'The last one, at most 1,100 days later.' }),
      branchId: t.arg.globalID({ description: 'Only of this Org and below.' }),
      couponTemplateId: t.arg.globalID({ description: 'Only of this CouponTemplate.' }),
    },
    resolve: (_root, { from, to, branchId, couponTemplateId }, { viewer }) => {
      const ruleId = optionalUuid(couponTemplateId, 'CouponTemplate', 'couponTemplateId');
      return askedBy(viewer, { from, to, branch: optionalUuid(branchId, 'Org', 'branchId'), ruleId });
    },
  }),
);
