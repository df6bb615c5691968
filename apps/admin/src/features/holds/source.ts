import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { HoldDocument, HoldsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const asked = { orgId: filter['branch'] ?? null, states: filter['states'] ?? null };
    return pageOf((await query(HoldsDocument, { first, after, filter: asked })).valueHolds);
  },
  one: async (id) => nodeOf(await query(HoldDocument, { id })),
};

export default source;
