import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { ShiftDocument, ShiftsDocument } from './documents.ts';

const source: Source = {
  list: async ({ first, after, filter }) => {
    const open = (filter['open'] as boolean | undefined) ?? null; // chosen from the list
    return pageOf((await query(ShiftsDocument, { first, after, branchId: filter['branch'] ?? null, open })).shifts);
  },
  one: async (id) => nodeOf(await query(ShiftDocument, { id })),
};

export default source;
