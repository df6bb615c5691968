import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { inBranch, may } from '../../viewer.ts';
import { branchWhere } from '../orgs/branch.ts';
import { createBatch, voidBatch } from './batches.ts';

nodeVisibility('CardBatch', async (viewer, id) => {
  if (!may(viewer, 'card.issue')) return false;
  const batch = await db.selectFrom('card_batch').select('store_id').where('id', '=', id).executeTakeFirst();
  return batch !== undefined && inBranch(viewer, batch.store_id);
});

builder.prismaObject('CardBlank', {
  description: 'A pre-printed number.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'As it is to be printed.' }),
    soldAt: t.expose('sold_at', { type: 'DateTime', nullable: true, description: 'When it became a card; null: it is still to be sold.' }),
  }),
});

builder.prismaNode('CardBatch', {
  id: { field: 'id' },
  description: 'Numbers of cards for the printer (预印卡), sold later at a till.',
  authScopes: { can: 'card.issue' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As people call it.' }),
    type: t.relation('type', { description: 'What its cards are.' }),
    store: t.relation('store', { description: 'Where they are sold.' }),
    quantity: t.exposeInt('quantity', { description: 'How many.' }),
    sold: t.relationCount('blanks', { where: { sold_at: { not: null } }, description: 'How many are sold.' }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was made.' }),
    createdBy: t.string({
      nullable: true,
      description: 'The name of who made it.',
      select: { creator: { select: { name: true } } },
      resolve: ({ creator }) => creator?.name,
    }),
    voidedAt: t.expose('voided_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when what is not sold of it cannot be; null: it can.',
    }),
    blanks: t.relatedConnection('blanks', {
      cursor: 'number',
      description: 'The numbers in their order; empty without the right to take them along.',
      query: (_args, { viewer }) => ({ where: may(viewer, 'card.export') ? {} : { number: { in: [] } }, orderBy: { number: 'asc' } }),
    }),
  }),
});

builder.queryField('cardBatches', (t) =>
  t.prismaConnection({
    type: 'CardBatch',
    cursor: 'id',
    description: "Batches of the viewer's branch, the latest first.",
    authScopes: { can: 'card.issue' },
    args: { branchId: t.arg.globalID({ description: 'Of this Org or one below it.' }) },
    totalCount: async (_root, { branchId }, { viewer }) =>
      prisma.cardBatch.count({ where: await branchWhere(viewer, branchId, 'store_id', 'branchId'), take: COUNT_CAP }),
    resolve: async (query, _root, { branchId }, { viewer }) =>
      prisma.cardBatch.findMany({
        ...query,
        where: await branchWhere(viewer, branchId, 'store_id', 'branchId'),
        orderBy: { id: 'desc' },
      }),
  }),
);

const CardBatchInput = builder.inputType('CardBatchInput', {
  description: 'Numbers that are to be printed.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'At most 100 characters.' }),
    typeId: t.globalID({ required: true, description: 'The CardType, in use.' }),
    storeId: t.globalID({ required: true, description: 'The Org that sells them: a store.' }),
    quantity: t.int({ required: true, description: '1 to 10,000.' }),
  }),
});

builder.mutationFields((t) => ({
  createCardBatch: t.prismaField({
    type: 'CardBatch',
    description: 'Makes numbers for the printer.',
    authScopes: { can: 'card.batch' },
    args: {
      idempotencyKey: t.arg.string({
        required: true,
        description: 'At least 8 characters; the same key with the same input is done once, for ever.',
      }),
      input: t.arg({ type: CardBatchInput, required: true }),
    },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const ids = { typeId: uuidOf(input.typeId, 'CardType', 'typeId'), storeId: uuidOf(input.storeId, 'Org', 'storeId') };
      const batch = { ...input, ...ids, now: new Date() };
      const made = await withTx(db, (tx) => once(tx, viewer, key, { createCardBatch: input }, () => createBatch(tx, viewer, batch)));
      return prisma.cardBatch.findUniqueOrThrow({ ...query, where: { id: made.batchId } });
    },
  }),
  voidCardBatch: t.prismaField({
    type: 'CardBatch',
    description: 'What is not sold of a batch cannot be sold any more (作废). Cards that were sold go on.',
    authScopes: { can: 'card.batch' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The CardBatch.' }),
      reason: t.arg.string({ required: true, description: 'Why; at most 500 characters.' }),
    },
    resolve: async (query, _root, { id, reason }, { viewer }) => {
      const batch = uuidOf(id, 'CardBatch', 'id');
      await withTx(db, (tx) => voidBatch(tx, viewer, batch, reason, new Date()));
      return prisma.cardBatch.findUniqueOrThrow({ ...query, where: { id: batch } });
    },
  }),
}));
