import type { SaleSortField } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { SaleDocument, SalesDocument } from './documents.ts';

const SORTS: Record<string, SaleSortField> = { businessDate: 'DATE', amount: 'AMOUNT' };

const source: Source = {
  list: async ({ first, after, sort, filter }) => {
    const { sales } = await query(SalesDocument, {
      first,
      after,
      sort: { field: SORTS[sort.field] ?? 'DATE', direction: sort.order },
      filter: {
        branchId: filter['branch'] ?? null,
        number: filter['q'] ?? null,
        from: filter['from'] ?? null,
        to: filter['to'] ?? null,
        kinds: filter['kinds'] ?? null,
        channels: filter['channels'] ?? null,
        employeeId: filter['employeeId'] ?? null,
        cashierId: filter['cashierId'] ?? null,
        productId: filter['productId'] ?? null,
        minAmount: filter['minAmount'] ?? null,
        maxAmount: filter['maxAmount'] ?? null,
      },
    });
    return pageOf(sales);
  },
  one: async (id) => nodeOf(await query(SaleDocument, { id })),
};

export default source;
