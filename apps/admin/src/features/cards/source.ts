import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { CardDocument, CardsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { cards } = await query(CardsDocument, {
      first,
      after,
      filter: {
        branchId: filter['branch'] ?? null,
        text: filter['q'] ?? null,
        typeIds: filter['typeIds'] ?? null,
        states: filter['states'] ?? null,
        expiresTo: filter['expiresTo'] ?? null,
      },
    });
    return pageOf(cards);
  },
  one: async (id) => nodeOf(await query(CardDocument, { id })),
};

export default source;
