import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { MessageDocument, MessagesDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { messages } = await query(MessagesDocument, {
      first,
      after,
      filter: {
        branchId: filter['branch'] ?? null,
        address: filter['q'] ?? null,
        states: filter['states'] ?? null,
        channels: filter['channels'] ?? null,
        purposes: filter['purposes'] ?? null,
      },
    });
    return pageOf(messages);
  },
  one: async (id) => nodeOf(await query(MessageDocument, { id })),
};

export default source;
