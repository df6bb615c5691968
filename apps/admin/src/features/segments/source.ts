import type { Condition } from '@regulars/domain/criteria';
import { asCondition, conditionOf, draftOf, emptyGroup, type Group } from '../../components/ConditionBuilder/tree.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { CreateSegmentDocument, SegmentDocument, SegmentsDocument, UpdateSegmentDocument } from './documents.ts';

/** A segment as its form holds it. */
export interface SegmentForm {
  name: string;
  note?: string | null;
  draft: Group;
  version?: number;
}

/** What a draft means so far; of nothing: everybody. */
export const criteriaOf = (draft: Group): Condition => conditionOf(draft) ?? { all: [] };

const inputOf = ({ name, note, draft }: SegmentForm) => ({ name, note: note ?? null, criteria: criteriaOf(draft ?? emptyGroup()) });

const source: Source<{ id: string }, SegmentForm> = {
  list: async ({ first, after, filter }) => {
    const { segments } = await query(SegmentsDocument, {
      first,
      after,
      filter: { text: filter['q'] ?? null, archived: archivedFilter(filter) },
    });
    return pageOf(segments);
  },
  one: async (id) => {
    const segment = nodeOf(await query(SegmentDocument, { id }));
    return { ...segment, draft: draftOf(asCondition(segment.criteria)) };
  },
  create: async (form) => (await mutate(CreateSegmentDocument, { input: inputOf(form) })).createSegment,
  update: async (id, form, before) => {
    const input = inputOf(form);
    return (await mutate(UpdateSegmentDocument, { id, version: before.version ?? 1, input })).updateSegment;
  },
};

export default source;
