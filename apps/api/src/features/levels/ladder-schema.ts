import type { Prisma } from '@regulars/db/generated/client/client';
import { parseCondition } from '@regulars/domain/criteria-parse';
import type { Condition } from '@regulars/domain/criteria';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, uuidOf } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { sentenceOf } from '../segments/ask.ts';
import { askingAt, vocabularyOf } from '../segments/asking.ts';
import { withGlobalIds } from '../segments/ids.ts';
import { rulebook } from './ladders.ts';
import { LevelLadder, RuledLadder } from './schema.ts';
import { type Shift, simulate } from './simulate.ts';

nodeVisibility('LadderVersion', (viewer, id) => may(viewer, 'level.read') && isUuid(id));

const LadderState = builder.enumType('LadderState', {
  description: 'Where a version of the rules stands.',
  values: {
    DRAFT: { description: '草稿: nothing follows from it yet' },
    PUBLISHED: { description: '已发布: in force' },
    RETIRED: { description: '已停用: was in force once' },
  },
});

type RuleRow = Prisma.LadderRuleGetPayload<object>;

/** A stored condition, parsed again: the chain's words may have changed since. */
const read = async (json: unknown): Promise<Condition> => parseCondition(json, await vocabularyOf(db));

const LadderRule = builder.prismaObject('LadderRule', {
  description: 'What leads to a level, and what keeps it.',
  fields: (t) => {
    const condition = (description: string, of: (rule: RuleRow) => unknown) =>
      t.field({
        type: 'JSON',
        nullable: true,
        description,
        resolve: async (rule) => of(rule) && withGlobalIds(await read(of(rule)), await vocabularyOf(db)),
      });
    const sentence = (description: string, of: (rule: RuleRow) => unknown) =>
      t.string({
        description,
        complexity: 5,
        resolve: async (rule, _args, { viewer }) => sentenceOf(db, await read(of(rule)), await vocabularyOf(db), viewer.locale),
      });
    return {
      level: t.relation('level', { description: 'The level.' }),
      up: condition('What leads to it, in the condition language.', ({ up }) => up),
      keep: condition('What keeps it; null: the same.', ({ keep }) => keep),
      upText: sentence('What leads to it, in words.', ({ up }) => up),
      keepText: sentence('What keeps it, in words.', ({ up, keep }) => keep ?? up),
    };
  },
});

builder.prismaNode('LadderVersion', {
  id: { field: 'id' },
  description: 'The rules of a ladder, as they were written once (等级规则).',
  authScopes: { can: 'level.read' },
  fields: (t) => ({
    ladder: t.expose('ladder', { type: LevelLadder, description: 'Of which ladder.' }),
    number: t.exposeInt('number', { description: 'Its number; the history of members names it.' }),
    state: t.expose('state', { type: LadderState, description: 'Where it stands.' }),
    reviewMonths: t.exposeInt('review_months', { nullable: true, description: 'Months between reviews; null: nobody goes down.' }),
    graceDays: t.exposeInt('grace_days', { description: 'Days after a review in which a member may still make it up.' }),
    warnDays: t.exposeInt('warn_days', { description: 'Days before a review at which who falls short is warned.' }),
    note: t.exposeString('note', { nullable: true, description: 'What was said of it.' }),
    rules: t.prismaField({
      type: [LadderRule],
      description: 'The highest level first.',
      resolve: (query, { id }) => prisma.ladderRule.findMany({ ...query, where: { version_id: id }, orderBy: { level: { rank: 'desc' } } }),
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was begun.' }),
    publishedAt: t.expose('published_at', { type: 'DateTime', nullable: true, description: 'When it came into force.' }),
    retiredAt: t.expose('retired_at', { type: 'DateTime', nullable: true, description: 'Until when it was.' }),
  }),
});

const LevelShift = builder.objectRef<Shift>('LevelShift').implement({
  description: 'How many members would move from one level to another.',
  fields: (t) => {
    const level = (description: string, of: (shift: Shift) => string | null) =>
      t.prismaField({
        type: 'Level',
        nullable: true,
        description,
        resolve: (query, shift) => {
          const id = of(shift);
          return id === null ? null : prisma.level.findUnique({ ...query, where: { id } });
        },
      });
    return {
      from: level('The level of today; null: the start.', ({ fromId }) => fromId),
      to: level('The level by the rules; null: the start.', ({ toId }) => toId),
      members: t.exposeInt('members', { description: 'How many; those who stay where they are, too.' }),
    };
  },
});

builder.queryFields((t) => ({
  ladderVersions: t.prismaField({
    type: ['LadderVersion'],
    description: 'The rules of a ladder, newest first: a draft, if there is one, what is in force, and what was.',
    authScopes: { can: 'level.read' },
    args: { ladder: t.arg({ type: RuledLadder, required: true, description: 'Which ladder.' }) },
    resolve: (query, _root, { ladder }) =>
      prisma.ladderVersion.findMany({ ...query, where: { ladder }, orderBy: { number: 'desc' }, take: 50 }),
  }),
  ladderSimulation: t.field({
    type: [LevelShift],
    description: 'What a version would do to the members of today: at once where it leads up, after warning and grace where it leads down.',
    authScopes: { can: 'level.write' },
    complexity: 200,
    args: { id: t.arg.globalID({ required: true, description: 'The LadderVersion, a draft for instance.' }) },
    resolve: async (_root, { id }) => {
      const book = await rulebook(db, { versionId: uuidOf(id, 'LadderVersion', 'id') });
      if (!book) throw new DomainError('NOT_FOUND', {}, 'id');
      return simulate(db, book, await askingAt(db, new Date()));
    },
  }),
}));
