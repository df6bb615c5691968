import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, uuidOf } from '../../global-id.ts';
import { archivedWhere, COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { SortDirection } from '../../sort-direction.ts';
import { may } from '../../viewer.ts';
import { categoryBranch } from './sql.ts';
import { productText } from './where.ts';

nodeVisibility('Product', (viewer, id) => may(viewer, 'product.read') && isUuid(id));

export const ProductKind = builder.enumType('ProductKind', {
  description: 'What is sold.',
  values: {
    PRODUCT: { description: '商品, a thing' },
    SERVICE: { description: '服务, keeps no stock' },
    GIFT: { description: '礼品, given for points' },
    DELIVERY: { description: '配送费, a fee for bringing goods: free delivery takes it off, nothing else does; keeps no stock' },
  },
});

builder.prismaObject('ProductPrice', {
  description: "A product's price in a price list.",
  authScopes: { can: 'product.read' },
  fields: (t) => ({
    tier: t.relation('tier', { description: 'The price list.' }),
    price: t.expose('price', { type: 'Money', description: 'For one unit.' }),
  }),
});

builder.prismaNode('Product', {
  id: { field: 'id' },
  description: 'A product, a service or a gift.',
  authScopes: { can: 'product.read' },
  fields: (t) => ({
    sku: t.exposeString('sku', { description: 'Unique article number.' }),
    name: t.exposeString('name', { description: 'As on the receipt.' }),
    kind: t.expose('kind', { type: ProductKind, description: 'Product, service, gift or delivery fee.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'What one of it is: piece, kg.' }),
    spec: t.exposeString('spec', { nullable: true, description: 'Size or packing (规格).' }),
    retailPrice: t.expose('retail_price', { type: 'Money', description: 'For one unit, to anybody.' }),
    cost: t.expose('cost', {
      type: 'Money',
      nullable: true,
      description: 'What one unit costs the chain. Null where it is not known, and without the right to see cost.',
      authScopes: { can: 'cost.read' },
      unauthorizedResolver: () => null,
    }),
    tracksStock: t.exposeBoolean('tracks_stock', { description: 'Whether stock is kept of it.' }),
    allowNegative: t.exposeBoolean('allow_negative', { description: 'Whether it may be sold below zero stock.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was entered.' }),
    category: t.relation('category', { description: 'Its category.' }),
    prices: t.relation('prices', {
      description: 'Its prices in the price lists that have one for it.',
      query: { orderBy: { tier: { code: 'asc' } } },
    }),
    barcodes: t.stringList({
      description: 'The barcodes that lead to it.',
      select: { barcodes: { select: { barcode: true }, orderBy: { barcode: 'asc' } } },
      resolve: (product) => product.barcodes.map(({ barcode }) => barcode),
    }),
  }),
});

const ProductFilter = builder.inputType('ProductFilter', {
  description: 'Which products; conditions are joined by AND.',
  fields: (t) => ({
    kinds: t.field({ type: [ProductKind], description: 'Any of these kinds.' }),
    categoryId: t.globalID({ description: 'In this Category or anywhere below it.' }),
    text: t.string({ description: 'The whole SKU, a whole barcode, or part of the name.' }),
    archived: t.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }),
  }),
});

const ProductSortField = builder.enumType('ProductSortField', {
  description: 'What products are ordered by.',
  values: {
    NAME: { value: 'name' as const, description: 'Name' },
    SKU: { value: 'sku' as const, description: 'Article number' },
    PRICE: { value: 'retail_price' as const, description: 'Retail price' },
    CREATED: { value: 'created_at' as const, description: 'When it was entered' },
  },
});

const ProductSort = builder.inputType('ProductSort', {
  description: 'The order of products.',
  fields: (t) => ({
    field: t.field({ type: ProductSortField, required: true, description: 'By what.' }),
    direction: t.field({ type: SortDirection, required: true, defaultValue: 'asc', description: 'Which way.' }),
  }),
});

async function productWhere(filter: typeof ProductFilter.$inferInput | null | undefined): Promise<Prisma.ProductWhereInput> {
  const text = filter?.text?.trim();
  const category = filter?.categoryId && uuidOf(filter.categoryId, 'Category', 'filter.categoryId');
  return {
    ...archivedWhere(filter ? filter.archived : false),
    ...(filter?.kinds ? { kind: { in: filter.kinds } } : {}),
    ...(category ? { category_id: { in: await categoryBranch(db, category) } } : {}),
    ...(text ? productText(text) : {}),
  };
}

builder.queryField('products', (t) =>
  t.prismaConnection({
    type: 'Product',
    cursor: 'id',
    description: 'Products, services and gifts; by name where no other order is asked for.',
    authScopes: { can: 'product.read' },
    args: { filter: t.arg({ type: ProductFilter }), sort: t.arg({ type: ProductSort }) },
    totalCount: async (_root, { filter }) => prisma.product.count({ where: await productWhere(filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter, sort }) => {
      const { field, direction } = sort ?? { field: 'name', direction: 'asc' };
      return prisma.product.findMany({ ...query, where: await productWhere(filter), orderBy: [{ [field]: direction }, { id: direction }] });
    },
  }),
);
