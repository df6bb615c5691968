import type { Prisma } from '@regulars/db/generated/client/client';
import { printedCode } from '@regulars/domain/coupons-code';
import { isErrorCode, message } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { CouponBatchKind, CouponBatchState } from './enums.ts';

nodeVisibility('CouponBatch', async (viewer, id) => {
  if (!may(viewer, 'coupon.read')) return false;
  const batch = await db.selectFrom('coupon_batch').select('org_id').where('id', '=', id).executeTakeFirst();
  return batch !== undefined && inBranch(viewer, batch.org_id);
});

builder.prismaObject('CouponCode', {
  description: 'A coupon that is nobody’s yet, or was.',
  fields: (t) => ({
    code: t.string({ description: 'As it is printed.', resolve: ({ code }) => printedCode(code) }),
    redeemedAt: t.expose('redeemed_at', { type: 'DateTime', nullable: true, description: 'When somebody brought it; null: nobody has.' }),
  }),
});

interface Failure {
  failure: string;
  members: number;
}

const CouponBatchFailure = builder.objectRef<Failure>('CouponBatchFailure').implement({
  description: 'Why members of a batch got none.',
  fields: (t) => ({
    reason: t.string({
      description: 'In words.',
      resolve: ({ failure }, _args, { viewer }) => (isErrorCode(failure) ? message(failure, {}, viewer.locale) : failure),
    }),
    members: t.exposeInt('members', { description: 'How many.' }),
  }),
});

builder.prismaNode('CouponBatch', {
  id: { field: 'id' },
  description: "Coupons for the members of a segment (批量发放), or codes that are nobody's until somebody brings one (券码).",
  authScopes: { can: 'coupon.read' },
  fields: (t) => ({
    kind: t.expose('kind', { type: CouponBatchKind, description: 'Which of the two.' }),
    name: t.exposeString('name', { description: 'As people call it.' }),
    template: t.relation('template', { description: 'What its coupons are.' }),
    orgName: t.string({ description: 'Whose it is.', select: { org: { select: { name: true } } }, resolve: ({ org }) => org.name }),
    segmentName: t.string({
      nullable: true,
      description: 'The segment whose members it was for; null: of codes.',
      select: { segment: { select: { name: true } } },
      resolve: ({ segment }) => segment?.name,
    }),
    state: t.expose('state', { type: CouponBatchState, description: 'How it stands.' }),
    quantity: t.exposeInt('quantity', { description: 'Members on the list, or codes.' }),
    given: t.exposeInt('given', { description: 'Members who got theirs, or codes that were brought.' }),
    failed: t.exposeInt('failed', { description: 'Members who could not be given one.' }),
    used: t.relationCount('coupons', { where: { state: 'USED' }, description: 'How many are used.' }),
    failures: t.field({
      type: [CouponBatchFailure],
      description: 'Why some got none, the most frequent first.',
      complexity: 5,
      resolve: ({ id: batch_id }) =>
        db
          .selectFrom('coupon_batch_member')
          .select(({ fn }) => ['failure', fn.countAll<number>().as('members')])
          .where('batch_id', '=', batch_id)
          .where('failure', 'is not', null)
          .groupBy('failure')
          .orderBy('members', 'desc')
          .$narrowType<{ failure: string }>()
          .execute(),
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was made.' }),
    createdBy: t.string({
      nullable: true,
      description: 'The name of who made it.',
      select: { creator: { select: { name: true } } },
      resolve: ({ creator }) => creator?.name,
    }),
    endedAt: t.expose('ended_at', { type: 'DateTime', nullable: true, description: 'When all was given, or it was voided.' }),
    codes: t.relatedConnection('codes', {
      cursor: 'code',
      totalCount: true,
      description: 'Its codes in their order; empty without the right to take them along.',
      args: { open: t.arg.boolean({ description: 'Only those that nobody has brought.' }) },
      query: ({ open }, { viewer }) => ({
        where: may(viewer, 'coupon.export') ? (open ? { member_id: null } : {}) : { code: { in: [] } },
        orderBy: { code: 'asc' },
      }),
    }),
  }),
});

builder.queryField('couponBatches', (t) =>
  t.prismaConnection({
    type: 'CouponBatch',
    cursor: 'id',
    description: "Batches of the viewer's branch, the latest first.",
    authScopes: { can: 'coupon.read' },
    args: {
      couponTemplateId: t.arg.globalID({ description: 'Only of this CouponTemplate.' }),
      kind: t.arg({ type: CouponBatchKind, description: 'Only of this kind.' }),
    },
    totalCount: (_root, { couponTemplateId, kind }, { viewer }) =>
      prisma.couponBatch.count({
        where: where(viewer, optionalUuid(couponTemplateId, 'CouponTemplate', 'couponTemplateId'), kind),
        take: COUNT_CAP,
      }),
    resolve: (query, _root, { couponTemplateId, kind }, { viewer }) =>
      prisma.couponBatch.findMany({
        ...query,
        where: where(viewer, optionalUuid(couponTemplateId, 'CouponTemplate', 'couponTemplateId'), kind),
        orderBy: { id: 'desc' },
      }),
  }),
);

function where(
  viewer: Viewer,
  template_id: string | null | undefined,
  kind: 'MEMBERS' | 'CODES' | 'IMPORT' | null | undefined,
): Prisma.CouponBatchWhereInput {
  return { ...orgWhere(viewer, 'org_id'), ...(template_id && { template_id }), ...(kind && { kind }) };
}
