import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { ProductKind } from './schema.ts';
import { archiveProduct, createProduct, restoreProduct, updateProduct } from './service.ts';

const TierPriceInput = builder.inputType('TierPriceInput', {
  description: 'A price in a price list.',
  fields: (t) => ({
    tierId: t.globalID({ required: true, description: 'The PriceTier, in use.' }),
    price: t.field({ type: 'Money', description: 'For one unit, not negative; null takes the product off the list.' }),
  }),
});

const told = {
  unit: 'What one of it is: piece, kg. At most 20 characters.',
  spec: 'Size or packing, at most 100 characters.',
  cost: 'What one unit costs the chain, not negative; null: not known.',
  retailPrice: 'For one unit, not negative.',
  allowNegative: 'Whether it may be sold below zero stock.',
  prices: 'Prices in price lists; lists that are not named stay as they are.',
};

const CreateProductInput = builder.inputType('CreateProductInput', {
  description: 'A new product, service or gift.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Unique article number, at most 64 characters.' }),
    name: t.string({ required: true, description: 'As on the receipt, at most 200 characters.' }),
    kind: t.field({ type: ProductKind, required: true, defaultValue: 'PRODUCT', description: 'Product, service, gift or delivery fee.' }),
    categoryId: t.globalID({ required: true, description: 'The Category, in use.' }),
    unit: t.string({ description: told.unit }),
    spec: t.string({ description: told.spec }),
    cost: t.field({ type: 'Money', description: told.cost }),
    retailPrice: t.field({ type: 'Money', required: true, description: told.retailPrice }),
    tracksStock: t.boolean({ description: 'Whether stock is kept of it: true where left out, never of a service or delivery fee.' }),
    allowNegative: t.boolean({ description: `${told.allowNegative} False where left out.` }),
    barcodes: t.stringList({ description: 'Barcodes that lead to it, each of one product only.' }),
    prices: t.field({ type: [TierPriceInput], description: told.prices }),
  }),
});

const UpdateProductInput = builder.inputType('UpdateProductInput', {
  description: 'Changes to a product; what is left out stays as it is, null empties.',
  fields: (t) => ({
    sku: t.string({ description: 'Unique article number, at most 64 characters; cannot be emptied.' }),
    name: t.string({ description: 'As on the receipt, at most 200 characters; cannot be emptied.' }),
    kind: t.field({ type: ProductKind, description: 'Product, service, gift or delivery fee.' }),
    categoryId: t.globalID({ description: 'The Category, in use; cannot be emptied.' }),
    unit: t.string({ description: told.unit }),
    spec: t.string({ description: told.spec }),
    cost: t.field({ type: 'Money', description: told.cost }),
    retailPrice: t.field({ type: 'Money', description: told.retailPrice }),
    tracksStock: t.boolean({ description: 'Whether stock is kept of it; never of a service.' }),
    allowNegative: t.boolean({ description: told.allowNegative }),
    barcodes: t.stringList({ description: 'All its barcodes, each of one product only.' }),
    prices: t.field({ type: [TierPriceInput], description: told.prices }),
  }),
});

type Prices = readonly (typeof TierPriceInput.$inferInput)[] | null | undefined;

const pricesOf = (prices: Prices) =>
  prices?.map(({ tierId, price }, at) => ({ tierId: uuidOf(tierId, 'PriceTier', `prices.${at}.tierId`), price: price ?? null }));

const idArgument = { required: true, description: 'The Product.' } as const;

builder.mutationFields((t) => {
  const change = (description: string, work: (tx: Tx, viewer: Viewer, id: string, now: Date) => Promise<void>) =>
    t.prismaField({
      type: 'Product',
      description,
      authScopes: { can: 'product.write' },
      args: { id: t.arg.globalID(idArgument) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'Product', 'id');
        await withTx(db, (tx) => work(tx, viewer, id, new Date()));
        return prisma.product.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createProduct: t.prismaField({
      type: 'Product',
      description: 'Adds a product, a service or a gift.',
      authScopes: { can: 'product.write' },
      args: { input: t.arg({ type: CreateProductInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const categoryId = uuidOf(input.categoryId, 'Category', 'categoryId');
        const product = { ...input, categoryId, prices: pricesOf(input.prices) };
        const id = await withTx(db, (tx) => createProduct(tx, viewer, product, new Date()));
        return prisma.product.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updateProduct: t.prismaField({
      type: 'Product',
      description: 'Changes a product. Sales of the past keep the price, cost and category they were made with.',
      authScopes: { can: 'product.write' },
      args: { id: t.arg.globalID(idArgument), input: t.arg({ type: UpdateProductInput, required: true }) },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'Product', 'id');
        const categoryId = input.categoryId && uuidOf(input.categoryId, 'Category', 'categoryId');
        const product = { ...input, categoryId, prices: pricesOf(input.prices) };
        await withTx(db, (tx) => updateProduct(tx, viewer, id, product, new Date()));
        return prisma.product.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archiveProduct: change('Takes a product out of use: it keeps its stock and its history, and is sold no more.', archiveProduct),
    restoreProduct: change('Puts an archived product back into use.', (tx, viewer, id) => restoreProduct(tx, viewer, id)),
  };
});
