import type { Prisma } from '@regulars/db/generated/client/client';
import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf, uuidPairOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { branchWhere } from '../orgs/branch.ts';
import { orgTree } from '../orgs/tree.ts';
import { confirmHold, type HoldKey, releaseHold, reserve } from './holds.ts';
import { amountOf } from './assets.ts';
import { holderVisible } from './schema.ts';

nodeVisibility('ValueHold', holderVisible);

const HoldState = builder.enumType('HoldState', {
  description: 'Where a reservation stands.',
  values: {
    HELD: { description: '占用中' },
    CONFIRMED: { description: '已使用: spent' },
    RELEASED: { description: '已释放: given free' },
    EXPIRED: { description: '已超时: given free when its time was over' },
  },
});

builder.prismaNode('ValueHold', {
  id: { field: 'member_id_id' },
  description: 'A part of an account that is reserved (占用): in the balance, and not to be spent otherwise.',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    asset: t.prismaField({
      type: 'Asset',
      description: 'What is reserved.',
      resolve: async (query, hold) => prisma.asset.findUniqueOrThrow({ ...query, where: { id: await assetIdOf(hold) } }),
    }),
    amount: t.string({
      description: 'In the unit of the asset: money as "12.30", points whole.',
      resolve: async (hold) => amountOf(await assetIdOf(hold), hold.amount),
    }),
    storeName: t.string({
      description: 'Where it was reserved, and will be spent.',
      resolve: async ({ store_id }) => (await orgTree()).byId.get(store_id)?.name ?? '',
    }),
    here: t.boolean({
      description: "Whether that lies in the viewer's branch: only there is it ended.",
      resolve: ({ store_id }, _args, { viewer }) => inBranch(viewer, store_id),
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was reserved.' }),
    createdBy: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'By whom; null: by the product itself.',
      resolve: (query, { created_by }) => (created_by ? prisma.employee.findUnique({ ...query, where: { id: created_by } }) : null),
    }),
    state: t.expose('state', { type: HoldState, description: 'Where it stands.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'What for.' }),
    expiresAt: t.expose('expires_at', { type: 'DateTime', description: 'Given free by itself from then on.' }),
    endedAt: t.expose('ended_at', { type: 'DateTime', nullable: true, description: 'When it was spent or given free.' }),
    entry: t.prismaField({
      type: 'JournalEntry',
      nullable: true,
      description: 'What spent it.',
      resolve: (query, { member_id, entry_id }) =>
        entry_id ? prisma.journalEntry.findUnique({ ...query, where: { member_id_id: { member_id, id: entry_id } } }) : null,
    }),
  }),
});

const assetIdOf = async ({ member_id, account_id }: { member_id: string; account_id: string }) => {
  const where = { member_id_id: { member_id, id: account_id } };
  return (await prisma.account.findUniqueOrThrow({ where, select: { asset_id: true } })).asset_id;
};

builder.prismaObjectField('ValueHold', 'member', (t) =>
  t.prismaField({
    type: 'Member',
    nullable: true,
    description: 'Of whom it is reserved; null without the right to see the member.',
    resolve: (query, { member_id: id }, _args, { viewer }) =>
      may(viewer, 'member.read') ? prisma.member.findFirst({ ...query, where: { AND: [{ id }, memberWhere(viewer)] } }) : null,
  }),
);

builder.prismaObjectField('Member', 'holds', (t) =>
  t.prismaField({
    type: ['ValueHold'],
    description: 'What is reserved of the member now, the oldest first, at most 100. Empty without the right to see assets.',
    complexity: 10,
    resolve: (query, { id }, _args, { viewer }) =>
      may(viewer, 'value.read')
        ? prisma.valueHold.findMany({ ...query, where: { member_id: id, state: 'HELD' }, orderBy: { id: 'asc' }, take: 100 })
        : [],
  }),
);

