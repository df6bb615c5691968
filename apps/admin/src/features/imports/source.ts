import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { ImportDocument, ImportsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { imports } = await query(ImportsDocument, {
      first,
      after,
      filter: {
        targets: filter['targets'] ?? null,
        states: filter['states'] ?? null,
      },
    });
    return pageOf(imports);
  },
  one: async (id) => nodeOf(await query(ImportDocument, { id })),
};

export default source;
