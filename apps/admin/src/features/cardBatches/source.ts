import { query } from '../../providers/apollo.ts';
import { pageOf, type Source } from '../../providers/source.ts';
import { CardBatchesDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { cardBatches } = await query(CardBatchesDocument, { first, after, branchId: filter['branch'] ?? null });
    return pageOf(cardBatches);
  },
};

export default source;
