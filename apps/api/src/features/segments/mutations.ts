import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { createSegment, setSegmentArchived, updateSegment } from './service.ts';

const CRITERIA = 'The condition, with global ids: see conditionAttributes. {"all": []} is everybody.';

const CreateSegmentInput = builder.inputType('CreateSegmentInput', {
  description: 'A new segment.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Unique in its branch, at most 60 characters.' }),
    note: t.string({ description: 'What it is for, at most 500 characters.' }),
    criteria: t.field({ type: 'JSON', required: true, description: CRITERIA }),
    orgId: t.globalID({ description: "The Org for which it is made, which sees it with all below; left out: the viewer's own." }),
  }),
});

const UpdateSegmentInput = builder.inputType('UpdateSegmentInput', {
  description: 'Changes to a segment; what is left out stays as it is.',
  fields: (t) => ({
    name: t.string({ description: 'Unique in its branch, at most 60 characters; cannot be emptied.' }),
    note: t.string({ description: 'What it is for, at most 500 characters; null empties.' }),
    criteria: t.field({ type: 'JSON', description: CRITERIA }),
  }),
});

builder.mutationFields((t) => {
  const id = t.arg.globalID({ required: true, description: 'The Segment.' });
  const change = (description: string, work: (tx: Tx, viewer: Viewer, id: string) => Promise<void>) =>
    t.prismaField({
      type: 'Segment',
      description,
      authScopes: { can: 'segment.write' },
      args: { id },
      resolve: async (query, _root, args, { viewer }) => {
        const segment = uuidOf(args.id, 'Segment', 'id');
        await withTx(db, (tx) => work(tx, viewer, segment));
        return prisma.segment.findUniqueOrThrow({ ...query, where: { id: segment } });
      },
    });
  return {
    createSegment: t.prismaField({
      type: 'Segment',
      description: 'Keeps a condition under a name.',
      authScopes: { can: 'segment.write' },
      args: { input: t.arg({ type: CreateSegmentInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const orgId = optionalUuid(input.orgId, 'Org', 'orgId');
        const made = await withTx(db, (tx) => createSegment(tx, viewer, { ...input, orgId }, new Date()));
        return prisma.segment.findUniqueOrThrow({ ...query, where: { id: made } });
      },
    }),
    updateSegment: t.prismaField({
      type: 'Segment',
      description: 'Changes a segment of the own branch.',
      authScopes: { can: 'segment.write' },
      args: {
        id,
        version: t.arg.int({ required: true, description: 'The version that the user saw: another change since is VERSION_CONFLICT.' }),
        input: t.arg({ type: UpdateSegmentInput, required: true }),
      },
      resolve: async (query, _root, { version, input, ...args }, { viewer }) => {
        const segment = uuidOf(args.id, 'Segment', 'id');
        const { criteria, ...rest } = input;
        const given = { ...rest, ...(criteria !== undefined && criteria !== null && { criteria }) };
        await withTx(db, (tx) => updateSegment(tx, viewer, { id: segment, version }, given, new Date()));
        return prisma.segment.findUniqueOrThrow({ ...query, where: { id: segment } });
      },
    }),
    archiveSegment: change('Takes a segment out of use.', (tx, viewer, segment) => setSegmentArchived(tx, viewer, segment, new Date())),
    restoreSegment: change('Puts an archived segment back into use.', (tx, viewer, segment) =>
      setSegmentArchived(tx, viewer, segment, null),
    ),
  };
});
