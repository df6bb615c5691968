import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { tagListed, tagSegment } from './bulk.ts';

const shared = {
  reason: 'Why, at most 200 characters.',
  expiresOn: 'The last day on which it counts; left out: for good.',
};

const TagSegmentInput = builder.inputType('TagSegmentInput', {
  description: 'A tag for all members of a segment.',
  fields: (t) => ({
    tagId: t.globalID({ required: true, description: 'The Tag, in use.' }),
    segmentId: t.globalID({ required: true, description: 'The Segment; of more than 50,000 members a worker tags them, see `run`.' }),
    reason: t.string({ description: shared.reason }),
    expiresOn: t.field({ type: 'Date', description: shared.expiresOn }),
  }),
});

const TagListInput = builder.inputType('TagListInput', {
  description: 'A tag for the members of a list.',
  fields: (t) => ({
    tagId: t.globalID({ required: true, description: 'The Tag, in use.' }),
    lines: t.stringList({ required: true, description: 'Phone, card or member numbers, at most 5,000.' }),
    reason: t.string({ description: shared.reason }),
    expiresOn: t.field({ type: 'Date', description: shared.expiresOn }),
  }),
});

const TagRun = builder.prismaObject('TagRun', {
  description: 'A tag that a worker puts on the many members of a segment.',
  fields: (t) => ({
    segment: t.exposeString('segment', { description: 'Name of the segment.' }),
    total: t.exposeInt('total', { description: 'Members when it was asked for.' }),
    done: t.exposeInt('done', { description: 'Members who have it by now.' }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was asked for.' }),
    endedAt: t.expose('ended_at', { type: 'DateTime', nullable: true, description: 'When it was through; null while it is at work.' }),
  }),
});

builder.prismaObjectField('Tag', 'runs', (t) =>
  t.relation('runs', {
    type: TagRun,
    description: 'The latest five times that a worker tagged the members of a segment.',
    query: { orderBy: { id: 'desc' }, take: 5 },
  }),
);

interface Outcome {
  tagId: string;
  members: number;
  unknown: string[];
  runId?: string | null;
}

const BulkTagging = builder.objectRef<Outcome>('BulkTagging').implement({
  description: 'What became of tagging many.',
  fields: (t) => ({
    tag: t.prismaField({
      type: 'Tag',
      description: 'The tag.',
      resolve: (query, { tagId }) => prisma.tag.findUniqueOrThrow({ ...query, where: { id: tagId } }),
    }),
    members: t.exposeInt('members', { description: 'How many members have it now because of this, or will have.' }),
    run: t.prismaField({
      type: TagRun,
      nullable: true,
      description: 'The run of a worker, where there are too many to do it at once.',
      resolve: (query, { runId }) => (runId ? prisma.tagRun.findUniqueOrThrow({ ...query, where: { id: runId } }) : null),
    }),
    unknown: t.exposeStringList('unknown', { description: "Lines that lead to no member of the viewer's branch." }),
  }),
});

builder.mutationFields((t) => ({
  tagSegment: t.field({
    type: BulkTagging,
    description: 'Puts a tag on the members of a segment whom the own branch knows. Said again, it changes reason and last day only.',
    authScopes: { can: 'tag.assign' },
    args: { input: t.arg({ type: TagSegmentInput, required: true }) },
    resolve: async (_root, { input }, { viewer }) => {
      const tagId = uuidOf(input.tagId, 'Tag', 'tagId');
      const segmentId = uuidOf(input.segmentId, 'Segment', 'segmentId');
      return { tagId, unknown: [], ...(await tagSegment(db, viewer, { ...input, tagId, segmentId }, new Date())) };
    },
  }),
  tagList: t.field({
    type: BulkTagging,
    description: 'Puts a tag on the members of a file or a pasted list; lines that lead to nobody are told, the others are tagged.',
    authScopes: { can: 'tag.assign' },
    args: { input: t.arg({ type: TagListInput, required: true }) },
    resolve: async (_root, { input }, { viewer }) => {
      const tagId = uuidOf(input.tagId, 'Tag', 'tagId');
      const { tagged, unknown } = await tagListed(db, viewer, { ...input, tagId }, new Date());
      return { tagId, members: tagged, unknown };
    },
  }),
}));
