import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { receiveGoods } from './receive.ts';
import { cancelOrder, createOrders, finishOrder, sendOrder, updateOrder } from './service.ts';

const OrderLineInput = builder.inputType('PurchaseOrderLineInput', {
  description: 'What is ordered; each product once in an order.',
  fields: (t) => ({
    productId: t.globalID({ required: true, description: 'The Product; the supplier must offer it.' }),
    quantity: t.field({ type: 'Quantity', required: true, description: "In the product's unit, whole packs." }),
    packCost: t.field({ type: 'Money', description: 'For a pack; left out: as offered. Needs the right to see cost.' }),
  }),
});

const told = {
  lines: 'What is ordered, at most 500 lines.',
  expectedOn: 'When the goods should come, today or later.',
  note: 'For the supplier, at most 500 characters; it is printed.',
};

const CreateOrderInput = builder.inputType('CreatePurchaseOrderInput', {
  description: 'An order to be drafted.',
  fields: (t) => ({
    supplierId: t.globalID({ required: true, description: 'The Supplier, in use.' }),
    storeId: t.globalID({ required: true, description: 'The Org that gets the goods.' }),
    lines: t.field({ type: [OrderLineInput], required: true, description: told.lines }),
    expectedOn: t.field({ type: 'Date', description: `${told.expectedOn} Left out: after the lead time.` }),
    note: t.string({ description: told.note }),
  }),
});

const UpdateOrderInput = builder.inputType('UpdatePurchaseOrderInput', {
  description: 'Changes to a draft; what is left out stays as it is, null empties.',
  fields: (t) => ({
    lines: t.field({ type: [OrderLineInput], description: `All of them. ${told.lines}` }),
    expectedOn: t.field({ type: 'Date', description: told.expectedOn }),
    note: t.string({ description: told.note }),
  }),
});

const ReceiptLineInput = builder.inputType('GoodsReceiptLineInput', {
  description: 'Goods that came; a product stands in several lines where its pieces have several dates.',
  fields: (t) => ({
    productId: t.globalID({ required: true, description: 'The Product, one of the order.' }),
    quantity: t.field({ type: 'Quantity', required: true, description: "In the product's unit, positive; need not be whole packs." }),
    cost: t.field({ type: 'Money', description: 'For all of it; left out: as ordered, null: not known. Needs the right to see cost.' }),
    bestBefore: t.field({ type: 'Date', description: 'The day on the package, today or later.' }),
  }),
});

const ReceiveGoodsInput = builder.inputType('ReceiveGoodsInput', {
  description: 'Goods of an order that have come.',
  fields: (t) => ({
    orderId: t.globalID({ required: true, description: 'The PurchaseOrder, sent.' }),
    lines: t.field({ type: [ReceiptLineInput], required: true, description: 'What came, at most 500 lines.' }),
    deliveryNote: t.string({ description: "Number of the supplier's delivery note, at most 60 characters." }),
    note: t.string({ description: 'At most 500 characters.' }),
    acceptMore: t.boolean({ defaultValue: false, description: 'true: more may come than was ordered; else that is refused.' }),
  }),
});

type Lines = readonly (typeof OrderLineInput.$inferInput)[];

const linesOf = (lines: Lines, field: string) =>
  lines.map((line, at) => ({ ...line, productId: uuidOf(line.productId, 'Product', `${field}.${at}.productId`) }));

const keyArgument = {
  required: true,
  description: 'At least 8 characters; the same key with the same input is done once, for ever.',
} as const;

builder.mutationFields((t) => ({
  createPurchaseOrders: t.prismaField({
    type: ['PurchaseOrder'],
    description: 'Drafts orders, all or none, such as those of the suggestions. The orders, as given.',
    authScopes: { can: 'purchase.write' },
    args: {
      orders: t.arg({ type: [CreateOrderInput], required: true, description: 'At most 200.' }),
      idempotencyKey: t.arg.string(keyArgument),
    },
    resolve: async (query, _root, { orders, idempotencyKey }, { viewer }) => {
      const inputs = orders.map((order, at) => ({
        ...order,
        supplierId: uuidOf(order.supplierId, 'Supplier', `orders.${at}.supplierId`),
        storeId: uuidOf(order.storeId, 'Org', `orders.${at}.storeId`),
        lines: linesOf(order.lines, `orders.${at}.lines`),
      }));
      const ids = await withTx(db, (tx) => createOrders(tx, viewer, idempotencyKey, inputs, new Date()));
      const made = await prisma.purchaseOrder.findMany({ ...query, where: { id: { in: ids } } });
      return made.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    },
  }),
  updatePurchaseOrder: t.prismaField({
    type: 'PurchaseOrder',
    description: 'Changes a draft.',
    authScopes: { can: 'purchase.write' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The PurchaseOrder, a draft.' }),
      input: t.arg({ type: UpdateOrderInput, required: true }),
    },
    resolve: async (query, _root, { input, ...args }, { viewer }) => {
      const id = uuidOf(args.id, 'PurchaseOrder', 'id');
      const lines = input.lines && linesOf(input.lines, 'lines');
      await withTx(db, (tx) => updateOrder(tx, viewer, id, { ...input, lines }, new Date()));
      return prisma.purchaseOrder.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  receiveGoods: t.prismaField({
    type: 'PurchaseOrder',
    description:
      'Takes goods of an order into stock, all lines or none. The product then costs the moving average of what was there and what came. The order.',
    authScopes: { can: 'purchase.write' },
    args: { input: t.arg({ type: ReceiveGoodsInput, required: true }), idempotencyKey: t.arg.string(keyArgument) },
    resolve: async (query, _root, { input, idempotencyKey }, { viewer }) => {
      const id = uuidOf(input.orderId, 'PurchaseOrder', 'orderId');
      const lines = input.lines.map((line, at) => ({ ...line, productId: uuidOf(line.productId, 'Product', `lines.${at}.productId`) }));
      await withTx(db, (tx) => receiveGoods(tx, viewer, idempotencyKey, { ...input, orderId: id, lines }, new Date()));
      return prisma.purchaseOrder.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));

builder.mutationFields((t) => {
  const step = (description: string, work: (tx: Tx, viewer: Viewer, id: string, now: Date) => Promise<void>) =>
    t.prismaField({
      type: 'PurchaseOrder',
      description,
      authScopes: { can: 'purchase.write' },
      args: { id: t.arg.globalID({ required: true, description: 'The PurchaseOrder.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'PurchaseOrder', 'id');
        await withTx(db, (tx) => work(tx, viewer, id, new Date()));
        return prisma.purchaseOrder.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    sendPurchaseOrder: step('Says that the order has gone to the supplier; it is not changed any more.', sendOrder),
    cancelPurchaseOrder: step('Gives up an order of which nothing came.', cancelOrder),
    finishPurchaseOrder: step('Says that the rest of a partly received order will not come.', finishOrder),
  };
});
