import type { CreateProductInput, ProductSortField } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, changed, nodeOf, pageOf, picked, type Source } from '../../providers/source.ts';
import { ProductDocument, ProductsDocument } from './documents.ts';
import { CreateProductDocument, UpdateProductDocument } from './mutations.ts';

/** The form writes barcodes as one text, and the prices of the tiers by the tier's id. */
interface ProductForm extends Omit<CreateProductInput, 'barcodes' | 'prices'> {
  barcodeText?: string | null;
  tierPrices?: Record<string, string | null>;
}

const FIELDS = ['sku', 'name', 'kind', 'categoryId', 'unit', 'spec', 'cost', 'retailPrice', 'tracksStock', 'allowNegative'] as const;

const SORTS: Record<string, ProductSortField> = { name: 'NAME', sku: 'SKU', retailPrice: 'PRICE' };

const barcodesOf = ({ barcodeText }: ProductForm) => (barcodeText ?? '').split(/[\s,，、]+/).filter(Boolean);

const pricesOf = ({ tierPrices = {} }: ProductForm, before?: ProductForm) =>
  Object.entries(tierPrices)
    .filter(([tierId, price]) => (price || null) !== (before?.tierPrices?.[tierId] ?? null))
    .map(([tierId, price]) => ({ tierId, price: price || null }));

const source: Source<{ id: string }, ProductForm> = {
  list: async ({ first, after, sort, filter }) => {
    const { products } = await query(ProductsDocument, {
      first,
      after,
      sort: { field: SORTS[sort.field] ?? 'NAME', direction: sort.order },
      filter: {
        text: filter['q'] ?? null,
        categoryId: filter['categoryId'] ?? null,
        kinds: filter['kinds'] ?? null,
        archived: archivedFilter(filter),
      },
    });
    return pageOf(products);
  },
  one: async (id) => {
    const product = nodeOf(await query(ProductDocument, { id }));
    const tierPrices = Object.fromEntries(product.prices.map(({ tier, price }) => [tier.id, price]));
    return { ...product, categoryId: product.category.id, barcodeText: product.barcodes.join(' '), tierPrices };
  },
  create: async (form) => {
    const input = { ...picked(form, ...FIELDS), barcodes: barcodesOf(form), prices: pricesOf(form) };
    return (await mutate(CreateProductDocument, { input })).createProduct;
  },
  update: async (id, form, before) => {
    const prices = pricesOf(form, before);
    const input = {
      ...changed(form, before, ...FIELDS),
      ...(form.barcodeText === before.barcodeText ? {} : { barcodes: barcodesOf(form) }),
      ...(prices.length > 0 ? { prices } : {}),
    };
    return (await mutate(UpdateProductDocument, { id, input })).updateProduct;
  },
};

export default source;
