import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { productText } from '../catalog/where.ts';
import { branchWhere } from '../orgs/branch.ts';
import { differenceOf } from './sql.ts';

nodeVisibility('StockCount', async (viewer, id) => {
  if (!may(viewer, 'stock.read') || !isUuid(id)) return false;
  const count = await prisma.stockCount.findUnique({ where: { id }, select: { store_id: true } });
  return count !== null && inBranch(viewer, count.store_id);
});

const StockCountState = builder.enumType('StockCountState', {
  description: 'How far a count has come.',
  values: {
    OPEN: { description: '盘点中' },
    CLOSED: { description: '已完成: the differences were booked' },
    CANCELLED: { description: '已作废: nothing was booked' },
  },
});

const CountLinesShown = builder.enumType('CountLinesShown', {
  description: 'Which lines of a count.',
  values: {
    UNCOUNTED: { description: 'Not counted yet' },
    COUNTED: { description: 'Counted' },
    DIFFERENT: { description: 'Counted, and not as the books say' },
  },
});

/** Counted, and not as the books of that moment say. */
const different = { counted: { not: null }, NOT: { counted: { equals: prisma.stockCountLine.fields.book } } };

const SHOWN = { UNCOUNTED: { counted: null }, COUNTED: { counted: { not: null } }, DIFFERENT: different } as const;

builder.prismaObject('StockCountLine', {
  description: 'One product of a count.',
  authScopes: { can: 'stock.read' },
  fields: (t) => ({
    product: t.relation('product', { description: 'What is counted.' }),
    expected: t.expose('expected', { type: 'Quantity', description: 'On hand when the count was opened.' }),
    counted: t.expose('counted', { type: 'Quantity', nullable: true, description: 'What was found; null: not counted yet.' }),
    book: t.expose('book', {
      type: 'Quantity',
      nullable: true,
      description: 'On hand by the books at the moment of counting: `expected`, and what was sold or received since.',
    }),
    difference: t.field({
      type: 'Quantity',
      nullable: true,
      description: '`counted` less `book`; closing the count adds it to what is on hand then.',
      resolve: ({ counted, book }) => (counted === null || book === null ? null : counted - book),
    }),
    countedAt: t.expose('counted_at', { type: 'DateTime', nullable: true, description: 'When it was entered.' }),
    countedBy: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'By whom.',
      resolve: (query, { counted_by }) => (counted_by ? prisma.employee.findUnique({ ...query, where: { id: counted_by } }) : null),
    }),
  }),
});

builder.prismaNode('StockCount', {
  id: { field: 'id' },
  description: "A count of a store's shelves (盘点).",
  authScopes: { can: 'stock.read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called; its movements bear it as their reason.' }),
    state: t.expose('state', { type: StockCountState, description: 'How far it has come.' }),
    store: t.relation('store', { description: 'Whose shelves.' }),
    category: t.relation('category', { nullable: true, description: 'Only its products; null: everything.' }),
    openedAt: t.expose('opened_at', { type: 'DateTime', description: 'When the expected quantities were taken down.' }),
    endedAt: t.expose('ended_at', { type: 'DateTime', nullable: true, description: 'When it was closed or cancelled.' }),
    openedBy: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'By whom.',
      resolve: (query, { opened_by }) => (opened_by ? prisma.employee.findUnique({ ...query, where: { id: opened_by } }) : null),
    }),
    lineCount: t.relationCount('lines', { description: 'Products to be counted.' }),
    countedCount: t.relationCount('lines', { where: SHOWN.COUNTED, description: 'Products counted so far.' }),
    differentCount: t.relationCount('lines', { where: different, description: 'Products of which something else was found.' }),
    retailDifference: t.field({
      type: 'Money',
      complexity: 10,
      description: 'What was found too much (or, negative, too little), at retail prices.',
      resolve: async ({ id }) => (await differenceOf(db, id)).retail,
    }),
    costDifference: t.field({
      type: 'Money',
      nullable: true,
      complexity: 10,
      authScopes: { can: 'cost.read' },
      unauthorizedResolver: () => null,
      description: 'The same at cost, of the products whose cost is known. Null without the right to see cost.',
      resolve: async ({ id }) => (await differenceOf(db, id)).cost,
    }),
    lines: t.relatedConnection('lines', {
      cursor: 'count_id_product_id',
      description: 'The products, by name.',
      args: {
        shown: t.arg({ type: CountLinesShown, description: 'Only these; left out: all.' }),
        text: t.arg.string({ description: "The product's whole SKU, a whole barcode, or part of its name." }),
      },
      totalCount: true,
      query: ({ shown, text }) => ({
        where: { ...(shown ? SHOWN[shown] : {}), ...(text?.trim() ? { product: productText(text.trim()) } : {}) },
        orderBy: [{ product: { name: 'asc' } }, { product_id: 'asc' }],
      }),
    }),
  }),
});

const StockCountFilter = builder.inputType('StockCountFilter', {
  description: 'Which counts; conditions are joined by AND.',
  fields: (t) => ({
    storeId: t.globalID({ description: 'In this Org or below it.' }),
    states: t.field({ type: [StockCountState], description: 'In any of these states.' }),
  }),
});

async function countWhere(
  viewer: Viewer,
  filter: typeof StockCountFilter.$inferInput | null | undefined,
): Promise<Prisma.StockCountWhereInput> {
  return {
    ...(await branchWhere(viewer, filter?.storeId, 'store_id', 'filter.storeId')),
    ...(filter?.states ? { state: { in: filter.states } } : {}),
  };
}

builder.queryField('stockCounts', (t) =>
  t.prismaConnection({
    type: 'StockCount',
    cursor: 'id',
    description: "Counts in the stores of the viewer's branch, newest first.",
    authScopes: { can: 'stock.read' },
    args: { filter: t.arg({ type: StockCountFilter }) },
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.stockCount.count({ where: await countWhere(viewer, filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.stockCount.findMany({ ...query, where: await countWhere(viewer, filter), orderBy: { id: 'desc' } }),
  }),
);
