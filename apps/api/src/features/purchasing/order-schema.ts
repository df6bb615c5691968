import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { prisma } from '../../db.ts';
import { isUuid, optionalUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may, requireBranch, type Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';

const costs = { authScopes: { can: 'cost.read' }, unauthorizedResolver: () => null, nullable: true } as const;

nodeVisibility('PurchaseOrder', async (viewer, id) => {
  if (!may(viewer, 'purchase.read') || !isUuid(id)) return false;
  const order = await prisma.purchaseOrder.findUnique({ where: { id }, select: { store_id: true } });
  return order !== null && inBranch(viewer, order.store_id);
});

const PurchaseOrderState = builder.enumType('PurchaseOrderState', {
  description: 'How far an order has come.',
  values: {
    DRAFT: { description: '草稿: can be changed' },
    SENT: { description: '已下单: the supplier has it' },
    PARTLY_RECEIVED: { description: '部分到货' },
    RECEIVED: { description: '已完成: all came, or the rest was given up' },
    CANCELLED: { description: '已取消: nothing came' },
  },
});

builder.prismaObject('PurchaseOrderLine', {
  description: 'A product of an order.',
  authScopes: { can: 'purchase.read' },
  fields: (t) => ({
    product: t.relation('product', { description: 'What is ordered.' }),
    quantity: t.expose('quantity', { type: 'Quantity', description: "In the product's unit, whole packs." }),
    received: t.expose('received', { type: 'Quantity', description: 'What came so far.' }),
    outstanding: t.field({
      type: 'Quantity',
      description: 'What is still to come.',
      resolve: ({ quantity, received }) => (received > quantity ? 0n : quantity - received),
    }),
    packName: t.exposeString('pack_name', { nullable: true, description: "What it is ordered in; null: the product's unit." }),
    packSize: t.expose('pack_size', { type: 'Quantity', description: "The product's units in a pack." }),
    packCost: t.expose('pack_cost', {
      ...costs,
      type: 'Money',
      description: 'For a pack. Null where not agreed, and without the right to see cost.',
    }),
    cost: t.expose('cost', {
      ...costs,
      type: 'Money',
      description: 'Of the whole line. Null where not agreed, and without the right to see cost.',
    }),
  }),
});

builder.prismaNode('PurchaseOrder', {
  id: { field: 'id' },
  description: 'Goods that a store has ordered from a supplier (采购单).',
  authScopes: { can: 'purchase.read' },
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Unique, as printed.' }),
    state: t.expose('state', { type: PurchaseOrderState, description: 'How far it has come.' }),
    supplier: t.relation('supplier', { description: 'From whom.' }),
    store: t.relation('store', { description: 'For which store.' }),
    expectedOn: t.expose('expected_on', { type: 'Date', nullable: true, description: 'When the goods should come.' }),
    overdue: t.boolean({
      description: 'Whether that day is over and goods are still to come.',
      resolve: ({ state, expected_on }) =>
        (state === 'SENT' || state === 'PARTLY_RECEIVED') &&
        expected_on !== null &&
        expected_on.toISOString().slice(0, 10) < businessDayAt({ time_zone: null, day_starts_at: null }, new Date()),
    }),
    note: t.exposeString('note', { nullable: true, description: 'For the supplier; it is printed.' }),
    cost: t.expose('cost', {
      ...costs,
      type: 'Money',
      description: 'Of the lines whose cost is agreed. Null without the right to see cost.',
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was drafted.' }),
    sentAt: t.expose('sent_at', { type: 'DateTime', nullable: true, description: 'When it went to the supplier.' }),
    endedAt: t.expose('ended_at', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last goods came, the rest was given up, or it was cancelled.',
    }),
    createdBy: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'By whom.',
      resolve: (query, { created_by }) => (created_by ? prisma.employee.findUnique({ ...query, where: { id: created_by } }) : null),
    }),
    lineCount: t.relationCount('lines', { description: 'Products in it.' }),
    lines: t.relation('lines', { description: 'What is ordered.', query: { orderBy: { line_no: 'asc' } } }),
  }),
});

const PurchaseOrderFilter = builder.inputType('PurchaseOrderFilter', {
  description: 'Which orders; conditions are joined by AND.',
  fields: (t) => ({
    storeId: t.globalID({ description: 'For this Org or below it.' }),
    supplierId: t.globalID({ description: 'From this Supplier.' }),
    productId: t.globalID({ description: 'With this Product.' }),
    states: t.field({ type: [PurchaseOrderState], description: 'In any of these states.' }),
    number: t.string({ description: 'Part of the number.' }),
  }),
});

async function orderWhere(
  viewer: Viewer,
  filter: typeof PurchaseOrderFilter.$inferInput | null | undefined,
): Promise<Prisma.PurchaseOrderWhereInput> {
  const store = optionalUuid(filter?.storeId, 'Org', 'filter.storeId');
  const supplier = optionalUuid(filter?.supplierId, 'Supplier', 'filter.supplierId');
  const product = optionalUuid(filter?.productId, 'Product', 'filter.productId');
  const number = filter?.number?.trim();
  if (store) requireBranch(viewer, store, 'filter.storeId');
  return {
    ...(store ? { store_id: { in: (await orgTree()).branch(store) } } : orgWhere(viewer, 'store_id')),
    ...(supplier ? { supplier_id: supplier } : {}),
    ...(product ? { lines: { some: { product_id: product } } } : {}),
    ...(filter?.states ? { state: { in: filter.states } } : {}),
    ...(number ? { number: { contains: number, mode: 'insensitive' } } : {}),
  };
}

builder.queryField('purchaseOrders', (t) =>
  t.prismaConnection({
    type: 'PurchaseOrder',
    cursor: 'id',
    description: "Orders for the stores of the viewer's branch, newest first.",
    authScopes: { can: 'purchase.read' },
    args: { filter: t.arg({ type: PurchaseOrderFilter }) },
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.purchaseOrder.count({ where: await orderWhere(viewer, filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.purchaseOrder.findMany({ ...query, where: await orderWhere(viewer, filter), orderBy: { id: 'desc' } }),
  }),
);
