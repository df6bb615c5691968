import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { ApprovalDocument, ApprovalsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { approvals } = await query(ApprovalsDocument, {
      first,
      after,
      filter: {
        orgId: filter['branch'] ?? null,
        states: filter['states'] ?? null,
        kinds: filter['kinds'] ?? null,
      },
    });
    return pageOf(approvals);
  },
  one: async (id) => nodeOf(await query(ApprovalDocument, { id })),
};

export default source;
