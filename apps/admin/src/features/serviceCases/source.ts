import type { ServiceCaseKind, ServiceCaseState } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { ServiceCaseDocument, ServiceCasesDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { serviceCases } = await query(ServiceCasesDocument, {
      first,
      after,
      filter: {
        branchId: filter['branch'] ?? null,
        kinds: (filter['kinds'] as ServiceCaseKind[] | undefined) ?? null,
        states: (filter['states'] as ServiceCaseState[] | undefined) ?? null,
        assigneeId: filter['assigneeId'] ?? null,
        unassigned: filter['unassigned'] ? true : null,
      },
    });
    return pageOf(serviceCases);
  },
  one: async (id) => nodeOf(await query(ServiceCaseDocument, { id })),
};

export default source;
