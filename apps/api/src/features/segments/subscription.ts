import { parseCondition } from '@regulars/domain/criteria-parse';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { AFTER, type Happening, stateAfter } from '../../stream/source.ts';
import { amongOf, countMembers } from './ask.ts';
import { askingAt } from './asking.ts';
import { readGlobalId } from './ids.ts';

/** Counting reads every member: who looks on sees it at most this often, and all who ask the same share one count. */
const EVERY_MS = 3_000;

/** Whatever may change who meets a condition. */
const KINDS = [
  'sale.recorded',
  'sale.refunded',
  'member.created',
  'member.updated',
  'member.archived',
  'member.restored',
  'member.level-changed',
  'member.tagged',
  'member.untagged',
  'value.moved',
  'import.finished',
];

const SegmentCount = builder.objectRef<Happening & { members: number }>('SegmentCount').implement({
  description: 'How many members meet a condition, while they shop.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'To be given as `after` by who comes back.' }),
    memberCount: t.exposeInt('members', { description: "Members of the viewer's branch, counted to the last." }),
  }),
});

builder.subscriptionField('segmentCount', (t) =>
  t.field({
    type: SegmentCount,
    description: 'How many members meet a condition: at once, and again while they buy, join and are tagged, at most every three seconds.',
    authScopes: { can: 'segment.read' },
    complexity: { field: 50 },
    args: {
      criteria: t.arg({ type: 'JSON', required: true, description: 'The condition, with global ids: see conditionAttributes.' }),
      after: t.arg.string(AFTER),
    },
    subscribe: async (_root, { criteria }, { viewer }) => {
      parseCondition(criteria, (await askingAt(db, new Date())).vocabulary, 'criteria', readGlobalId);
      // tags belong to no organisation: who sees a branch only is told by what its stores do
      return stateAfter({ kinds: KINDS, orgs: viewer.stores }, EVERY_MS);
    },
    resolve: async (happening, { criteria }, { viewer }) => {
      const asking = await askingAt(db, new Date());
      const condition = parseCondition(criteria, asking.vocabulary, 'criteria', readGlobalId);
      return { ...happening, members: await countMembers(db, condition, asking, amongOf(viewer)) };
    },
  }),
);
