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
    segmentId: t.globalID({ required: true, description: 'The Segment; at most 50,000 members.' }),
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

interface Outcome {
  tagId: string;
  members: number;
  unknown: string[];
}

const BulkTagging = builder.objectRef<Outcome>('BulkTagging').implement({
  description: 'What became of tagging many.',
  fields: (t) => ({
    tag: t.prismaField({
      type: 'Tag',
      description: 'The tag.',
      resolve: (query, { tagId }) => prisma.tag.findUniqueOrThrow({ ...query, where: { id: tagId } }),
    }),
    members: t.exposeInt('members', { description: 'How many members have it now because of this.' }),
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
      return { tagId, members: await tagSegment(db, viewer, { ...input, tagId, segmentId }, new Date()), unknown: [] };
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
