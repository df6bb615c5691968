import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { OfferState } from './rule-schema.ts';
import { stateOf, stateWhere } from './states.ts';
import { OfferVersion } from './version-schema.ts';

nodeVisibility('Promotion', (viewer, id) => may(viewer, 'promotion.read') && isUuid(id));

builder.prismaObject('PromotionVersion', {
  description: 'What a promotion says, as it was written once.',
  interfaces: [OfferVersion],
});

builder.prismaNode('Promotion', {
  id: { field: 'id' },
  description: 'A price that nobody needs a coupon for (促销活动).',
  authScopes: { can: 'promotion.read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As receipts name it.' }),
    budget: t.expose('budget', { type: 'Money', nullable: true, description: 'What it may take off in all; null: no limit.' }),
    useLimit: t.exposeInt('use_limit', { nullable: true, description: 'Sales in which it may be used; null: no limit.' }),
    versions: t.relation('versions', {
      description: 'All that it said, the latest first.',
      query: { orderBy: { number: 'desc' }, take: 50 },
    }),
    state: t.field({
      type: OfferState,
      description: 'In force, written only, or no longer in force.',
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

builder.queryField('promotions', (t) =>
  t.prismaConnection({
    type: 'Promotion',
    cursor: 'id',
    description: 'Promotions, the latest first.',
    authScopes: { can: 'promotion.read' },
    args: {
      state: t.arg({ type: OfferState, description: 'Only those in force, only written, or no longer in force.' }),
      search: t.arg.string({ description: 'A part of the name.' }),
    },
    totalCount: (_root, { state, search }) => prisma.promotion.count({ where: where(state, search), take: COUNT_CAP }),
    resolve: (query, _root, { state, search }) =>
      prisma.promotion.findMany({ ...query, where: where(state, search), orderBy: { id: 'desc' } }),
  }),
);

const where = (state: Parameters<typeof stateWhere>[0], search: string | null | undefined): Prisma.PromotionWhereInput => ({
  ...stateWhere(state),
  ...(search && { name: { contains: search, mode: 'insensitive' } }),
});
