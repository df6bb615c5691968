import type { Prisma } from '@regulars/db/generated/client/client';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { requestAward } from './awards.ts';

nodeVisibility('PointsAward', async (viewer, id) => {
  if (!may(viewer, 'points.grant')) return false;
  const row = await db.selectFrom('points_award').select('org_id').where('id', '=', id).executeTakeFirst();
  return row !== undefined && inBranch(viewer, row.org_id);
});

const AwardState = builder.enumType('AwardState', {
  description: 'Where points for a list of members stand.',
  values: {
    WAITING: { description: '待审批: for a second person' },
    RUNNING: { description: '发放中' },
    DONE: { description: '已完成' },
    REFUSED: { description: '未通过: rejected or taken back' },
  },
});

builder.prismaNode('PointsAward', {
  id: { field: 'id' },
  description: 'Points for each member of a list (手动积分任务), once a second person has agreed.',
  authScopes: { can: 'points.grant' },
  fields: (t) => ({
    kind: t.relation('kind', { description: 'Points of which kind.' }),
    score: t.int({ description: 'Points for each.', resolve: ({ score }) => Number(score) }),
    reason: t.exposeString('reason', { description: 'Why, as the statement says it.' }),
    org: t.relation('org', { description: 'Whose request it is.' }),
    state: t.field({
      type: AwardState,
      description: 'Where it stands.',
      select: { state: true, approval: { select: { state: true } } },
      resolve: ({ state, approval }) =>
        state === 'WAITING' && (approval?.state === 'REJECTED' || approval?.state === 'WITHDRAWN') ? 'REFUSED' : state,
    }),
    members: t.exposeInt('members', { description: 'How many are on the list.' }),
    given: t.exposeInt('given', { description: 'How many have theirs.' }),
    failed: t.exposeInt('failed', { description: 'How many could not be given theirs: archived meanwhile.' }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was asked for.' }),
    createdBy: t.string({
      nullable: true,
      description: 'The name of who asked.',
      select: { creator: { select: { name: true } } },
      resolve: ({ creator }) => creator?.name,
    }),
    endedAt: t.expose('ended_at', { type: 'DateTime', nullable: true, description: 'When the last one had theirs.' }),
    approval: t.relation('approval', {
      nullable: true,
      description: 'What the second person says. Null without the right to see approvals.',
      authScopes: { can: 'approval.read' },
      unauthorizedResolver: () => null,
    }),
  }),
});

const whereOf = (viewer: Viewer): Prisma.PointsAwardWhereInput => orgWhere(viewer, 'org_id');

builder.queryField('pointsAwards', (t) =>
  t.prismaConnection({
    type: 'PointsAward',
    cursor: 'id',
    description: "Points for lists of members in the viewer's branch, the latest first.",
    authScopes: { can: 'points.grant' },
    totalCount: (_root, _args, { viewer }) => prisma.pointsAward.count({ where: whereOf(viewer), take: COUNT_CAP }),
    resolve: (query, _root, _args, { viewer }) =>
      prisma.pointsAward.findMany({ ...query, where: whereOf(viewer), orderBy: { id: 'desc' } }),
  }),
);

const AwardInput = builder.inputType('RequestAwardInput', {
  description: 'Points for each member of a list; who stands on it several times gets them once.',
  fields: (t) => ({
    kindId: t.globalID({ required: true, description: 'The PointsKind, in use.' }),
    score: t.int({ required: true, description: 'Points for each, above zero.' }),
    reason: t.string({ required: true, description: 'Why, at most 500 characters.' }),
    orgId: t.globalID({ required: true, description: "An Org of the viewer's branch: somebody there or above decides." }),
    memberIds: t.globalIDList({ description: 'Members that the branch knows.' }),
    list: t.string({ description: 'Member numbers, phones or cards, one a line or with commas between; with memberIds at most 10,000.' }),
  }),
});

builder.mutationField('requestAward', (t) =>
  t.prismaField({
    type: 'PointsAward',
    description: 'Asks for points for each member of a list. A second person decides, then they are given in batches.',
    authScopes: { can: 'points.grant' },
    args: {
      input: t.arg({ type: AwardInput, required: true }),
      idempotencyKey: t.arg.string({
        required: true,
        description: 'At least 8 characters; the same key with the same input is done once, for ever.',
      }),
    },
    resolve: async (query, _root, { input, idempotencyKey: key }, { viewer }) => {
      const kindId = uuidOf(input.kindId, 'PointsKind', 'kindId');
      const orgId = uuidOf(input.orgId, 'Org', 'orgId');
      const memberIds = (input.memberIds ?? []).map((id, at) => uuidOf(id, 'Member', `memberIds.${at}`));
      const award = { ...input, kindId, orgId, memberIds, list: input.list ?? '' };
      const id = await withTx(db, (tx) => requestAward(tx, viewer, key, award, new Date()));
      return prisma.pointsAward.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
