import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { adjustStock, setReorderPoint, transferStock } from './changes.ts';

const AdjustmentKind = builder.enumType('StockAdjustmentKind', {
  description: 'Why stock is changed by hand.',
  values: {
    OPENING: { description: '期初, taken over from the old system: added' },
    RECEIPT: { description: '入库, goods came in: added' },
    LOSS: { description: '报损, broken, stolen or past its date: taken off' },
    COUNT: { description: '盘点: what was found becomes what is on hand' },
  },
});

const StockLineInput = builder.inputType('StockLineInput', {
  description: 'A product and how much of it; each product once.',
  fields: (t) => ({
    productId: t.globalID({ required: true, description: 'The Product; stock must be kept of it.' }),
    quantity: t.field({ type: 'Quantity', required: true, description: "In the product's unit; positive, of a count also zero." }),
    bestBefore: t.field({
      type: 'Date',
      description: 'Of goods that come in (RECEIPT, OPENING): the day on their package. A transfer takes the dates along.',
    }),
  }),
});

const AdjustStockInput = builder.inputType('AdjustStockInput', {
  description: 'A change of stock by hand, in one store.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The Org where it lies.' }),
    kind: t.field({ type: AdjustmentKind, required: true, description: 'Why.' }),
    lines: t.field({ type: [StockLineInput], required: true, description: 'What and how much, at most 500.' }),
    reason: t.string({ description: 'At most 200 characters.' }),
  }),
});

const TransferStockInput = builder.inputType('TransferStockInput', {
  description: 'Goods that go from one store to another.',
  fields: (t) => ({
    fromStoreId: t.globalID({ required: true, description: 'The Org they leave.' }),
    toStoreId: t.globalID({ required: true, description: 'The Org they come to.' }),
    lines: t.field({ type: [StockLineInput], required: true, description: 'What and how much, at most 500.' }),
    reason: t.string({ description: 'At most 200 characters.' }),
  }),
});

type Lines = readonly (typeof StockLineInput.$inferInput)[];

const linesOf = (lines: Lines) =>
  lines.map((line, at) => ({ ...line, productId: uuidOf(line.productId, 'Product', `lines.${at}.productId`) }));

const keyArgument = {
  required: true,
  description: 'At least 8 characters; the same key with the same input is done once, for ever.',
} as const;

/** The stock rows that a change touched, in the order of their key. */
const touched = (storeIds: string[], lines: readonly { productId: string }[]) => ({
  where: { store_id: { in: storeIds }, product_id: { in: lines.map((line) => line.productId) } },
  orderBy: [{ store_id: 'asc' as const }, { product_id: 'asc' as const }],
});

builder.mutationFields((t) => ({
  adjustStock: t.prismaField({
    type: ['Stock'],
    description: 'Receives, writes off or counts goods, all lines or none. The stock afterwards.',
    authScopes: { can: 'stock.write' },
    args: { input: t.arg({ type: AdjustStockInput, required: true }), idempotencyKey: t.arg.string(keyArgument) },
    resolve: async (query, _root, { input, idempotencyKey }, { viewer }) => {
      const storeId = uuidOf(input.storeId, 'Org', 'storeId');
      const lines = linesOf(input.lines);
      await withTx(db, (tx) => adjustStock(tx, viewer, idempotencyKey, { ...input, storeId, lines }, new Date()));
      return prisma.stock.findMany({ ...query, ...touched([storeId], lines) });
    },
  }),
  transferStock: t.prismaField({
    type: ['Stock'],
    description: 'Moves goods between two stores of the branch, all lines or none. The stock of both afterwards.',
    authScopes: { can: 'stock.write' },
    args: { input: t.arg({ type: TransferStockInput, required: true }), idempotencyKey: t.arg.string(keyArgument) },
    resolve: async (query, _root, { input, idempotencyKey }, { viewer }) => {
      const fromStoreId = uuidOf(input.fromStoreId, 'Org', 'fromStoreId');
      const toStoreId = uuidOf(input.toStoreId, 'Org', 'toStoreId');
      const lines = linesOf(input.lines);
      await withTx(db, (tx) => transferStock(tx, viewer, idempotencyKey, { ...input, fromStoreId, toStoreId, lines }, new Date()));
      return prisma.stock.findMany({ ...query, ...touched([fromStoreId, toStoreId], lines) });
    },
  }),
  setReorderPoint: t.prismaField({
    type: 'Stock',
    description: 'Says from which quantity on a product should be ordered in a store.',
    authScopes: { can: 'stock.write' },
    args: {
      storeId: t.arg.globalID({ required: true, description: 'The Org.' }),
      productId: t.arg.globalID({ required: true, description: 'The Product; stock must be kept of it.' }),
      reorderPoint: t.arg({ type: 'Quantity', description: "In the product's unit, not negative; null: no warning." }),
    },
    resolve: async (query, _root, args, { viewer }) => {
      const key = { storeId: uuidOf(args.storeId, 'Org', 'storeId'), productId: uuidOf(args.productId, 'Product', 'productId') };
      await withTx(db, (tx) => setReorderPoint(tx, viewer, key, args.reorderPoint ?? null, new Date()));
      return prisma.stock.findUniqueOrThrow({
        ...query,
        where: { store_id_product_id: { store_id: key.storeId, product_id: key.productId } },
      });
    },
  }),
}));
