import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { PurchaseOrderDocument, PurchaseOrdersDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { purchaseOrders } = await query(PurchaseOrdersDocument, {
      first,
      after,
      filter: {
        number: filter['q'] ?? null,
        storeId: filter['branch'] ?? null,
        supplierId: filter['supplierId'] ?? null,
        productId: filter['productId'] ?? null,
        states: filter['states'] ?? null,
      },
    });
    return pageOf(purchaseOrders);
  },
  one: async (id) => nodeOf(await query(PurchaseOrderDocument, { id })),
};

export default source;
