import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, optionalUuid, uuidOf } from '../../global-id.ts';
import { archivedWhere } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may, type Viewer } from '../../viewer.ts';
import { AUTOMATIC, runsOn } from './complete.ts';
import { archiveTask, createTask, restoreTask, updateTask } from './tasks.ts';

nodeVisibility('PointsTask', (viewer, id) => may(viewer, 'value.read') && isUuid(id));

const TaskAction = builder.enumType('TaskAction', {
  description: 'What a member does.',
  values: {
    PROFILE_COMPLETED: { description: '完善资料: noticed by itself, once for a member' },
    CHECK_IN: { description: '签到' },
    REVIEW: { description: '评价' },
    SHARE: { description: '分享' },
    BIRTHDAY: { description: '生日: noticed by itself, once a year' },
  },
});

const day = (date: Date | null): string | null => date && date.toISOString().slice(0, 10);

builder.prismaNode('PointsTask', {
  id: { field: 'id' },
  description: 'Points for something that a member does (自动积分任务).',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    action: t.expose('action', { type: TaskAction, description: 'What for.' }),
    automatic: t.boolean({
      description: 'Whether it is noticed by itself, and not entered by anybody.',
      resolve: ({ action }) => action in AUTOMATIC,
    }),
    kind: t.relation('kind', { description: 'Points of which kind.' }),
    score: t.int({ description: 'Points each time.', resolve: ({ score }) => Number(score) }),
    description: t.string({
      description: "As members read it, in the viewer's language.",
      resolve: ({ description_en, description_zh }, _args, { viewer }) => (viewer.locale === 'zh' ? description_zh : description_en),
    }),
    descriptionEn: t.exposeString('description_en', { description: 'As members read it, in English.' }),
    descriptionZh: t.exposeString('description_zh', { description: 'As members read it, in Chinese.' }),
    perDay: t.exposeInt('per_day', { nullable: true, description: 'So often for a member on one business day; null: no limit.' }),
    perMember: t.exposeInt('per_member', { nullable: true, description: 'So often for a member in all; null: no limit.' }),
    startsOn: t.expose('starts_on', { type: 'Date', nullable: true, description: 'The first day; null: since ever.' }),
    endsOn: t.expose('ends_on', { type: 'Date', nullable: true, description: 'The last day; null: for ever.' }),
    running: t.boolean({
      description: 'Whether it counts today.',
      resolve: ({ starts_on, ends_on, archived_at }) => {
        const today = businessDayAt({ time_zone: null, day_starts_at: null }, new Date());
        return archived_at === null && runsOn({ starts_on: day(starts_on), ends_on: day(ends_on) }, today);
      },
    }),
    version: t.exposeInt('version', { description: 'Number of changes; the journal names it.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
  }),
});

builder.queryField('pointsTasks', (t) =>
  t.prismaField({
    type: ['PointsTask'],
    description: 'Tasks that give points, the oldest first.',
    authScopes: { can: 'value.read' },
    args: { archived: t.arg.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }) },
    resolve: (query, _root, args) => prisma.pointsTask.findMany({ ...query, where: archivedWhere(args.archived), orderBy: { id: 'asc' } }),
  }),
);

const told = {
  kindId: 'The PointsKind, in use.',
  score: 'Points each time, above zero.',
  description: 'As members read it, at most 200 characters.',
  perDay: 'So often for a member on one business day, 1 to 1,000; null: no limit.',
  perMember: 'So often for a member in all, 1 to 1,000; null: no limit.',
  startsOn: 'The first day; null: since ever.',
  endsOn: 'The last day, not before the first; null: for ever.',
};

const CreateTaskInput = builder.inputType('CreatePointsTaskInput', {
  description: 'A new task.',
  fields: (t) => ({
    action: t.field({ type: TaskAction, required: true, description: 'What for.' }),
    kindId: t.globalID({ required: true, description: told.kindId }),
    score: t.int({ required: true, description: told.score }),
    descriptionEn: t.string({ required: true, description: told.description }),
    descriptionZh: t.string({ required: true, description: told.description }),
    perDay: t.int({ description: told.perDay }),
    perMember: t.int({ description: told.perMember }),
    startsOn: t.field({ type: 'Date', description: told.startsOn }),
    endsOn: t.field({ type: 'Date', description: told.endsOn }),
  }),
});

const UpdateTaskInput = builder.inputType('UpdatePointsTaskInput', {
  description: 'Changes to a task; what is left out stays as it is.',
  fields: (t) => ({
    kindId: t.globalID({ description: told.kindId }),
    score: t.int({ description: told.score }),
    descriptionEn: t.string({ description: `${told.description} Cannot be emptied.` }),
    descriptionZh: t.string({ description: `${told.description} Cannot be emptied.` }),
    perDay: t.int({ description: told.perDay }),
    perMember: t.int({ description: told.perMember }),
    startsOn: t.field({ type: 'Date', description: told.startsOn }),
    endsOn: t.field({ type: 'Date', description: told.endsOn }),
  }),
});

builder.mutationFields((t) => {
  const archive = (description: string, work: (tx: Tx, viewer: Viewer, id: string, now: Date) => Promise<void>) =>
    t.prismaField({
      type: 'PointsTask',
      description,
      authScopes: { can: 'points.configure' },
      args: { id: t.arg.globalID({ required: true, description: 'The PointsTask.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'PointsTask', 'id');
        await withTx(db, (tx) => work(tx, viewer, id, new Date()));
        return prisma.pointsTask.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createPointsTask: t.prismaField({
      type: 'PointsTask',
      description: 'Adds a task that gives points.',
      authScopes: { can: 'points.configure' },
      args: { input: t.arg({ type: CreateTaskInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const kindId = uuidOf(input.kindId, 'PointsKind', 'kindId');
        const id = await withTx(db, (tx) => createTask(tx, viewer, { ...input, kindId }, new Date()));
        return prisma.pointsTask.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updatePointsTask: t.prismaField({
      type: 'PointsTask',
      description: 'Changes a task; points given before stay as they are.',
      authScopes: { can: 'points.configure' },
      args: {
        id: t.arg.globalID({ required: true, description: 'The PointsTask, in use.' }),
        input: t.arg({ type: UpdateTaskInput, required: true }),
      },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'PointsTask', 'id');
        const kindId = optionalUuid(input.kindId, 'PointsKind', 'kindId');
        await withTx(db, (tx) => updateTask(tx, viewer, id, { ...input, kindId }));
        return prisma.pointsTask.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archivePointsTask: archive('Takes a task out of use.', archiveTask),
    restorePointsTask: archive('Puts an archived task back into use.', (tx, viewer, id) => restoreTask(tx, viewer, id)),
  };
});
