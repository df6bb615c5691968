import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { branchWhere } from '../orgs/branch.ts';
import { mayDecide } from './kinds.ts';

nodeVisibility('Approval', async (viewer, id) => {
  if (!may(viewer, 'approval.read')) return false;
  const row = await db.selectFrom('approval').select('org_id').where('id', '=', id).executeTakeFirst();
  return row !== undefined && inBranch(viewer, row.org_id);
});

const ApprovalKind = builder.enumType('ApprovalKind', {
  description: 'What needs a second person.',
  values: {
    TOP_UP_REFUND: { description: '储值退款: stored value is paid back' },
    TRANSFER: { description: '会员间转账: value goes from one member to another' },
    POINTS_GRANT: { description: '手动增减积分: points by hand, above the limit' },
    POINTS_TASK: { description: '手动积分任务: points for a list of members' },
    CARD_APPLICATION: { description: '会员卡申请: somebody becomes a member with a card' },
    CARD_PIN_RESET: { description: '重置卡密码: the PIN of a card is taken away' },
  },
});

const ApprovalState = builder.enumType('ApprovalState', {
  description: 'What came of a request.',
  values: {
    PENDING: { description: '待审批' },
    APPROVED: { description: '已通过, and carried out' },
    REJECTED: { description: '已驳回' },
    WITHDRAWN: { description: '已撤回, by the one who asked' },
  },
});

builder.prismaNode('Approval', {
  id: { field: 'id' },
  description: 'Something that one person asks for and another one decides (审批).',
  authScopes: { can: 'approval.read' },
  fields: (t) => ({
    kind: t.expose('kind', { type: ApprovalKind, description: 'What it is about.' }),
    state: t.expose('state', { type: ApprovalState, description: 'Where it stands.' }),
    org: t.relation('org', { description: 'Whose branch it concerns.' }),
    words: t.string({
      description: "What is asked for, in a sentence of the viewer's language.",
      resolve: ({ words_en, words_zh }, _args, { viewer }) => (viewer.locale === 'zh' ? words_zh : words_en),
    }),
    reason: t.exposeString('reason', { description: 'Why it is asked for.' }),
    requestedAt: t.expose('requested_at', { type: 'DateTime', description: 'When it was asked for.' }),
    requestedBy: t.string({
      description: 'The name of who asked.',
      select: { requester: { select: { name: true } } },
      resolve: ({ requester }) => requester.name,
    }),
    decidedAt: t.expose('decided_at', { type: 'DateTime', nullable: true, description: 'When it ended; null while it waits.' }),
    decidedBy: t.string({
      nullable: true,
      description: 'The name of who decided.',
      select: { decider: { select: { name: true } } },
      resolve: ({ decider }) => decider?.name,
    }),
    note: t.exposeString('note', { nullable: true, description: 'What the second person said.' }),
    own: t.boolean({
      description: 'Whether the viewer asked for it, and so may withdraw it.',
      extensions: { personal: true },
      resolve: ({ requested_by }, _args, { viewer }) => viewer.kind === 'employee' && viewer.id === requested_by,
    }),
    mayDecide: t.boolean({
      description: 'Whether the viewer may decide it now.',
      extensions: { personal: true },
      resolve: ({ state, kind, requested_by }, _args, { viewer }) =>
        state === 'PENDING' && viewer.kind === 'employee' && viewer.id !== requested_by && mayDecide(viewer, kind),
    }),
  }),
});

builder.prismaObjectField('Approval', 'member', (t) =>
  t.prismaField({
    type: 'Member',
    nullable: true,
    description: 'Whose value it is; null where it is nobody single, and without the right to see the member.',
    resolve: (query, { member_id: id }, _args, { viewer }) =>
      id && may(viewer, 'member.read') ? prisma.member.findFirst({ ...query, where: { AND: [{ id }, memberWhere(viewer)] } }) : null,
  }),
);

const ApprovalFilter = builder.inputType('ApprovalFilter', {
  description: 'Which requests; conditions are joined by AND.',
  fields: (t) => ({
    orgId: t.globalID({ description: 'Of this Org or one below it.' }),
    states: t.field({ type: [ApprovalState], description: 'In any of these states.' }),
    kinds: t.field({ type: [ApprovalKind], description: 'Of any of these kinds.' }),
  }),
});

async function approvalWhere(
  viewer: Viewer,
  filter: typeof ApprovalFilter.$inferInput | null | undefined,
): Promise<Prisma.ApprovalWhereInput> {
  return {
    ...(await branchWhere(viewer, filter?.orgId, 'org_id')),
    ...(filter?.states ? { state: { in: filter.states } } : {}),
    ...(filter?.kinds ? { kind: { in: filter.kinds } } : {}),
  };
}

builder.queryField('approvals', (t) =>
  t.prismaConnection({
    type: 'Approval',
    cursor: 'id',
    description: "What is asked for in the viewer's branch, the latest first.",
    authScopes: { can: 'approval.read' },
    args: { filter: t.arg({ type: ApprovalFilter }) },
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.approval.count({ where: await approvalWhere(viewer, filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.approval.findMany({ ...query, where: await approvalWhere(viewer, filter), orderBy: { id: 'desc' } }),
  }),
);
