import type { TenderMethod as Method } from '@regulars/db/generated/kysely-enums';
import type { Minor } from '@regulars/domain/money';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidPair } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { TenderMethod } from '../ledger/enums.ts';
import { paidLeft } from './sql.ts';
import { Channel, SaleKind, SaleOrigin } from './enums.ts';

/** A sale belongs to the store that made it, and so do its lines. */
const visibleIn = (table: 'sale' | 'sale_line') => async (viewer: Viewer, pair: string) => {
  const [memberId, id] = uuidPair(pair);
  if (!may(viewer, 'sale.read') || !memberId || !id) return false;
  const row = await db.selectFrom(table).select('store_id').where('member_id', '=', memberId).where('id', '=', id).executeTakeFirst();
  return row !== undefined && inBranch(viewer, row.store_id);
};

nodeVisibility('Sale', visibleIn('sale'));
nodeVisibility('SaleLine', visibleIn('sale_line'));

const costs = { can: 'cost.read' } as const;
const unknown = { nullable: true, unauthorizedResolver: () => null } as const;

const PaidLeft = builder.objectRef<{ method: Method; amount: Minor }>('PaidLeft').implement({
  description: 'What can go back by a method of payment.',
  fields: (t) => ({
    method: t.field({ type: TenderMethod, description: 'How it was paid.', resolve: ({ method }) => method }),
    amount: t.expose('amount', { type: 'Money', description: 'Paid, less what went back.' }),
  }),
});

