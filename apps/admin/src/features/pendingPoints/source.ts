import type { PendingState } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { PendingDocument, PendingListDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const asked = { orgId: filter['branch'] ?? null, states: (filter['states'] as PendingState[] | undefined) ?? null }; // chosen from the list
    return pageOf((await query(PendingListDocument, { first, after, filter: asked })).pendingPoints);
  },
  one: async (id) => nodeOf(await query(PendingDocument, { id })),
};

export default source;
