import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { StockCountDocument, StockCountsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { stockCounts } = await query(StockCountsDocument, {
      first,
      after,
      filter: { storeId: filter['branch'] ?? null, states: filter['states'] ?? null },
    });
    return pageOf(stockCounts);
  },
  one: async (id) => nodeOf(await query(StockCountDocument, { id })),
};

export default source;