export const Sale = builder.prismaNode('Sale', {
  id: { field: 'member_id_id' },
  description: 'A sale or a refund: a fact that is never edited. Amounts and quantities of a refund are negative.',
  authScopes: { can: 'sale.read' },
  fields: (t) => ({
    kind: t.expose('kind', { type: SaleKind, description: 'Sale or refund.' }),
    number: t.exposeString('number', { description: 'Receipt number.' }),
    store: t.relation('store', { description: 'Where it was made.' }),
    businessDate: t.expose('business_date', { type: 'Date', description: "Business day of the store; a refund's own day." }),
    soldAt: t.expose('sold_at', {
      type: 'DateTime',
      nullable: true,
      description: 'The instant; null for an imported sale of which only the day is known.',
    }),
    channel: t.expose('channel', { type: Channel, description: 'Where it came from.' }),
    guest: t.exposeBoolean('guest', { description: 'True for a walk-in without membership.' }),
    member: t.relation('member', {
      ...unknown,
      description: 'Who bought; null for a walk-in, and without the right to see members.',
      authScopes: ({ guest }, _args, { viewer }) => !guest && may(viewer, 'member.read'),
    }),
    level: t.relation('level', { nullable: true, description: "The member's level at the sale." }),
    priceTier: t.relation('price_tier', { nullable: true, description: 'The price list that was used; null: retail.' }),
    till: t.exposeString('till', { nullable: true, description: 'The till, as the store calls it.' }),
    cashier: t.relation('cashier', { nullable: true, description: 'Who recorded it.' }),
    amount: t.expose('amount', { type: 'Money', description: 'What was paid: sum of the lines, sum of the payments.' }),
    discount: t.expose('discount', { type: 'Money', description: 'What was taken off, sum of the lines.' }),
    cost: t.expose('cost', {
      type: 'Money',
      ...unknown,
      authScopes: costs,
      description: 'Cost of the lines whose cost is known; null where none is, or without the right to see cost.',
    }),
    profit: t.field({
      type: 'Money',
      ...unknown,
      authScopes: costs,
      description: 'Amount less cost, over the lines whose cost is known; null like cost.',
      resolve: ({ cost, costed_amount }) => (cost === null ? null : costed_amount - cost),
    }),
    quantity: t.expose('quantity', { type: 'Quantity', description: 'Sum of the lines.' }),
    lineCount: t.exposeInt('line_count', { description: 'Number of lines.' }),
    lines: t.relation('lines', { description: 'As on the receipt.', query: { orderBy: { line_no: 'asc' } } }),
    tenders: t.relation('tenders', {
      description: 'How it was paid, or paid back.',
      query: { orderBy: [{ method: 'asc' }, { id: 'asc' }] },
    }),
    paidLeft: t.field({
      type: [PaidLeft],
      description:
        'What was paid by each method and has not gone back; below zero where more went back by it than was paid. Empty of a refund.',
      complexity: 10,
      select: { member_id: true, id: true, kind: true },
      resolve: ({ member_id, id, kind }) => (kind === 'SALE' ? paidLeft(db, { member_id, id }) : []),
    }),
    refunds: t.relation('refunds', {
      description: "Its refunds in the viewer's branch, oldest first.",
      query: (_args, { viewer }) => ({ where: orgWhere(viewer, 'store_id'), orderBy: { id: 'asc' } }),
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Of a refund: why.' }),
    origin: t.expose('origin', { type: SaleOrigin, description: 'Recorded live or imported.' }),
    recordedAt: t.expose('recorded_at', { type: 'DateTime', description: 'When it was written down.' }),
  }),
});

builder.prismaObjectField(Sale, 'refundOf', (t) =>
  t.prismaField({
    type: Sale,
    nullable: true,
    description: 'Of a refund: the sale that it takes back; null where another branch made it.',
    resolve: (query, { member_id, refund_of_id }, _args, { viewer }) =>
      refund_of_id ? prisma.sale.findFirst({ ...query, where: { member_id, id: refund_of_id, ...orgWhere(viewer, 'store_id') } }) : null,
  }),
);

builder.prismaObject('SaleLineSeller', {
  description: 'One of those who sold a line together.',
  authScopes: { can: 'sale.read' },
  fields: (t) => ({
    employee: t.relation('employee', { description: 'Who.' }),
    share: t.exposeInt('share', { description: 'Percent; those of a line come to 100.' }),
  }),
});

builder.prismaNode('SaleLine', {
  id: { field: 'member_id_id' },
  description: 'One line of a receipt.',
  authScopes: { can: 'sale.read' },
  fields: (t) => ({
    lineNo: t.exposeInt('line_no', { description: 'From 1.' }),
    product: t.relation('product', { description: 'What was sold.' }),
    category: t.prismaField({
      type: 'Category',
      nullable: true,
      description: "The product's category at the sale; null without the right to see products.",
      resolve: (query, { category_id }, _args, { viewer }) =>
        may(viewer, 'product.read') ? prisma.category.findUnique({ ...query, where: { id: category_id } }) : null,
    }),
    employee: t.relation('employee', {
      nullable: true,
      description: 'Salesperson; of several the one with the largest share, to whom its revenue is counted.',
    }),
    sellers: t.relation('sellers', {
      description: 'Who sold it together, the largest share first; empty where one did. Of a refund those stand on the sale.',
      query: { orderBy: [{ share: 'desc' }, { employee_id: 'asc' }] },
    }),
    quantity: t.expose('quantity', { type: 'Quantity', description: "In the product's unit." }),
    unitPrice: t.expose('unit_price', {
      type: 'Money',
      description: 'Price of one unit as the customer saw it; quantity × price need not equal the amount.',
    }),
    amount: t.expose('amount', { type: 'Money', description: 'After discount.' }),
    discount: t.expose('discount', { type: 'Money', description: 'What was taken off.' }),
    cost: t.expose('cost', {
      type: 'Money',
      ...unknown,
      authScopes: costs,
      description: 'Of the whole line; null where not known, or without the right to see cost.',
    }),
    profit: t.field({
      type: 'Money',
      ...unknown,
      authScopes: costs,
      description: 'Amount less cost; null like cost.',
      resolve: ({ amount, cost }) => (cost === null ? null : amount - cost),
    }),
    promoted: t.exposeBoolean('promoted', { description: "Sold at a promotion's price." }),
    quantityLeft: t.field({
      type: 'Quantity',
      description: 'What may still be refunded; zero for a line of a refund.',
      select: { left: true },
      resolve: ({ quantity, left }) => left?.quantity_left ?? (quantity > 0n ? quantity : 0n),
    }),
    amountLeft: t.field({
      type: 'Money',
      description: 'What of the amount has not been refunded; zero for a line of a refund.',
      select: { left: true },
      resolve: ({ amount, left }) => left?.amount_left ?? (amount > 0n ? amount : 0n),
    }),
  }),
});

builder.prismaObject('SaleTender', {
  description: 'A payment, or a part of the money paid back.',
  fields: (t) => ({
    method: t.expose('method', { type: TenderMethod, description: 'How.' }),
    amount: t.expose('amount', { type: 'Money', description: 'Negative in a refund.' }),
  }),
});

builder.prismaObjectField('Member', 'sales', (t) =>
  t.relatedConnection('sales', {
    cursor: 'member_id_id',
    description: "What the member bought and gave back in the viewer's branch, newest first.",
    authScopes: { can: 'sale.read' },
    query: (_args, { viewer }) => ({ where: orgWhere(viewer, 'store_id'), orderBy: [{ business_date: 'desc' }, { id: 'desc' }] }),
  }),
);
