import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf, uuidPairOf } from '../../global-id.ts';
import { MOST_MEMBERS, recordActivity } from './engagement.ts';
import { ActivityKind, CaseKind } from './schema.ts';
import { closeCase, openCase, type OwnKey, reopenCase, updateCase } from './service.ts';

const told = {
  kind: 'What it is.',
  subject: 'In a few words, at most 100 characters.',
  detail: 'All that is to be known, at most 2,000 characters.',
  assignee: 'Who sees to it, an Employee of the branch; null: whoever has time.',
  store: 'Whose it is, an Org; left out, the home store.',
};

const OpenCaseInput = builder.inputType('OpenServiceCaseInput', {
  description: 'What a member needs.',
  fields: (t) => ({
    memberId: t.globalID({ required: true, description: 'The Member.' }),
    kind: t.field({ type: CaseKind, required: true, description: told.kind }),
    subject: t.string({ required: true, description: told.subject }),
    detail: t.string({ description: told.detail }),
    assigneeId: t.globalID({ description: told.assignee }),
    storeId: t.globalID({ description: told.store }),
  }),
});

const UpdateCaseInput = builder.inputType('UpdateServiceCaseInput', {
  description: 'Changes to an open case; what is left out stays as it is.',
  fields: (t) => ({
    kind: t.field({ type: CaseKind, description: told.kind }),
    subject: t.string({ description: `${told.subject} Cannot be emptied.` }),
    detail: t.string({ description: told.detail }),
    assigneeId: t.globalID({ description: told.assignee }),
  }),
});

const CaseEnd = builder.enumType('ServiceCaseEnd', {
  description: 'How a case ends.',
  values: { DONE: { description: '已完成' }, CANCELLED: { description: '已取消' } },
});

const CloseCaseInput = builder.inputType('CloseServiceCaseInput', {
  description: 'How a case ends.',
  fields: (t) => ({
    state: t.field({ type: CaseEnd, required: true, description: 'Done, or given up.' }),
    outcome: t.string({ required: true, description: 'What was done, or why it was given up; at most 2,000 characters.' }),
    rating: t.int({ description: 'How content the member was, 1 to 5; only of what was done.' }),
  }),
});

const RecordActivityInput = builder.inputType('RecordActivityInput', {
  description: 'What members did without buying.',
  fields: (t) => ({
    memberIds: t.globalIDList({ required: true, description: `The Members, 1 to ${MOST_MEMBERS}; all are noted, or none.` }),
    kind: t.field({ type: ActivityKind, required: true, description: 'What they did.' }),
    name: t.string({ description: 'Of PARTICIPATION, and needed there: in what, at most 100 characters.' }),
    storeId: t.globalID({ description: 'Where it counts, an Org; left out, the home store of each.' }),
    at: t.field({ type: 'DateTime', description: 'When; left out, now.' }),
  }),
});

builder.mutationFields((t) => {
  const id = t.arg.globalID({ required: true, description: 'The ServiceCase.' });
  const changed = async (given: { typename: string; id: string }, work: (tx: Tx, key: OwnKey) => Promise<OwnKey>) => {
    const [memberId, caseId] = uuidPairOf(given, 'ServiceCase', 'id');
    return where(await withTx(db, (tx) => work(tx, { memberId, id: caseId })));
  };
  return {
    openServiceCase: t.prismaField({
      type: 'ServiceCase',
      description: 'Opens a case.',
      authScopes: { can: 'contact.write' },
      args: { input: t.arg({ type: OpenCaseInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const memberId = uuidOf(input.memberId, 'Member', 'memberId');
        const storeId = optionalUuid(input.storeId, 'Org', 'storeId');
        const assigneeId = optionalUuid(input.assigneeId, 'Employee', 'assigneeId');
        const key = await withTx(db, (tx) => openCase(tx, viewer, { ...input, memberId, storeId, assigneeId }, new Date()));
        return prisma.serviceCase.findUniqueOrThrow({ ...query, where: where(key) });
      },
    }),
    updateServiceCase: t.prismaField({
      type: 'ServiceCase',
      description: 'Changes an open case, or gives it to somebody.',
      authScopes: { can: 'contact.write' },
      args: { id, input: t.arg({ type: UpdateCaseInput, required: true }) },
      resolve: async (query, _root, { id: given, input }, { viewer }) => {
        const assigneeId = optionalUuid(input.assigneeId, 'Employee', 'assigneeId');
        const change = { kind: input.kind ?? undefined, subject: input.subject ?? undefined, detail: input.detail, assigneeId };
        return prisma.serviceCase.findUniqueOrThrow({
          ...query,
          where: await changed(given, (tx, key) => updateCase(tx, viewer, key, change, new Date())),
        });
      },
    }),
    closeServiceCase: t.prismaField({
      type: 'ServiceCase',
      description: 'Ends a case with what came of it.',
      authScopes: { can: 'contact.write' },
      args: { id, input: t.arg({ type: CloseCaseInput, required: true }) },
      resolve: async (query, _root, { id: given, input }, { viewer }) =>
        prisma.serviceCase.findUniqueOrThrow({
          ...query,
          where: await changed(given, (tx, key) => closeCase(tx, viewer, key, input, new Date())),
        }),
    }),
    reopenServiceCase: t.prismaField({
      type: 'ServiceCase',
      description: 'Takes up again what was closed.',
      authScopes: { can: 'contact.write' },
      args: { id },
      resolve: async (query, _root, { id: given }, { viewer }) =>
        prisma.serviceCase.findUniqueOrThrow({
          ...query,
          where: await changed(given, (tx, key) => reopenCase(tx, viewer, key, new Date())),
        }),
    }),
  };
});

const where = ({ memberId: member_id, id }: OwnKey) => ({ member_id_id: { member_id, id } });

builder.mutationField('recordActivity', (t) =>
  t.int({
    description: 'Notes what members did without buying; tasks that give points note it themselves. Tells how many members were noted.',
    authScopes: { can: 'contact.write' },
    args: {
      input: t.arg({ type: RecordActivityInput, required: true }),
      idempotencyKey: t.arg.string({ required: true, description: 'Of this very note.' }),
    },
    resolve: (_root, { input, idempotencyKey }, { viewer }) => {
      const memberIds = input.memberIds.map((id, at) => uuidOf(id, 'Member', `memberIds.${at}`));
      const storeId = optionalUuid(input.storeId, 'Org', 'storeId');
      return withTx(db, (tx) => recordActivity(tx, viewer, idempotencyKey, { ...input, memberIds, storeId }, new Date()));
    },
  }),
);
