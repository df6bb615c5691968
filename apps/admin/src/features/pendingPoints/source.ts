import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { PendingDocument, PendingListDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const asked = { orgId: filter['branch'] ?? null, states: filter['states'] ?? null };
    return pageOf((await query(PendingListDocument, { first, after, filter: asked })).pendingPoints);
  },
  one: async (id) => nodeOf(await query(PendingDocument, { id })),
};

export default source;
