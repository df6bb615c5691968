import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { FollowUpDocument, FollowUpsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, sort, filter }) => {
    const { followUps } = await query(FollowUpsDocument, {
      first,
      after,
      direction: sort.order,
      filter: {
        branchId: filter['branch'] ?? null,
        states: filter['states'] ?? null,
        assigneeId: filter['assigneeId'] ?? null,
        unassigned: filter['unassigned'] ? true : null,
        from: filter['from'] ?? null,
        to: filter['to'] ?? null,
      },
    });
    return pageOf(followUps);
  },
  one: async (id) => nodeOf(await query(FollowUpDocument, { id })),
};

export default source;
