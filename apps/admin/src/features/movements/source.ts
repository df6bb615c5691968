import { addDays, startOfBusinessDay } from '@regulars/domain/time';
import { query } from '../../providers/apollo.ts';
import { pageOf, type Source } from '../../providers/source.ts';
import { loadViewer } from '../../providers/viewer.ts';
import { StockMovementsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { timeZone, dayStartsAt } = (await loadViewer()).chain;
    const start = (day: string) => startOfBusinessDay(day, timeZone, dayStartsAt).toISOString();
    const [from, to] = [filter['from'] as string | undefined, filter['to'] as string | undefined];
    const { stockMovements } = await query(StockMovementsDocument, {
      first,
      after,
      storeId: String(filter['storeId'] ?? filter['store']),
      filter: {
        productId: filter['productId'] ?? null,
        kinds: filter['kinds'] ?? null,
        from: from ? start(from) : null,
        until: to ? start(addDays(to, 1)) : null,
      },
    });
    return pageOf(stockMovements);
  },
};

export default source;
