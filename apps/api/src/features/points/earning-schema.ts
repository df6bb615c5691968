import type { Prisma } from '@regulars/db/generated/client/client';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { ruleVocabulary } from '@regulars/domain/criteria-sale';
import type { Vocabulary } from '@regulars/domain/criteria-vocabulary';
import type { EarningEffect } from '@regulars/domain/earning-effect';
import { effectText } from '@regulars/domain/earning-words';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { sentenceOf } from '../segments/ask.ts';
import { vocabularyOf } from '../segments/asking.ts';
import { withGlobalIds } from '../segments/ids.ts';
import { BandMode, EarningEffectType, EarningState, PointsRounding } from './earning-enums.ts';
import { moneyIn } from './outcome.ts';

nodeVisibility('EarningRuleSet', (viewer, id) => may(viewer, 'value.read') && isUuid(id));

type RuleRow = Prisma.EarningRuleGetPayload<object>;

const EarningBand = builder.objectRef<Extract<EarningEffect, { type: 'BANDS' }>['bands'][number]>('EarningBand').implement({
  description: 'A band begins at an amount and ends where the next one begins.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Money', description: 'From this amount on.' }),
    points: t.exposeInt('points', { description: 'Its points: in all, or for each `per`.' }),
  }),
});

const EarningEffectRef = builder.objectRef<EarningEffect>('EarningEffect').implement({
  description: 'How a rule counts its points; what a type does not need is null.',
  fields: (t) => ({
    type: t.expose('type', { type: EarningEffectType, description: 'By what.' }),
    points: t.int({
      nullable: true,
      description: 'Of FIXED and PER_AMOUNT.',
      resolve: (effect) => ('points' in effect ? effect.points : null),
    }),
    each: t.boolean({
      nullable: true,
      description: 'Of FIXED: for each piece.',
      resolve: (effect) => ('each' in effect ? effect.each : null),
    }),
    per: t.field({
      type: 'Money',
      nullable: true,
      description: 'Of PER_AMOUNT and BANDS: for so much money.',
      resolve: (effect) => ('per' in effect ? effect.per : null),
    }),
    rounding: t.field({
      type: PointsRounding,
      nullable: true,
      description: 'Of PER_AMOUNT and BANDS.',
      resolve: (effect) => ('rounding' in effect ? effect.rounding : null),
    }),
    mode: t.field({
      type: BandMode,
      nullable: true,
      description: 'Of BANDS.',
      resolve: (effect) => ('mode' in effect ? effect.mode : null),
    }),
    bands: t.field({
      type: [EarningBand],
      nullable: true,
      description: 'Of BANDS, rising.',
      resolve: (effect) => ('bands' in effect ? effect.bands : null),
    }),
    percent: t.int({
      nullable: true,
      description: 'Of MULTIPLIER: 200 doubles.',
      resolve: (effect) => ('percent' in effect ? effect.percent : null),
    }),
  }),
});

const asEffect = (json: unknown) => json as EarningEffect; // written by saveRules, which checked it
const effectOf = ({ effect }: RuleRow) => asEffect(effect);
const numberOf = (value: bigint | null) => (value === null ? null : Number(value));
const saleWords = async (): Promise<Vocabulary> => ruleVocabulary(await vocabularyOf(db));
const lineWords = async (): Promise<Vocabulary> => LINE_ATTRIBUTES;

