import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { OfferState } from '../promotions/rule-schema.ts';
import { stateOf, stateWhere } from '../promotions/states.ts';
import { OfferVersion } from '../promotions/version-schema.ts';

nodeVisibility('CouponTemplate', (viewer, id) => may(viewer, 'coupon.read') && isUuid(id));

builder.prismaObject('CouponTemplateVersion', {
  description: 'What coupons of a template are worth, as it was written once. A coupon keeps the version by which it was given.',
  interfaces: [OfferVersion],
  fields: (t) => ({
    delayDays: t.exposeInt('delay_days', { description: 'The first day is so many after the one on which a coupon is given.' }),
    validDays: t.exposeInt('valid_days', {
      nullable: true,
      description: 'It can be used so many days; null: between the days of the rule.',
    }),
  }),
});

builder.prismaNode('CouponTemplate', {
  id: { field: 'id' },
  description: 'What coupons there are (优惠券模板).',
  authScopes: { can: 'coupon.read' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short and unique.' }),
    name: t.exposeString('name', { description: 'As members and receipts name it.' }),
    terms: t.exposeString('terms', { description: 'What members read of its terms.' }),
    issueLimit: t.exposeInt('issue_limit', { nullable: true, description: 'So many may be given in all; null: no limit.' }),
    perMember: t.exposeInt('per_member', { nullable: true, description: 'So many may be given to one member; null: no limit.' }),
    useLimit: t.exposeInt('use_limit', { nullable: true, description: 'So many may be used in all; null: no limit.' }),
    budget: t.expose('budget', { type: 'Money', nullable: true, description: 'What they may take off in all; null: no limit.' }),
    claimable: t.exposeBoolean('claimable', { description: 'Whether members may take one themselves.' }),
    claimFrom: t.expose('claim_from', { type: 'Date', nullable: true, description: 'From when; null: since ever.' }),
    claimUntil: t.expose('claim_until', { type: 'Date', nullable: true, description: 'Until when; null: for ever.' }),
    transferable: t.exposeBoolean('transferable', { description: 'Whether members may hand one on.' }),
    versions: t.relation('versions', {
      description: 'All that it said, the latest first.',
      query: { orderBy: { number: 'desc' }, take: 50 },
    }),
    state: t.field({
      type: OfferState,
      description: 'Coupons are given of it, it is written only, or none are given any more.',
      select: { versions: { select: { state: true } } },
      resolve: ({ versions }) => stateOf(versions),
    }),
    createdBy: t.string({
      nullable: true,
      description: 'The name of who made it.',
      select: { creator: { select: { name: true } } },
      resolve: ({ creator }) => creator?.name,
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was made.' }),
  }),
});

builder.queryField('couponTemplates', (t) =>
  t.prismaConnection({
    type: 'CouponTemplate',
    cursor: 'id',
    description: 'Coupon templates, the latest first.',
    authScopes: { can: 'coupon.read' },
    args: {
      state: t.arg({ type: OfferState, description: 'Only those of which coupons are given, written only, or given no more.' }),
      search: t.arg.string({ description: 'A part of the name or the code.' }),
      claimable: t.arg.boolean({ description: 'Only those that members may take themselves, or only the others.' }),
    },
    totalCount: (_root, args) => prisma.couponTemplate.count({ where: where(args), take: COUNT_CAP }),
    resolve: (query, _root, args) => prisma.couponTemplate.findMany({ ...query, where: where(args), orderBy: { id: 'desc' } }),
  }),
);

interface Filter {
  state?: Parameters<typeof stateWhere>[0];
  search?: string | null | undefined;
  claimable?: boolean | null | undefined;
}

function where({ state, search, claimable }: Filter): Prisma.CouponTemplateWhereInput {
  const part = search ? { contains: search, mode: 'insensitive' as const } : undefined;
  return { ...stateWhere(state), ...(part && { OR: [{ name: part }, { code: part }] }), ...(claimable != null && { claimable }) };
}
