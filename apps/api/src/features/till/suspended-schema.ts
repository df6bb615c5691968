import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { globalId, optionalUuid, uuidOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { MAX_PAGE } from '../../lists.ts';
import { requireBranch } from '../../viewer.ts';
import { resumeBasket, suspendBasket } from './suspended.ts';

builder.prismaObject('SuspendedBasket', {
  description: 'A basket that waits until some till of the store takes it up again (挂单).',
  fields: (t) => ({
    id: t.id({ description: 'Names it in resumeBasket.', resolve: ({ id }) => globalId('SuspendedBasket', id) }),
    till: t.exposeString('till', { description: 'Which till put it aside.' }),
    memberId: t.id({
      nullable: true,
      description: 'The Member who buys; null: a walk-in.',
      resolve: ({ member_id }) => member_id && globalId('Member', member_id),
    }),
    note: t.exposeString('note', { nullable: true, description: 'To tell it apart.' }),
    lineCount: t.exposeInt('line_count', { description: 'Lines in it.' }),
    amount: t.expose('amount', { type: 'Money', description: 'As it was quoted then; it is quoted anew.' }),
    suspendedAt: t.expose('suspended_at', { type: 'DateTime', description: 'Since when it waits.' }),
    suspendedBy: t.string({
      description: 'The name of who put it aside.',
      select: { suspender: { select: { name: true } } },
      resolve: ({ suspender }) => suspender.name,
    }),
    basket: t.expose('basket', { type: 'JSON', description: 'As the till wrote it.' }),
  }),
});

const idempotencyKey = {
  required: true,
  description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
} as const;

const SuspendBasketInput = builder.inputType('SuspendBasketInput', {
  description: 'A basket that is put aside.',
  fields: (t) => ({
    shiftId: t.globalID({ required: true, description: 'The Shift of the till, open, the own one.' }),
    memberId: t.globalID({ description: 'The Member who buys: any of the chain.' }),
    basket: t.field({ type: 'JSON', required: true, description: 'What the till needs to go on: an object with `lines`, 1 to 1,000.' }),
    amount: t.field({ type: 'Money', required: true, description: 'As it was quoted.' }),
    note: t.string({ description: 'To tell it apart; at most 100 characters.' }),
  }),
});

builder.queryField('suspendedBaskets', (t) =>
  t.prismaField({
    type: ['SuspendedBasket'],
    description: 'Baskets of a store that wait, the latest first; at most 200.',
    authScopes: { can: 'till.use' },
    args: { storeId: t.arg.globalID({ required: true, description: 'The Org: a store of the branch.' }) },
    resolve: (query, _root, args, { viewer }) => {
      const store_id = uuidOf(args.storeId, 'Org', 'storeId');
      requireBranch(viewer, store_id, 'storeId');
      return prisma.suspendedBasket.findMany({ ...query, where: { store_id, ended_at: null }, orderBy: { id: 'desc' }, take: MAX_PAGE });
    },
  }),
);

builder.mutationFields((t) => ({
  suspendBasket: t.prismaField({
    type: 'SuspendedBasket',
    description: 'Puts a basket aside (挂单).',
    authScopes: { can: 'till.use' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: SuspendBasketInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const ids = {
        shiftId: uuidOf(input.shiftId, 'Shift', 'shiftId'),
        memberId: optionalUuid(input.memberId, 'Member', 'memberId') ?? null,
      };
      const asked = { ...input, ...ids, now: new Date() };
      const made = await withTx(db, (tx) => once(tx, viewer, key, { suspendBasket: input }, () => suspendBasket(tx, viewer, asked)));
      return prisma.suspendedBasket.findUniqueOrThrow({ ...query, where: { id: made.basketId } });
    },
  }),
  resumeBasket: t.prismaField({
    type: 'SuspendedBasket',
    description: 'Takes a basket up again (取单): only one till gets it.',
    authScopes: { can: 'till.use' },
    args: {
      idempotencyKey: t.arg.string(idempotencyKey),
      id: t.arg.globalID({ required: true, description: 'The SuspendedBasket.' }),
    },
    resolve: async (query, _root, { idempotencyKey: key, id: given }, { viewer }) => {
      const id = uuidOf(given, 'SuspendedBasket', 'id');
      const told = { resumeBasket: id };
      const made = await withTx(db, (tx) => once(tx, viewer, key, told, () => resumeBasket(tx, viewer, { id, now: new Date() })));
      return prisma.suspendedBasket.findUniqueOrThrow({ ...query, where: { id: made.basketId } });
    },
  }),
}));
