import type { Prisma } from '@regulars/db/generated/client/client';
import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf, uuidPairOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { holderVisible } from '../ledger/schema.ts';
import { ofPerson } from '../members/sql.ts';
import { branchWhere } from '../orgs/branch.ts';
import { orgTree } from '../orgs/tree.ts';
import { cancelPending, confirmPending, type PendingKey, promisePoints } from './pending.ts';

nodeVisibility('PointsPending', holderVisible);

const PendingState = builder.enumType('PendingState', {
  description: 'Where promised points stand.',
  values: {
    PENDING: { description: '待入账' },
    CONFIRMED: { description: '已入账' },
    CANCELLED: { description: '已取消' },
  },
});

builder.prismaNode('PointsPending', {
  id: { field: 'member_id_id' },
  description: 'Points that a member will have when what they are for is fulfilled (待入账积分); they cannot be spent before.',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    asset: t.relation('asset', { description: 'Points of which kind.' }),
    points: t.int({ description: 'How many.', resolve: ({ amount }) => Number(amount) }),
    state: t.expose('state', { type: PendingState, description: 'Where they stand.' }),
    dueOn: t.expose('due_on', {
      type: 'Date',
      nullable: true,
      description: 'When they are confirmed by themselves; null: only by somebody.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'What for.' }),
    storeName: t.string({
      description: 'The store that will owe them.',
      resolve: async ({ store_id }) => (await orgTree()).byId.get(store_id)?.name ?? '',
    }),
    here: t.boolean({
      description: "Whether it lies in the viewer's branch: only there are they confirmed or cancelled.",
      resolve: ({ store_id }, _args, { viewer }) => inBranch(viewer, store_id),
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When they were promised.' }),
    endedAt: t.expose('ended_at', { type: 'DateTime', nullable: true, description: 'When they were confirmed or cancelled.' }),
    entry: t.prismaField({
      type: 'JournalEntry',
      nullable: true,
      description: 'The entry that gave them.',
      resolve: async (query, { member_id, entry_id: id }) => {
        if (id === null) return null;
        const promised = await prisma.member.findUnique({ where: { id: member_id }, select: { merged_into: true } });
        const holders = [member_id, ...(promised?.merged_into ? [promised.merged_into] : [])]; // as whom they were confirmed
        return prisma.journalEntry.findFirst({ ...query, where: { id, member_id: { in: holders } } });
      },
    }),
  }),
});

builder.prismaObjectField('Member', 'pendingPoints', (t) =>
  t.prismaField({
    type: ['PointsPending'],
    description:
      'Points that are promised to the person, by whichever record, and not given yet, the oldest first, at most 100. Empty without the right to see assets.',
    complexity: 10,
    resolve: async (query, { id }, _args, { viewer }) =>
      may(viewer, 'value.read')
        ? prisma.pointsPending.findMany({
            ...query,
            where: { ...(await ofPerson(db, id)), state: 'PENDING' },
            orderBy: { id: 'asc' },
            take: 100,
          })
        : [],
  }),
);

builder.prismaObjectField('PointsPending', 'member', (t) =>
  t.prismaField({
    type: 'Member',
    nullable: true,
    description: 'To whom they are promised; null without the right to see the member.',
    resolve: (query, { member_id: id }, _args, { viewer }) =>
      may(viewer, 'member.read') ? prisma.member.findFirst({ ...query, where: { AND: [{ id }, memberWhere(viewer)] } }) : null,
  }),
);

const PendingFilter = builder.inputType('PendingPointsFilter', {
  description: 'Which promised points; conditions are joined by AND.',
  fields: (t) => ({
    orgId: t.globalID({ description: 'Promised by this Org or one below it.' }),
    states: t.field({ type: [PendingState], description: 'In any of these states.' }),
    kindId: t.globalID({ description: 'Of this PointsKind.' }),
  }),
});

async function pendingWhere(
  viewer: Viewer,
  filter: typeof PendingFilter.$inferInput | null | undefined,
): Promise<Prisma.PointsPendingWhereInput> {
  const asset_id = optionalUuid(filter?.kindId, 'PointsKind', 'filter.kindId');
  return {
    ...(await branchWhere(viewer, filter?.orgId, 'store_id')),
    ...(filter?.states ? { state: { in: filter.states } } : {}),
    ...(asset_id ? { asset_id } : {}),
  };
}

builder.queryField('pendingPoints', (t) =>
  t.prismaConnection({
    type: 'PointsPending',
    cursor: 'member_id_id',
    description: "Points that stores of the viewer's branch have promised, the latest first.",
    authScopes: { can: 'value.read' },
    args: { filter: t.arg({ type: PendingFilter }) },
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.pointsPending.count({ where: await pendingWhere(viewer, filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.pointsPending.findMany({
        ...query,
        where: await pendingWhere(viewer, filter),
        orderBy: [{ id: 'desc' }, { member_id: 'desc' }],
      }),
  }),
);

const PromiseInput = builder.inputType('PromisePointsInput', {
  description: 'Points that are given later.',
  fields: (t) => ({
    memberId: t.globalID({ required: true, description: 'The Member, of any store.' }),
    kindId: t.globalID({ required: true, description: 'The PointsKind, in use.' }),
    points: t.int({ required: true, description: 'How many, above zero.' }),
    storeId: t.globalID({ required: true, description: "An Org: a store of the viewer's branch, which will owe them." }),
    dueOn: t.field({ type: 'Date', description: 'Given by themselves on this business day; left out: only by somebody.' }),
    reason: t.string({ description: 'What for, at most 500 characters.' }),
  }),
});

const keyArgument = {
  required: true,
  description: 'At least 8 characters; the same key with the same input is done once, for ever.',
} as const;
const where = ({ memberId, pendingId }: PendingKey) => ({ member_id_id: { member_id: memberId, id: pendingId } });

builder.mutationFields((t) => {
  type Work = (tx: Tx, viewer: Viewer, key: string, which: PendingKey, now: Date) => Promise<PendingKey>;
  const end = (description: string, work: Work) =>
    t.prismaField({
      type: 'PointsPending',
      description,
      authScopes: { can: 'points.grant' },
      args: {
        id: t.arg.globalID({ required: true, description: 'The PointsPending.' }),
        idempotencyKey: t.arg.string(keyArgument),
      },
      resolve: async (query, _root, args, { viewer }) => {
        const [memberId, pendingId] = uuidPairOf(args.id, 'PointsPending', 'id');
        const which = await withTx(db, (tx) => work(tx, viewer, args.idempotencyKey, { memberId, pendingId }, new Date()));
        return prisma.pointsPending.findUniqueOrThrow({ ...query, where: where(which) });
      },
    });
  return {
    promisePoints: t.prismaField({
      type: 'PointsPending',
      description: 'Promises points, which the member has once they are confirmed.',
      authScopes: { can: 'points.grant' },
      args: { input: t.arg({ type: PromiseInput, required: true }), idempotencyKey: t.arg.string(keyArgument) },
      resolve: async (query, _root, { input, idempotencyKey: key }, { viewer }) => {
        const memberId = uuidOf(input.memberId, 'Member', 'memberId');
        const kindId = uuidOf(input.kindId, 'PointsKind', 'kindId');
        const storeId = uuidOf(input.storeId, 'Org', 'storeId');
        const which = await withTx(db, (tx) => promisePoints(tx, viewer, key, { ...input, memberId, kindId, storeId }, new Date()));
        return prisma.pointsPending.findUniqueOrThrow({ ...query, where: where(which) });
      },
    }),
    confirmPendingPoints: end('Gives what was promised, with a full life from today.', confirmPending),
    cancelPendingPoints: end('The member will not have them.', cancelPending),
  };
});
