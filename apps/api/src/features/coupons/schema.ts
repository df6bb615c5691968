import type { Prisma } from '@regulars/db/generated/client/client';
import { printedCode } from '@regulars/domain/coupons-code';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { optionalUuid, uuidPair } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { may, type Viewer } from '../../viewer.ts';
import { Channel } from '../sales/enums.ts';
import { CouponAct, CouponSource, CouponState } from './enums.ts';
import { couponWhere } from './where.ts';

export { Channel };

nodeVisibility('Coupon', async (viewer, id) => {
  const [member_id, coupon] = uuidPair(id);
  if (!may(viewer, 'coupon.read') || !member_id || !coupon) return false;
  return (await prisma.coupon.count({ where: { member_id, id: coupon, ...couponWhere(viewer) } })) > 0;
});

builder.prismaObject('CouponEvent', {
  description: 'Something that happened to a coupon.',
  fields: (t) => ({
    act: t.expose('act', { type: CouponAct, description: 'What.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    storeName: t.string({ description: 'Where.', select: { store: { select: { name: true } } }, resolve: ({ store }) => store.name }),
    channel: t.expose('channel', { type: Channel, description: 'By which way.' }),
    operator: t.string({
      nullable: true,
      description: 'The name of who did it; null: the member, or the product itself.',
      select: { operator: { select: { name: true } } },
      resolve: ({ operator }) => operator?.name,
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why.' }),
    amount: t.expose('amount', { type: 'Money', description: 'Of USED what it took off, of RETURNED what came back; else zero.' }),
  }),
});

builder.prismaNode('Coupon', {
  id: { field: 'member_id_id' },
  description: 'A coupon of a member (优惠券).',
  authScopes: { can: 'coupon.read' },
  fields: (t) => ({
    template: t.relation('template', { description: 'What it is.' }),
    rule: t.relation('rule', { description: 'The version by which it was given: what it is worth.' }),
    state: t.expose('state', { type: CouponState, description: 'How it stands.' }),
    stateAt: t.expose('state_at', { type: 'DateTime', description: 'Since when.' }),
    source: t.expose('source', { type: CouponSource, description: 'How the member came to it.' }),
    startsOn: t.expose('starts_on', { type: 'Date', description: 'The first business day on which it may be used.' }),
    expiresOn: t.expose('expires_on', { type: 'Date', nullable: true, description: 'The last one; null: for ever.' }),
    code: t.string({
      nullable: true,
      description: 'The code by which it came, as printed; null: it came by none.',
      resolve: ({ code }) => code && printedCode(code),
    }),
    issuedAt: t.expose('issued_at', { type: 'DateTime', description: 'When it was given.' }),
    batch: t.relation('batch', { nullable: true, description: 'With which batch it came.' }),
    history: t.relation('history', {
      description: 'All that happened to it, the latest first.',
      query: { orderBy: { id: 'desc' }, take: 50 },
    }),
  }),
});

builder.prismaObjectField('Coupon', 'member', (t) =>
  t.prismaField({
    type: 'Member',
    nullable: true,
    description: "Whose it is; null where the viewer's branch does not know the member.",
    resolve: (query, { member_id: id }, _args, { viewer }) =>
      may(viewer, 'member.read') ? prisma.member.findFirst({ ...query, where: { AND: [{ id }, memberWhere(viewer)] } }) : null,
  }),
);

/** Coupons of a member, those of the records that were merged into it, too. */
const ofMember = (id: string): Prisma.CouponWhereInput => ({ OR: [{ member_id: id }, { member: { merged_into: id } }] });

builder.prismaObjectField('Member', 'coupons', (t) =>
  t.prismaField({
    type: ['Coupon'],
    description:
      'The coupons of the member, those that can be used before the others, the latest first; empty without the right to see coupons.',
    complexity: 10,
    args: { state: t.arg({ type: CouponState, description: 'Only those that stand so.' }) },
    resolve: (query, { id }, { state }, { viewer }) =>
      may(viewer, 'coupon.read')
        ? prisma.coupon.findMany({
            ...query,
            where: { ...ofMember(id), ...(state && { state }) },
            orderBy: [{ state: 'asc' }, { id: 'desc' }],
            take: 100,
          })
        : [],
  }),
);

interface Filter {
  templateId?: string | null | undefined;
  batchId?: string | null | undefined;
  state?: Prisma.CouponWhereInput['state'] | null;
}

const whereOf = (viewer: Viewer, { templateId, batchId, state }: Filter): Prisma.CouponWhereInput => ({
  AND: [
    couponWhere(viewer),
    { ...(templateId && { template_id: templateId }), ...(batchId && { batch_id: batchId }), ...(state && { state }) },
  ],
});

builder.queryField('coupons', (t) =>
  t.prismaConnection({
    type: 'Coupon',
    cursor: 'member_id_id',
    description: "Coupons of members whom the viewer's branch knows, the latest first.",
    authScopes: { can: 'coupon.read' },
    args: {
      couponTemplateId: t.arg.globalID({ description: 'Only of this CouponTemplate.' }),
      couponBatchId: t.arg.globalID({ description: 'Only of this CouponBatch.' }),
      state: t.arg({ type: CouponState, description: 'Only those that stand so.' }),
    },
    totalCount: (_root, args, { viewer }) => prisma.coupon.count({ where: whereOf(viewer, filterOf(args)), take: COUNT_CAP }),
    resolve: (query, _root, args, { viewer }) =>
      prisma.coupon.findMany({ ...query, where: whereOf(viewer, filterOf(args)), orderBy: [{ id: 'desc' }, { member_id: 'desc' }] }),
  }),
);

interface Args {
  couponTemplateId?: { typename: string; id: string } | null | undefined;
  couponBatchId?: { typename: string; id: string } | null | undefined;
  state?: Prisma.CouponWhereInput['state'] | null;
}

const filterOf = ({ couponTemplateId, couponBatchId, state }: Args): Filter => ({
  templateId: optionalUuid(couponTemplateId, 'CouponTemplate', 'couponTemplateId'),
  batchId: optionalUuid(couponBatchId, 'CouponBatch', 'couponBatchId'),
  state: state ?? null,
});
