import type { AlertSortField } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { loadViewer } from '../../providers/viewer.ts';
import { AlertDocument, AlertsDocument } from './documents.ts';

const SORTS: Record<string, AlertSortField> = { severity: 'SEVERITY', openedAt: 'OPENED' };

const source: Source = {
  list: async ({ first, after, sort, filter }) => {
    const { alerts } = await query(AlertsDocument, {
      first,
      after,
      sort: { field: SORTS[sort.field] ?? 'SEVERITY', direction: sort.order },
      filter: {
        orgId: filter['branch'] ?? null,
        kinds: filter['kinds'] ?? null,
        severities: filter['severities'] ?? null,
        states: filter['states'] ?? null,
        ownerId: filter['mine'] ? (await loadViewer()).id : null,
      },
    });
    return pageOf(alerts);
  },
  one: async (id) => nodeOf(await query(AlertDocument, { id })),
};

export default source;
