import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { ContactDocument, ContactsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { contacts } = await query(ContactsDocument, {
      first,
      after,
      filter: {
        branchId: filter['branch'] ?? null,
        employeeId: filter['employeeId'] ?? null,
        kinds: filter['kinds'] ?? null,
        open: filter['open'] ? true : null,
      },
    });
    return pageOf(contacts);
  },
  one: async (id) => nodeOf(await query(ContactDocument, { id })),
};

export default source;
