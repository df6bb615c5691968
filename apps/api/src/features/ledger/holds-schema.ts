import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf, uuidPairOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
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
    amount: t.string({
      description: 'In the unit of the asset: money as "12.30", points whole.',
      resolve: async ({ member_id, account_id, amount }) => {
        const where = { member_id_id: { member_id, id: account_id } };
        const { asset_id } = await prisma.account.findUniqueOrThrow({ where, select: { asset_id: true } });
        return amountOf(asset_id, amount);
      },
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

builder.queryField('valueHolds', (t) =>
  t.prismaConnection({
    type: 'ValueHold',
    cursor: 'member_id_id',
    description: "Reservations made in the viewer's branch, the latest first.",
    authScopes: { can: 'value.read' },
    totalCount: (_root, _args, { viewer }) => prisma.valueHold.count({ where: orgWhere(viewer, 'store_id'), take: COUNT_CAP }),
    resolve: (query, _root, _args, { viewer }) =>
      prisma.valueHold.findMany({ ...query, where: orgWhere(viewer, 'store_id'), orderBy: [{ id: 'desc' }, { member_id: 'desc' }] }),
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

builder.mutationFields((t) => ({
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
  confirmHold: t.prismaField({
    type: 'ValueHold',
    description: 'Spends what was reserved, whole, where it was reserved.',
    authScopes: { can: 'sale.record' },
    args: {
      idempotencyKey: t.arg.string({ required: true, description: KEY }),
      id: t.arg.globalID({ required: true, description: 'The ValueHold.' }),
    },
    resolve: async (query, _root, { idempotencyKey: key, id }, { viewer }) => {
      const [memberId, holdId] = uuidPairOf(id, 'ValueHold', 'id');
      const hold = { memberId, holdId };
      const made = await withTx(db, (tx) => once(tx, viewer, key, { confirmHold: hold }, () => confirmHold(tx, viewer, hold, new Date())));
      return prisma.valueHold.findUniqueOrThrow({ ...query, where: byKey(made) });
    },
  }),
  releaseHold: t.prismaField({
    type: 'ValueHold',
    description: 'Gives free what was reserved.',
    authScopes: { can: 'sale.record' },
    args: {
      idempotencyKey: t.arg.string({ required: true, description: KEY }),
      id: t.arg.globalID({ required: true, description: 'The ValueHold.' }),
    },
    resolve: async (query, _root, { idempotencyKey: key, id }, { viewer }) => {
      const [memberId, holdId] = uuidPairOf(id, 'ValueHold', 'id');
      const hold = { memberId, holdId };
      const made = await withTx(db, (tx) => once(tx, viewer, key, { releaseHold: hold }, () => releaseHold(tx, viewer, hold, new Date())));
      return prisma.valueHold.findUniqueOrThrow({ ...query, where: byKey(made) });
    },
  }),
}));
