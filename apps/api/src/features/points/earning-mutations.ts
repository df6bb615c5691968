import { withTx } from '@regulars/db/tx';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { ruleVocabulary } from '@regulars/domain/criteria-sale';
import type { EarningEffect } from '@regulars/domain/earning-effect';
import { DomainError } from '@regulars/domain/errors';
import { minor } from '@regulars/domain/money';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, uuidOf } from '../../global-id.ts';
import { vocabularyOf } from '../segments/asking.ts';
import { readGlobalId } from '../segments/ids.ts';
import { forgetEarningRules } from './book.ts';
import { BandMode, EarningEffectType, PointsRounding } from './earning-enums.ts';
import { discardRules, publishRules, retireRules, type RuleInput, saveRules } from './rules.ts';

const EarningBandInput = builder.inputType('EarningBandInput', {
  description: 'A band begins at an amount and ends where the next one begins.',
  fields: (t) => ({
    from: t.field({ type: 'Money', required: true, description: 'From this amount on; rising.' }),
    points: t.int({ required: true, description: 'Its points: in all, or for each `per`.' }),
  }),
});

const EarningEffectInput = builder.inputType('EarningEffectInput', {
  description: 'How a rule counts its points.',
  fields: (t) => ({
    type: t.field({ type: EarningEffectType, required: true, description: 'By what.' }),
    points: t.int({ description: 'FIXED and PER_AMOUNT need it.' }),
    each: t.boolean({ description: 'Of FIXED: for each piece, not once a purchase.' }),
    per: t.field({ type: 'Money', description: 'PER_AMOUNT needs it, and BANDS but for STEP: for so much money.' }),
    rounding: t.field({ type: PointsRounding, description: 'Of PER_AMOUNT and BANDS; DOWN where left out.' }),
    mode: t.field({ type: BandMode, description: 'BANDS needs it.' }),
    bands: t.field({ type: [EarningBandInput], description: 'BANDS needs them, 1 to 20.' }),
    percent: t.int({ description: 'MULTIPLIER needs it, 101 to 10,000: 200 doubles.' }),
  }),
});

const limits = {
  perSale: 'The most points for a purchase.',
  perDay: 'The most points for a member on a day.',
  perMember: 'The most points for a member in all.',
  budget: 'The most points for everybody together.',
};

const EarningRuleInput = builder.inputType('EarningRuleInput', {
  description: 'A rule by which sales earn points.',
  fields: (t) => ({
    ruleId: t.string({ description: 'Of the rule that it goes on from, with what it gave before; a new rule where left out.' }),
    nameEn: t.string({ required: true, description: 'At most 60 characters.' }),
    nameZh: t.string({ required: true, description: 'At most 60 characters.' }),
    kindId: t.globalID({ required: true, description: 'The PointsKind, in use.' }),
    condition: t.field({ type: 'JSON', description: 'About the sale and its member, in the condition language; always where left out.' }),
    lines: t.field({ type: 'JSON', description: 'Which lines it is about, in the condition language; all where left out.' }),
    effect: t.field({ type: EarningEffectInput, required: true, description: 'How it counts its points.' }),
    byLevel: t.boolean({ required: true, description: 'Whether the level and the birthday of the member change what it gives.' }),
    group: t.string({ description: 'Of the rules of a group the first that gives is the only one; at most 40 characters.' }),
    stops: t.boolean({ required: true, description: 'Once it gave anything, no rule after it is asked.' }),
    perSale: t.int({ description: limits.perSale }),
    perDay: t.int({ description: limits.perDay }),
    perMember: t.int({ description: limits.perMember }),
    budget: t.int({ description: limits.budget }),
    pendingDays: t.int({ description: 'Given so many days later, 1 to 366; at once where left out.' }),
    pendingDelivery: t.boolean({ required: true, description: 'Given when the goods have arrived.' }),
  }),
});

