import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidPair } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { SortDirection } from '../../sort-direction.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { categoryBranch } from '../catalog/sql.ts';
import { productText } from '../catalog/where.ts';
import { branchWhere } from '../orgs/branch.ts';

nodeVisibility('Stock', (viewer, id) => {
  const [store] = uuidPair(id);
  return may(viewer, 'stock.read') && store !== undefined && inBranch(viewer, store);
});

builder.prismaNode('Stock', {
  id: { field: 'store_id_product_id' },
  description: 'What a store has of a product.',
  authScopes: { can: 'stock.read' },
  fields: (t) => ({
    store: t.relation('store', { description: 'Where it lies.' }),
    product: t.relation('product', { description: 'What lies there.' }),
    onHand: t.expose('on_hand', { type: 'Quantity', description: "In the product's unit; below zero only where the product allows it." }),
    reorderPoint: t.expose('reorder_point', {
      type: 'Quantity',
      nullable: true,
      description: "In the product's unit; at or below it the product should be ordered. Null: no warning.",
    }),
    belowReorderPoint: t.boolean({
      description: 'Whether it is time to order.',
      resolve: (stock) => stock.reorder_point !== null && stock.on_hand <= stock.reorder_point,
    }),
    updatedAt: t.expose('updated_at', { type: 'DateTime', description: 'Last movement or change of the reorder point.' }),
  }),
});

const StockFilter = builder.inputType('StockFilter', {
  description: 'Which stock; conditions are joined by AND.',
  fields: (t) => ({
    storeId: t.globalID({ description: 'In this Org or below it.' }),
    productId: t.globalID({ description: 'Of this Product.' }),
    categoryId: t.globalID({ description: 'Of products in this Category or anywhere below it.' }),
    belowReorderPoint: t.boolean({ description: 'true: only what should be ordered; false: only the rest.' }),
    text: t.string({ description: "The product's whole SKU, a whole barcode, or part of its name." }),
  }),
});

const StockSortField = builder.enumType('StockSortField', {
  description: 'What stock is ordered by.',
  values: {
    STORE: { description: 'Store, then product as entered: always fast; the others sort all that the filter leaves' },
    PRODUCT: { description: "The product's name" },
    ON_HAND: { description: 'Quantity on hand' },
    UPDATED: { description: 'Last change' },
  },
});

const StockSort = builder.inputType('StockSort', {
  description: 'The order of stock.',
  fields: (t) => ({
    field: t.field({ type: StockSortField, required: true, description: 'By what.' }),
    direction: t.field({ type: SortDirection, required: true, defaultValue: 'asc', description: 'Which way.' }),
  }),
});

/** What should be ordered, or what should not: a shelf without a reorder point is never short. */
function belowPoint(below: boolean | null | undefined): Prisma.StockWhereInput {
  const point = prisma.stock.fields.reorder_point;
  if (below) return { on_hand: { lte: point } };
  return below === false ? { OR: [{ reorder_point: null }, { on_hand: { gt: point } }] } : {};
}

/** Stock of the viewer's branch that meets the filter. @throws BAD_ID, OUT_OF_BRANCH */
async function stockWhere(viewer: Viewer, filter: typeof StockFilter.$inferInput | null | undefined): Promise<Prisma.StockWhereInput> {
  const product = optionalUuid(filter?.productId, 'Product', 'filter.productId');
  const category = optionalUuid(filter?.categoryId, 'Category', 'filter.categoryId');
  const text = filter?.text?.trim();
  const products: Prisma.ProductWhereInput = {
    ...(category ? { category_id: { in: await categoryBranch(db, category) } } : {}),
    ...(text ? productText(text) : {}),
  };
  return {
    ...(await branchWhere(viewer, filter?.storeId, 'store_id', 'filter.storeId')),
    ...(product ? { product_id: product } : {}),
    ...(category || text ? { product: products } : {}),
    ...belowPoint(filter?.belowReorderPoint),
  };
}

/** Every order ends with the key, so that pages neither skip nor repeat. */
function stockOrder(sort: typeof StockSort.$inferInput | null | undefined): Prisma.StockOrderByWithRelationInput[] {
  const { field, direction } = sort ?? { field: 'STORE', direction: 'asc' };
  const key = [{ store_id: direction }, { product_id: direction }];
  if (field === 'PRODUCT') return [{ product: { name: direction } }, ...key];
  if (field === 'ON_HAND') return [{ on_hand: direction }, ...key];
  if (field === 'UPDATED') return [{ updated_at: direction }, ...key];
  return key;
}

builder.queryField('stock', (t) =>
  t.prismaConnection({
    type: 'Stock',
    cursor: 'store_id_product_id',
    description: "Stock of the stores of the viewer's branch.",
    authScopes: { can: 'stock.read' },
    args: { filter: t.arg({ type: StockFilter }), sort: t.arg({ type: StockSort }) },
    totalCount: async (_root, { filter }, { viewer }) => prisma.stock.count({ where: await stockWhere(viewer, filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter, sort }, { viewer }) =>
      prisma.stock.findMany({ ...query, where: await stockWhere(viewer, filter), orderBy: stockOrder(sort) }),
  }),
);

builder.prismaObjectField('Product', 'stock', (t) =>
  t.relatedConnection('stock', {
    cursor: 'store_id_product_id',
    description: "What the stores of the viewer's branch have of it. Empty without the right to see stock.",
    query: (_args, { viewer }) => ({
      where: may(viewer, 'stock.read') ? orgWhere(viewer, 'store_id') : { store_id: { in: [] } },
      orderBy: { store_id: 'asc' },
    }),
  }),
);