const HoldFilter = builder.inputType('ValueHoldFilter', {
  description: 'Which reservations; conditions are joined by AND.',
  fields: (t) => ({
    orgId: t.globalID({ description: 'Made at this Org or one below it.' }),
    states: t.field({ type: [HoldState], description: 'In any of these states.' }),
  }),
});

async function holdWhere(viewer: Viewer, filter: typeof HoldFilter.$inferInput | null | undefined): Promise<Prisma.ValueHoldWhereInput> {
  return { ...(await branchWhere(viewer, filter?.orgId, 'store_id')), ...(filter?.states ? { state: { in: filter.states } } : {}) };
}

builder.queryField('valueHolds', (t) =>
  t.prismaConnection({
    type: 'ValueHold',
    cursor: 'member_id_id',
    description: "Reservations made in the viewer's branch, the latest first.",
    authScopes: { can: 'value.read' },
    args: { filter: t.arg({ type: HoldFilter }) },
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.valueHold.count({ where: await holdWhere(viewer, filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.valueHold.findMany({ ...query, where: await holdWhere(viewer, filter), orderBy: [{ id: 'desc' }, { member_id: 'desc' }] }),
  }),
);

const KEY = 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.';

const ReserveInput = builder.inputType('ReserveValueInput', {
  description: 'What is to be reserved.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The Org where it is reserved, and will be spent.' }),
    memberId: t.globalID({ required: true, description: 'The Member.' }),
    assetId: t.globalID({ required: true, description: 'The Asset.' }),
    amount: t.string({ required: true, description: 'Money as "12.30", points whole.' }),
    minutes: t.int({ description: 'For how long; 30 unless told, a week at most.' }),
    reason: t.string({ description: 'What for; at most 200 characters.' }),
  }),
});

const byKey = ({ memberId, holdId }: HoldKey) => ({ member_id_id: { member_id: memberId, id: holdId } });

type End = (tx: Tx, viewer: Viewer, key: HoldKey, now: Date) => Promise<HoldKey>;

builder.mutationFields((t) => {
  const end = (name: string, description: string, work: End) =>
    t.prismaField({
      type: 'ValueHold',
      description,
      authScopes: { can: 'sale.record' },
      args: {
        idempotencyKey: t.arg.string({ required: true, description: KEY }),
        id: t.arg.globalID({ required: true, description: 'The ValueHold.' }),
      },
      resolve: async (query, _root, { idempotencyKey: key, id }, { viewer }) => {
        const [memberId, holdId] = uuidPairOf(id, 'ValueHold', 'id');
        const hold = { memberId, holdId };
        const made = await withTx(db, (tx) => once(tx, viewer, key, { [name]: hold }, () => work(tx, viewer, hold, new Date())));
        return prisma.valueHold.findUniqueOrThrow({ ...query, where: byKey(made) });
      },
    });
  return {
    reserveValue: t.prismaField({
      type: 'ValueHold',
      description: 'Reserves a part of what a member holds, to be spent or given free by its id.',
      authScopes: { can: 'sale.record' },
      args: { idempotencyKey: t.arg.string({ required: true, description: KEY }), input: t.arg({ type: ReserveInput, required: true }) },
      resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
        const storeId = uuidOf(input.storeId, 'Org', 'storeId');
        const memberId = uuidOf(input.memberId, 'Member', 'memberId');
        const assetId = uuidOf(input.assetId, 'Asset', 'assetId');
        const wanted = { ...input, storeId, memberId, assetId };
        const made = await withTx(db, (tx) =>
          once(tx, viewer, key, { reserveValue: wanted }, () => reserve(tx, viewer, { ...wanted, now: new Date() })),
        );
        return prisma.valueHold.findUniqueOrThrow({ ...query, where: byKey(made) });
      },
    }),
    confirmHold: end('confirmHold', 'Spends what was reserved, whole, where it was reserved.', confirmHold),
    releaseHold: end('releaseHold', 'Gives free what was reserved.', releaseHold),
  };
});
