import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { CardApplicationDocument, CardApplicationsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { cardApplications } = await query(CardApplicationsDocument, {
      first,
      after,
      filter: { branchId: filter['branch'] ?? null, states: filter['states'] ?? null },
    });
    return pageOf(cardApplications);
  },
  one: async (id) => nodeOf(await query(CardApplicationDocument, { id })),
};

export default source;