const EarningRulesInput = builder.inputType('EarningRulesInput', {
  description: 'The earning rules, whole: they stack in the order in which they stand.',
  fields: (t) => ({
    note: t.string({ description: 'At most 500 characters.' }),
    rules: t.field({ type: [EarningRuleInput], required: true, description: '1 to 50.' }),
  }),
});

type EffectInput = typeof EarningEffectInput.$inferInput;

/** What a type needs. @throws REQUIRED */
function effectOf(input: EffectInput, path: string): EarningEffect {
  const need = <T>(value: T | null | undefined, name: string): T => {
    if (value === null || value === undefined) throw new DomainError('REQUIRED', {}, `${path}.${name}`);
    return value;
  };
  const rounding = input.rounding ?? 'DOWN';
  switch (input.type) {
    case 'FIXED':
      return { type: 'FIXED', points: need(input.points, 'points'), each: input.each ?? false };
    case 'PER_AMOUNT':
      return { type: 'PER_AMOUNT', points: need(input.points, 'points'), per: need(input.per, 'per'), rounding };
    case 'MULTIPLIER':
      return { type: 'MULTIPLIER', percent: need(input.percent, 'percent') };
    case 'BANDS': {
      const mode = need(input.mode, 'mode');
      const per = mode === 'STEP' ? minor(1) : need(input.per, 'per'); // a step is no rate
      return { type: 'BANDS', mode, per, rounding, bands: need(input.bands, 'bands') };
    }
  }
}

async function rulesOf({ rules }: typeof EarningRulesInput.$inferInput): Promise<RuleInput[]> {
  const vocabulary = ruleVocabulary(await vocabularyOf(db));
  return rules.map(({ ruleId, kindId, condition, lines, effect, ...rule }, at) => {
    const path = `rules.${at}`;
    if (ruleId != null && !isUuid(ruleId)) throw new DomainError('BAD_ID', {}, `${path}.ruleId`);
    return {
      ...rule,
      ruleId,
      kindId: uuidOf(kindId, 'PointsKind', `${path}.kindId`),
      condition: condition == null ? null : parseCondition(condition, vocabulary, `${path}.condition`, readGlobalId),
      lines: lines == null ? null : parseCondition(lines, LINE_ATTRIBUTES, `${path}.lines`, readGlobalId),
      effect: effectOf(effect, `${path}.effect`),
    };
  });
}

const find = (query: object, id: string) => prisma.earningRuleSet.findUniqueOrThrow({ ...query, where: { id } });

builder.mutationFields((t) => ({
  saveEarningRules: t.prismaField({
    type: 'EarningRuleSet',
    description: 'Writes the draft of the earning rules; nothing follows from it before it is published.',
    authScopes: { can: 'points.configure' },
    args: { input: t.arg({ type: EarningRulesInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const draft = { ...input, rules: await rulesOf(input) };
      const id = await withTx(db, (tx) => saveRules(tx, viewer, draft, new Date()));
      return find(query, id);
    },
  }),
  publishEarningRules: t.prismaField({
    type: 'EarningRuleSet',
    description: 'Puts the draft into force in place of the rules before: sales go by it within seconds. Anybody may read it then.',
    authScopes: { can: 'points.configure' },
    resolve: async (query, _root, _args, { viewer }) => {
      const id = await withTx(db, (tx) => publishRules(tx, viewer, new Date()));
      forgetEarningRules();
      return find(query, id);
    },
  }),
  retireEarningRules: t.prismaField({
    type: 'EarningRuleSet',
    description: 'Takes the rules out of force: sales earn nothing until others are published.',
    authScopes: { can: 'points.configure' },
    resolve: async (query, _root, _args, { viewer }) => {
      const id = await withTx(db, (tx) => retireRules(tx, viewer, new Date()));
      forgetEarningRules();
      return find(query, id);
    },
  }),
  discardEarningRules: t.boolean({
    description: 'Throws the draft of the earning rules away.',
    authScopes: { can: 'points.configure' },
    resolve: async (_root, _args, { viewer }) => {
      await withTx(db, (tx) => discardRules(tx, viewer));
      return true;
    },
  }),
}));
