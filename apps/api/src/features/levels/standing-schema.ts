import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { may } from '../../viewer.ts';
import { type Progress, progressOf } from './progress.ts';
import { LevelLadder } from './schema.ts';

const StandingCause = builder.enumType('StandingCause', {
  description: 'Why a member stands where it stands.',
  values: {
    RULE: { description: '按规则: by the rules of the ladder' },
    MANUAL: { description: '手动: given by hand' },
    BOUGHT: { description: '购买: bought for a term' },
  },
});

const Standing = builder.prismaObject('MemberStanding', {
  description: 'Where a member stands on a ladder; on one without, at its start.',
  fields: (t) => ({
    ladder: t.expose('ladder', { type: LevelLadder, description: 'Which ladder.' }),
    level: t.relation('level', { description: 'The level.' }),
    cause: t.expose('cause', { type: StandingCause, description: 'Why.' }),
    pinned: t.exposeBoolean('pinned', { description: 'Given to stay, even if more is earned.' }),
    since: t.expose('since', { type: 'Date', description: 'Since which business day.' }),
    until: t.expose('until', { type: 'Date', nullable: true, description: 'Last day of what was given by hand or bought; null: no end.' }),
    reviewOn: t.expose('review_on', { type: 'Date', nullable: true, description: 'Day of the next review; null: what was reached stays.' }),
    graceUntil: t.expose('grace_until', {
      type: 'Date',
      nullable: true,
      description: 'A review found too little: the last day to make it up.',
    }),
  }),
});

const LevelMoveCause = builder.enumType('LevelMoveCause', {
  description: 'Why a level changed.',
  values: {
    UPGRADE: { description: '升级' },
    DOWNGRADE: { description: '降级' },
    MANUAL: { description: '手动调整' },
    MANUAL_ENDED: { description: '手动等级到期' },
    BOUGHT: { description: '购买' },
    RENEWED: { description: '续费' },
    EXPIRED: { description: '到期' },
    WITHDRAWN: { description: '收回' },
  },
});

const LevelMove = builder.prismaObject('LevelMove', {
  description: "A change of a member's level (等级变动记录).",
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    ladder: t.expose('ladder', { type: LevelLadder, description: 'On which ladder.' }),
    cause: t.expose('cause', { type: LevelMoveCause, description: 'Why.' }),
    from: t.relation('from_level', { nullable: true, description: 'The level before; null: the start.' }),
    to: t.relation('to_level', { nullable: true, description: 'The level from then on; null: the start.' }),
    until: t.expose('until', { type: 'Date', nullable: true, description: 'Its last day, where it was given or bought for a time.' }),
    ruleVersion: t.int({
      nullable: true,
      description: 'The version of the rules that decided it.',
      select: { version: { select: { number: true } } },
      resolve: ({ version }) => version?.number ?? null,
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'What was said by who did it by hand.' }),
    employeeName: t.string({
      nullable: true,
      description: 'Who did it; null: the rules, or time.',
      select: { employee: { select: { name: true } } },
      resolve: ({ employee }) => employee?.name ?? null,
    }),
  }),
});

const LevelProgress = builder.objectRef<Progress>('LevelProgress').implement({
  description: 'How far a member is from the next level of a ladder, or from keeping its own.',
  fields: (t) => ({
    ladder: t.expose('ladder', { type: LevelLadder, description: 'Which ladder.' }),
    level: t.prismaField({
      type: 'Level',
      description: 'The level that is to be reached or kept.',
      resolve: (query, { levelId }) => prisma.level.findUniqueOrThrow({ ...query, where: { id: levelId } }),
    }),
    keeping: t.exposeBoolean('keeping', { description: 'True: what its own level still asks for, to be kept; false: the way up.' }),
    by: t.expose('by', {
      type: 'Date',
      nullable: true,
      description: 'By which day: of the review, or the last on which all counts that does today; null: on any.',
    }),
    share: t.exposeFloat('share', { description: 'How much of the way is done, 0 to 1.' }),
    text: t.exposeString('text', { description: "What is lacking, in a sentence of the viewer's language." }),
  }),
});

builder.prismaObjectFields('Member', (t) => ({
  standings: t.relation('standings', {
    description: 'Where the member stands on each ladder.',
    type: Standing,
    query: { orderBy: { ladder: 'asc' } },
  }),
  levelMoves: t.relatedConnection('level_moves', {
    type: LevelMove,
    cursor: 'member_id_id',
    description: 'The history of the levels, newest first.',
    totalCount: true,
    query: { orderBy: { id: 'desc' } },
  }),
  levelProgress: t.field({
    type: [LevelProgress],
    description: 'What the next levels ask for, and what the present one does to be kept. Empty where there are no rules.',
    complexity: 30,
    resolve: ({ id }, _args, { viewer }) => (may(viewer, 'member.read') ? progressOf(db, id, viewer.locale, new Date()) : []),
  }),
}));