const EarningRule = builder.prismaObject('EarningRule', {
  description: 'A rule by which sales earn points (积分规则).',
  fields: (t) => {
    const condition = (description: string, of: (rule: RuleRow) => unknown, words: () => Promise<Vocabulary>) =>
      t.field({
        type: 'JSON',
        nullable: true,
        description,
        resolve: async (rule) => {
          const vocabulary = await words();
          return of(rule) === null ? null : withGlobalIds(parseCondition(of(rule), vocabulary), vocabulary);
        },
      });
    const sentence = (description: string, of: (rule: RuleRow) => unknown, words: () => Promise<Vocabulary>) =>
      t.string({
        nullable: true,
        description,
        complexity: 5,
        resolve: async (rule, _args, { viewer }) => {
          const vocabulary = await words();
          return of(rule) === null ? null : sentenceOf(db, parseCondition(of(rule), vocabulary), vocabulary, viewer.locale);
        },
      });
    const limit = (description: string, of: (rule: RuleRow) => bigint | null) =>
      t.int({ nullable: true, description: `${description}; null: no limit.`, resolve: (rule) => numberOf(of(rule)) });
    return {
      ruleId: t.exposeString('rule_id', { description: 'The same in every version: an edited rule keeps its limits by it.' }),
      position: t.exposeInt('position', { description: 'From 1: rules are asked in this order.' }),
      name: t.string({ description: "In the viewer's language.", resolve: (rule, _args, { viewer }) => rule[`name_${viewer.locale}`] }),
      nameEn: t.exposeString('name_en', { description: 'In English.' }),
      nameZh: t.exposeString('name_zh', { description: 'In Chinese.' }),
      kind: t.relation('kind', { description: 'Which kind of points it gives.' }),
      condition: condition('About the sale and its member; null: always.', (rule) => rule.condition, saleWords),
      conditionText: sentence('The same in words.', (rule) => rule.condition, saleWords),
      lines: condition('Which lines it is about; null: all.', (rule) => rule.lines, lineWords),
      linesText: sentence('The same in words.', (rule) => rule.lines, lineWords),
      effect: t.field({ type: EarningEffectRef, description: 'How it counts its points.', resolve: effectOf }),
      effectText: t.string({
        description: 'The same in words.',
        resolve: (rule, _args, { viewer }) => effectText(effectOf(rule), moneyIn(viewer.locale), viewer.locale),
      }),
      byLevel: t.exposeBoolean('by_level', { description: 'Whether the level and the birthday of the member change what it gives.' }),
      group: t.exposeString('stack_group', {
        nullable: true,
        description: 'Of the rules of a group the first that gives is the only one.',
      }),
      stops: t.exposeBoolean('stops', { description: 'Once it gave anything, no rule after it is asked.' }),
      perSale: limit('The most points for a purchase', ({ per_sale }) => per_sale),
      perDay: limit('The most points for a member on a day', ({ per_day }) => per_day),
      perMember: limit('The most points for a member in all', ({ per_member }) => per_member),
      budget: limit('The most points for everybody together', ({ budget }) => budget),
      spent: t.int({
        nullable: true,
        description: 'Of the budget, given so far; null without one.',
        resolve: async ({ rule_id, budget }) => {
          if (budget === null) return null;
          const row = await prisma.earningBudget.findUnique({ where: { rule_id } });
          return row ? Number(row.spent) : 0;
        },
      }),
      pendingDays: t.exposeInt('pending_days', { nullable: true, description: 'Given so many days later; null: at once.' }),
      pendingDelivery: t.exposeBoolean('pending_delivery', { description: 'Given when the goods have arrived.' }),
    };
  },
});

builder.prismaNode('EarningRuleSet', {
  id: { field: 'id' },
  description: 'All rules by which sales earn points, as they were written once.',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'The version; entries of the journal name it.' }),
    state: t.expose('state', { type: EarningState, description: 'Where it stands.' }),
    note: t.exposeString('note', { nullable: true, description: 'What was said of it.' }),
    rules: t.prismaField({
      type: [EarningRule],
      description: 'In the order in which they are asked.',
      resolve: (query, { id }) => prisma.earningRule.findMany({ ...query, where: { set_id: id }, orderBy: { position: 'asc' } }),
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was begun.' }),
    publishedAt: t.expose('published_at', { type: 'DateTime', nullable: true, description: 'When it came into force.' }),
    retiredAt: t.expose('retired_at', { type: 'DateTime', nullable: true, description: 'When it went out of force.' }),
  }),
});

builder.queryField('earningRuleSets', (t) =>
  t.prismaField({
    type: ['EarningRuleSet'],
    description: 'The versions of the earning rules, the latest first; the last 50.',
    authScopes: { can: 'value.read' },
    resolve: (query) => prisma.earningRuleSet.findMany({ ...query, orderBy: { number: 'desc' }, take: 50 }),
  }),
);
