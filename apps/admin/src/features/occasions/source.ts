import type { OccasionKind, OccasionsQuery } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { type Source, wholeList } from '../../providers/source.ts';
import { OccasionsDocument } from './documents.ts';

export type Occasion = OccasionsQuery['memberOccasions'][number] & { id: string };

const source: Source<Occasion> = {
  list: async ({ filter }) => {
    const { memberOccasions } = await query(OccasionsDocument, {
      branchId: filter['branch'] ?? null,
      employeeId: filter['employeeId'] ?? null,
      kinds: filter['kind'] ? [filter['kind'] as OccasionKind] : null,
      ahead: Number(filter['ahead'] ?? 7),
    });
    return wholeList(memberOccasions.map((occasion, at) => ({ ...occasion, id: `${at} ${occasion.member?.id ?? ''}` })));
  },
};

export default source;
