import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { completeTask } from './complete.ts';
import { type Granted, grantPoints } from './grants.ts';
import { convertPoints, type Done } from './service.ts';

const PointsGrant = builder.objectRef<Granted>('PointsGrant').implement({
  description: 'What came of points by hand: an entry of the journal, or a request that waits for a second person.',
  fields: (t) => ({
    entry: t.prismaField({
      type: 'JournalEntry',
      nullable: true,
      description: 'What was written; null while it waits.',
      resolve: (query, granted) =>
        'approvalId' in granted ? null : prisma.journalEntry.findUniqueOrThrow({ ...query, where: where(granted) }),
    }),
    approval: t.prismaField({
      type: 'Approval',
      nullable: true,
      description: 'What waits for a second person; null where none is needed.',
      resolve: (query, granted) =>
        'approvalId' in granted ? prisma.approval.findUniqueOrThrow({ ...query, where: { id: granted.approvalId } }) : null,
    }),
  }),
});

const where = ({ memberId, entryId }: Done) => ({ member_id_id: { member_id: memberId, id: entryId } });

const told = {
  memberId: 'The Member, of any store.',
  storeId: "Where it is done, an Org: a store of the viewer's branch; it owes what is given.",
};

const GrantInput = builder.inputType('GrantPointsInput', {
  description: 'Points by hand.',
  fields: (t) => ({
    memberId: t.globalID({ required: true, description: told.memberId }),
    kindId: t.globalID({ required: true, description: 'The PointsKind, in use.' }),
    points: t.int({ required: true, description: 'Above zero: given; below: taken, from what expires first. At most 1,000,000,000.' }),
    storeId: t.globalID({ required: true, description: told.storeId }),
    reason: t.string({ required: true, description: 'Why, at most 500 characters.' }),
  }),
});

const ConvertInput = builder.inputType('ConvertPointsInput', {
  description: 'Points that become points of another kind.',
  fields: (t) => ({
    memberId: t.globalID({ required: true, description: told.memberId }),
    conversionId: t.globalID({ required: true, description: 'The PointsConversion, in use.' }),
    points: t.int({ required: true, description: 'So many of the kind that is given: at least the minimum, in whole steps.' }),
    storeId: t.globalID({ required: true, description: told.storeId }),
  }),
});

const CompleteInput = builder.inputType('CompleteTaskInput', {
  description: 'A task that a member has done.',
  fields: (t) => ({
    taskId: t.globalID({ required: true, description: 'The PointsTask, in use; none that is noticed by itself.' }),
    memberId: t.globalID({ required: true, description: told.memberId }),
    storeId: t.globalID({ required: true, description: told.storeId }),
  }),
});

const keyArgument = {
  required: true,
  description: 'At least 8 characters; the same key with the same input is done once, for ever.',
} as const;

builder.mutationFields((t) => ({
  grantPoints: t.field({
    type: PointsGrant,
    description: "Gives or takes points by hand; above the kind's limit it asks a second person.",
    authScopes: { can: 'points.grant' },
    args: { input: t.arg({ type: GrantInput, required: true }), idempotencyKey: t.arg.string(keyArgument) },
    resolve: async (_root, { input, idempotencyKey: key }, { viewer }) => {
      const memberId = uuidOf(input.memberId, 'Member', 'memberId');
      const kindId = uuidOf(input.kindId, 'PointsKind', 'kindId');
      const storeId = uuidOf(input.storeId, 'Org', 'storeId');
      return withTx(db, (tx) => grantPoints(tx, viewer, key, { ...input, memberId, kindId, storeId }, new Date()));
    },
  }),
  convertPoints: t.prismaField({
    type: 'JournalEntry',
    description: 'Makes points of one kind into another, rounded down. What is given expires first; what is got has a life of its own.',
    authScopes: { can: 'points.convert' },
    args: { input: t.arg({ type: ConvertInput, required: true }), idempotencyKey: t.arg.string(keyArgument) },
    resolve: async (query, _root, { input, idempotencyKey: key }, { viewer }) => {
      const memberId = uuidOf(input.memberId, 'Member', 'memberId');
      const conversionId = uuidOf(input.conversionId, 'PointsConversion', 'conversionId');
      const storeId = uuidOf(input.storeId, 'Org', 'storeId');
      const done = await withTx(db, (tx) => convertPoints(tx, viewer, key, { ...input, memberId, conversionId, storeId }, new Date()));
      return prisma.journalEntry.findUniqueOrThrow({ ...query, where: where(done) });
    },
  }),
  completeTask: t.prismaField({
    type: 'JournalEntry',
    description: 'Says that a member has done a task, and gives the points for it.',
    authScopes: { can: 'points.task' },
    args: { input: t.arg({ type: CompleteInput, required: true }), idempotencyKey: t.arg.string(keyArgument) },
    resolve: async (query, _root, { input, idempotencyKey: key }, { viewer }) => {
      const taskId = uuidOf(input.taskId, 'PointsTask', 'taskId');
      const memberId = uuidOf(input.memberId, 'Member', 'memberId');
      const storeId = uuidOf(input.storeId, 'Org', 'storeId');
      const done = await withTx(db, (tx) => completeTask(tx, viewer, key, { taskId, memberId, storeId }, new Date()));
      return prisma.journalEntry.findUniqueOrThrow({ ...query, where: where(done) });
    },
  }),
}));
