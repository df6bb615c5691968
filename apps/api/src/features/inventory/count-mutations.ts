import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { cancelCount, closeCount, enterCount, openCount } from './counts.ts';

const OpenStockCountInput = builder.inputType('OpenStockCountInput', {
  description: 'A count to be opened.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The Org whose shelves are counted.' }),
    categoryId: t.globalID({ description: 'Only products of this Category or anywhere below it.' }),
    name: t.string({ description: 'At most 100 characters; the day where left out.' }),
  }),
});

const CountedInput = builder.inputType('CountedInput', {
  description: 'What was found of a product; each product once.',
  fields: (t) => ({
    productId: t.globalID({ required: true, description: 'The Product; stock must be kept of it.' }),
    counted: t.field({ type: 'Quantity', description: "In the product's unit, not negative; null: not counted after all." }),
  }),
});

const idArgument = { required: true, description: 'The StockCount.' } as const;

builder.mutationFields((t) => ({
  openStockCount: t.prismaField({
    type: 'StockCount',
    description: 'Opens a count and takes down what should be there. A store has one open count at a time.',
    authScopes: { can: 'stock.write' },
    args: { input: t.arg({ type: OpenStockCountInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const storeId = uuidOf(input.storeId, 'Org', 'storeId');
      const categoryId = optionalUuid(input.categoryId, 'Category', 'categoryId');
      const id = await withTx(db, (tx) => openCount(tx, viewer, { ...input, storeId, categoryId }, new Date()));
      return prisma.stockCount.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  enterStockCount: t.prismaField({
    type: 'StockCount',
    description: 'Enters what was found, at most 500 products at a time; a product that was not expected joins the count.',
    authScopes: { can: 'stock.write' },
    args: { id: t.arg.globalID(idArgument), lines: t.arg({ type: [CountedInput], required: true, description: 'What was found.' }) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'StockCount', 'id');
      const lines = args.lines.map(({ productId, counted = null }, at) => ({
        productId: uuidOf(productId, 'Product', `lines.${at}.productId`),
        counted,
      }));
      await withTx(db, (tx) => enterCount(tx, viewer, id, lines, new Date()));
      return prisma.stockCount.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  closeStockCount: t.prismaField({
    type: 'StockCount',
    description:
      'Ends a count and adds each difference to what is on hand now, so that sales since the counting stay right. What was not counted stays as it is.',
    authScopes: { can: 'stock.write' },
    args: {
      id: t.arg.globalID(idArgument),
      idempotencyKey: t.arg.string({ required: true, description: 'At least 8 characters; the same key is done once, for ever.' }),
    },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'StockCount', 'id');
      await withTx(db, (tx) => closeCount(tx, viewer, args.idempotencyKey, id, new Date()));
      return prisma.stockCount.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  cancelStockCount: t.prismaField({
    type: 'StockCount',
    description: 'Gives a count up: nothing is booked.',
    authScopes: { can: 'stock.write' },
    args: { id: t.arg.globalID(idArgument) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'StockCount', 'id');
      await withTx(db, (tx) => cancelCount(tx, viewer, id, new Date()));
      return prisma.stockCount.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
