import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, optionalUuid, uuidOf } from '../../global-id.ts';
import { archivedWhere } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may, type Viewer } from '../../viewer.ts';
import { AssigneeRule, FollowUpTrigger } from './enums.ts';
import { archivePlan, createPlan, restorePlan, updatePlan } from './plans.ts';

nodeVisibility('FollowUpPlan', (viewer, id) => may(viewer, 'contact.read') && isUuid(id));

builder.prismaNode('FollowUpPlan', {
  id: { field: 'id' },
  description: 'What makes follow-ups by itself (回访计划).',
  authScopes: { can: 'contact.read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What the staff call it.' }),
    trigger: t.expose('trigger', { type: FollowUpTrigger, description: 'After what.' }),
    days: t.exposeInt('days', { description: 'Days after it; of a win-back: days without a purchase.' }),
    assignee: t.expose('assignee', { type: AssigneeRule, description: 'Who gets them.' }),
    employee: t.relation('employee', { nullable: true, description: 'Of EMPLOYEE: whom.' }),
    text: t.exposeString('text', { description: 'What to ask.' }),
    minAmount: t.expose('min_amount', { type: 'Money', nullable: true, description: 'Only after purchases of so much; null: any.' }),
    perDay: t.exposeInt('per_day', {
      nullable: true,
      description: 'Of a win-back: at most so many a day for a store, the best members first.',
    }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether it runs.' }),
    open: t.int({
      description: 'How many of its follow-ups are planned.',
      select: { _count: { select: { follow_ups: { where: { state: 'PLANNED' } } } } },
      resolve: ({ _count }) => _count.follow_ups,
    }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
  }),
});

builder.queryField('followUpPlans', (t) =>
  t.prismaField({
    type: ['FollowUpPlan'],
    description: 'Plans of follow-ups, the oldest first.',
    authScopes: { can: 'contact.configure' },
    args: { archived: t.arg.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }) },
    resolve: (query, _root, args) =>
      prisma.followUpPlan.findMany({ ...query, where: archivedWhere(args.archived), orderBy: { id: 'asc' } }),
  }),
);

const told = {
  name: 'What the staff call it, at most 100 characters.',
  days: 'Days after it; of a win-back: days without a purchase. 0 to 3,650.',
  assignee: 'Who gets them.',
  employeeId: 'Of EMPLOYEE: the Employee.',
  text: 'What to ask, at most 500 characters.',
  minAmount: 'Of AFTER_PURCHASE: only purchases of so much; null: any.',
  perDay: 'Of WIN_BACK: at most so many a day for a store, 1 to 1,000; left out: 10.',
  enabled: 'Whether it runs.',
};

const CreatePlanInput = builder.inputType('CreateFollowUpPlanInput', {
  description: 'A new plan of follow-ups.',
  fields: (t) => ({
    name: t.string({ required: true, description: told.name }),
    trigger: t.field({ type: FollowUpTrigger, required: true, description: 'After what.' }),
    days: t.int({ required: true, description: told.days }),
    assignee: t.field({ type: AssigneeRule, required: true, description: told.assignee }),
    employeeId: t.globalID({ description: told.employeeId }),
    text: t.string({ required: true, description: told.text }),
    minAmount: t.field({ type: 'Money', description: told.minAmount }),
    perDay: t.int({ description: told.perDay }),
    enabled: t.boolean({ description: told.enabled }),
  }),
});

const UpdatePlanInput = builder.inputType('UpdateFollowUpPlanInput', {
  description: 'Changes to a plan of follow-ups; what is left out stays as it is.',
  fields: (t) => ({
    name: t.string({ description: `${told.name} Cannot be emptied.` }),
    days: t.int({ description: told.days }),
    assignee: t.field({ type: AssigneeRule, description: told.assignee }),
    employeeId: t.globalID({ description: told.employeeId }),
    text: t.string({ description: `${told.text} Cannot be emptied.` }),
    minAmount: t.field({ type: 'Money', description: told.minAmount }),
    perDay: t.int({ description: told.perDay }),
    enabled: t.boolean({ description: told.enabled }),
  }),
});

builder.mutationFields((t) => {
  const change = (description: string, work: (tx: Tx, viewer: Viewer, id: string) => Promise<void>) =>
    t.prismaField({
      type: 'FollowUpPlan',
      description,
      authScopes: { can: 'contact.configure' },
      args: { id: t.arg.globalID({ required: true, description: 'The FollowUpPlan.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'FollowUpPlan', 'id');
        await withTx(db, (tx) => work(tx, viewer, id));
        return prisma.followUpPlan.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createFollowUpPlan: t.prismaField({
      type: 'FollowUpPlan',
      description: 'Adds a plan; it begins with what happens from now on.',
      authScopes: { can: 'contact.configure' },
      args: { input: t.arg({ type: CreatePlanInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const employeeId = optionalUuid(input.employeeId, 'Employee', 'employeeId');
        const id = await withTx(db, (tx) => createPlan(tx, viewer, { ...input, employeeId }, new Date()));
        return prisma.followUpPlan.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updateFollowUpPlan: t.prismaField({
      type: 'FollowUpPlan',
      description: 'Changes a plan; what it planned before stays as it is.',
      authScopes: { can: 'contact.configure' },
      args: {
        id: t.arg.globalID({ required: true, description: 'The FollowUpPlan, in use.' }),
        input: t.arg({ type: UpdatePlanInput, required: true }),
      },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'FollowUpPlan', 'id');
        const employeeId = optionalUuid(input.employeeId, 'Employee', 'employeeId');
        await withTx(db, (tx) => updatePlan(tx, viewer, id, { ...input, employeeId }));
        return prisma.followUpPlan.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archiveFollowUpPlan: change('Takes a plan out of use.', (tx, viewer, id) => archivePlan(tx, viewer, id, new Date())),
    restoreFollowUpPlan: change('Puts an archived plan back into use.', restorePlan),
  };
});
