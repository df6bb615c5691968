import type { StockSortField } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { StockDocument, StockOfDocument } from './documents.ts';

const SORTS: Record<string, StockSortField> = { product: 'PRODUCT', onHand: 'ON_HAND', updatedAt: 'UPDATED', store: 'STORE' };

const source: Source = {
  list: async ({ first, after, sort, filter }) => {
    const { stock } = await query(StockDocument, {
      first,
      after,
      sort: { field: SORTS[sort.field] ?? 'STORE', direction: sort.order },
      filter: {
        text: filter['q'] ?? null,
        storeId: filter['storeId'] ?? filter['branch'] ?? null,
        productId: filter['productId'] ?? null,
        categoryId: filter['categoryId'] ?? null,
        belowReorderPoint: filter['low'] ? true : null,
      },
    });
    return pageOf(stock);
  },
  one: async (id) => nodeOf(await query(StockOfDocument, { id })),
};

export default source;
