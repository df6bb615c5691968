import type { Condition } from '@regulars/domain/criteria';
import { READY_MADE } from '@regulars/domain/criteria-ready';
import { costOf, readsPurchases } from '@regulars/domain/criteria-cost';
import { LIMITS, parseCondition } from '@regulars/domain/criteria-parse';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { memberWhere } from '../../scope.ts';
import type { Viewer } from '../../viewer.ts';
import { amongOf, countMembers, idsOfMembers, overlapOf, sentenceOf } from './ask.ts';
import { askingAt, vocabularyOf } from './asking.ts';
import { readGlobalId, withGlobalIds } from './ids.ts';
import type { Compiling } from './sql.ts';

interface Asked {
  condition: Condition;
  asking: Compiling;
}

async function ask(criteria: unknown, field: string): Promise<Asked> {
  const asking = await askingAt(db, new Date());
  return { condition: parseCondition(criteria, asking.vocabulary, field, readGlobalId), asking };
}

const SAMPLE = 5;

async function sampleOf({ condition, asking }: Asked, viewer: Viewer): Promise<string[]> {
  return idsOfMembers(db, condition, asking, amongOf(viewer), { limit: SAMPLE, backwards: true });
}

const SegmentPreview = builder.objectRef<Asked>('SegmentPreview').implement({
  description: 'What a condition would find, before it is saved.',
  fields: (t) => ({
    sentence: t.string({
      description: 'The condition in one sentence of the language of the viewer.',
      resolve: ({ condition, asking }, _args, { viewer }) => sentenceOf(db, condition, asking.vocabulary, viewer.locale),
    }),
    memberCount: t.int({
      description: "How many members of the viewer's branch, counted to the last. TIME_BUDGET: that takes too long.",
      complexity: 50,
      resolve: ({ condition, asking }, _args, { viewer }) => countMembers(db, condition, asking, amongOf(viewer)),
    }),
    sample: t.prismaField({
      type: ['Member'],
      description: `Up to ${SAMPLE} of them, who joined last.`,
      complexity: 20,
      resolve: async (query, asked, _args, { viewer }) =>
        prisma.member.findMany({
          ...query,
          where: { id: { in: await sampleOf(asked, viewer) }, ...memberWhere(viewer) },
          orderBy: { id: 'desc' },
        }),
    }),
    cost: t.int({
      description: `What it costs to ask, of at most ${LIMITS.cost}.`,
      resolve: ({ condition, asking }) => costOf(condition, asking.vocabulary),
    }),
    readsPurchases: t.boolean({
      description: 'Receipts are read for it: it has a time budget of eight seconds, and may be refused with TIME_BUDGET.',
      resolve: ({ condition }) => readsPurchases(condition),
    }),
  }),
});

const SegmentOverlap = builder.objectRef<Awaited<ReturnType<typeof overlapOf>>>('SegmentOverlap').implement({
  description: 'How two conditions meet.',
  fields: (t) => ({
    inFirst: t.exposeInt('inFirst', { description: 'Members who meet the first.' }),
    inSecond: t.exposeInt('inSecond', { description: 'Members who meet the second.' }),
    inBoth: t.exposeInt('inBoth', { description: 'Members who meet both.' }),
  }),
});

const ReadyMadeSegment = builder.objectRef<(typeof READY_MADE)[number]>('ReadyMadeSegment').implement({
  description: 'A condition that is asked so often that it is written already: to be looked at, changed and saved.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Which one.' }),
    name: t.string({ description: 'In the language of the viewer.', resolve: (ready, _args, { viewer }) => ready[viewer.locale] }),
    group: t.exposeString('group', { description: 'rfm, value, lifecycle or dates.' }),
    sentence: t.string({
      description: 'The condition in one sentence.',
      resolve: async ({ condition }, _args, { viewer }) => sentenceOf(db, condition, await vocabularyOf(db), viewer.locale),
    }),
    criteria: t.field({
      type: 'JSON',
      description: 'The condition, with global ids.',
      resolve: async ({ condition }) => withGlobalIds(condition, await vocabularyOf(db)),
    }),
  }),
});

builder.queryFields((t) => {
  const criteria = t.arg({ type: 'JSON', required: true, description: 'A condition: see conditionAttributes. {"all": []} is everybody.' });
  return {
    segmentPreview: t.field({
      type: SegmentPreview,
      description: 'What a condition finds and how it reads, while somebody writes it.',
      authScopes: { can: 'segment.read' },
      args: { criteria },
      resolve: (_root, args) => ask(args.criteria, 'criteria'),
    }),
    segmentOverlap: t.field({
      type: SegmentOverlap,
      description: 'How many members two conditions have in common.',
      authScopes: { can: 'segment.read' },
      complexity: { field: 150 },
      args: { first: criteria, second: criteria },
      resolve: async (_root, { first, second }, { viewer }) => {
        const [one, other] = [await ask(first, 'first'), await ask(second, 'second')];
        return overlapOf(db, [one.condition, other.condition], one.asking, amongOf(viewer));
      },
    }),
    readyMadeSegments: t.field({
      type: [ReadyMadeSegment],
      description: 'Conditions that every chain asks.',
      authScopes: { can: 'segment.read' },
      resolve: () => [...READY_MADE],
    }),
  };
});
