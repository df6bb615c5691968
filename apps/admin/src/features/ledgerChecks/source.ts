import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { LedgerCheckDocument, LedgerChecksDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const ok = typeof filter['ok'] === 'boolean' ? filter['ok'] : null;
    const { ledgerChecks } = await query(LedgerChecksDocument, { first, after, filter: { ok } });
    return pageOf(ledgerChecks);
  },
  one: async (id) => nodeOf(await query(LedgerCheckDocument, { id })),
};

export default source;
