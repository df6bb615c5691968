import { query } from '../../providers/apollo.ts';
import { pageOf, type Source } from '../../providers/source.ts';
import { CallsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after }) => pageOf((await query(CallsDocument, { first, after })).incomingCalls),
};

export default source;
