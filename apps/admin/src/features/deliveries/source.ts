import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { DeliveriesDocument, DeliveryDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, sort, filter }) => {
    const { deliveries } = await query(DeliveriesDocument, {
      first,
      after,
      direction: sort.order,
      filter: {
        branchId: filter['branch'] ?? null,
        number: filter['q'] ?? null,
        from: filter['from'] ?? null,
        to: filter['to'] ?? null,
        statuses: filter['statuses'] ?? null,
        employeeId: filter['employeeId'] ?? null,
      },
    });
    return pageOf(deliveries);
  },
  one: async (id) => nodeOf(await query(DeliveryDocument, { id })),
};

export default source;
