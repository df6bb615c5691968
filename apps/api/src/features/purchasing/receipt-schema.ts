import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';

builder.prismaObject('GoodsReceiptLine', {
  description: 'Goods of one product with one date.',
  authScopes: { can: 'purchase.read' },
  fields: (t) => ({
    product: t.relation('product', { description: 'What came.' }),
    quantity: t.expose('quantity', { type: 'Quantity', description: "In the product's unit." }),
    cost: t.expose('cost', {
      type: 'Money',
      nullable: true,
      authScopes: { can: 'cost.read' },
      unauthorizedResolver: () => null,
      description: 'For all of it. Null where not known, and without the right to see cost.',
    }),
    bestBefore: t.expose('best_before', { type: 'Date', nullable: true, description: 'The day on the package.' }),
  }),
});

builder.prismaObject('GoodsReceipt', {
  description: 'Goods of an order that came at one time (收货单); never edited.',
  authScopes: { can: 'purchase.read' },
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Unique.' }),
    receivedAt: t.expose('received_at', { type: 'DateTime', description: 'When they came.' }),
    receivedBy: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'Who took them in.',
      resolve: (query, { received_by }) => (received_by ? prisma.employee.findUnique({ ...query, where: { id: received_by } }) : null),
    }),
    deliveryNote: t.exposeString('delivery_note', { nullable: true, description: "Number of the supplier's delivery note." }),
    note: t.exposeString('note', { nullable: true, description: 'What was noted.' }),
    lines: t.relation('lines', { description: 'What came.', query: { orderBy: { line_no: 'asc' } } }),
  }),
});

builder.prismaObjectField('PurchaseOrder', 'receipts', (t) =>
  t.relation('receipts', { description: 'What came for it, the first first.', query: { orderBy: { id: 'asc' } } }),
);
