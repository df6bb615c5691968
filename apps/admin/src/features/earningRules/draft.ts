import { asCondition, conditionOf, draftOf, emptyGroup, type Group, isFinished } from '../../components/ConditionBuilder/tree.ts';
import type { EarningEffectInput, EarningRuleInput, EarningRulesQuery } from '../../gql/graphql.ts';

export type Version = EarningRulesQuery['earningRuleSets'][number];
export type Rule = Version['rules'][number];

export const LIMITS = ['perSale', 'perDay', 'perMember', 'budget', 'pendingDays'] as const;

/** A rule while it is written: figures as they are typed. */
export interface RuleDraft {
  /** Of this page only. */
  key: string;
  ruleId: string | null;
  nameEn: string;
  nameZh: string;
  kindId: string;
  condition: Group;
  lines: Group;
  effect: EffectDraft;
  byLevel: boolean;
  group: string;
  stops: boolean;
  figures: Record<(typeof LIMITS)[number], string>;
  pendingDelivery: boolean;
}

export interface EffectDraft {
  type: EarningEffectInput['type'];
  points: string;
  each: boolean;
  per: string;
  rounding: NonNullable<EarningEffectInput['rounding']>;
  mode: NonNullable<EarningEffectInput['mode']>;
  percent: string;
  bands: { from: string; points: string }[];
}

const groupOf = (condition: unknown): Group => (condition ? draftOf(asCondition(condition)) : emptyGroup());
const typed = (value: number | null | undefined) => (value == null ? '' : String(value));

export function draftOfRule(rule: Rule): RuleDraft {
  const { effect } = rule;
  return {
    key: rule.ruleId,
    ruleId: rule.ruleId,
    nameEn: rule.nameEn,
    nameZh: rule.nameZh,
    kindId: rule.kind.id,
    condition: groupOf(rule.condition),
    lines: groupOf(rule.lines),
    effect: {
      type: effect.type,
      points: typed(effect.points ?? 1),
      each: effect.each ?? false,
      per: effect.per ?? '1.00',
      rounding: effect.rounding ?? 'DOWN',
      mode: effect.mode ?? 'STEP',
      percent: typed(effect.percent ?? 200),
      bands: (effect.bands ?? [{ from: '100.00', points: 10 }]).map(({ from, points }) => ({ from, points: String(points) })),
    },
    byLevel: rule.byLevel,
    group: rule.group ?? '',
    stops: rule.stops,
    figures: {
      perSale: typed(rule.perSale),
      perDay: typed(rule.perDay),
      perMember: typed(rule.perMember),
      budget: typed(rule.budget),
      pendingDays: typed(rule.pendingDays),
    },
    pendingDelivery: rule.pendingDelivery,
  };
}

export function newRule(key: string, kindId: string): RuleDraft {
  return {
    key,
    ruleId: null,
    nameEn: '',
    nameZh: '',
    kindId,
    condition: emptyGroup(),
    lines: emptyGroup(),
    effect: {
      type: 'PER_AMOUNT',
      points: '1',
      each: false,
      per: '1.00',
      rounding: 'DOWN',
      mode: 'STEP',
      percent: '200',
      bands: [{ from: '100.00', points: '10' }],
    },
    byLevel: true,
    group: '',
    stops: false,
    figures: { perSale: '', perDay: '', perMember: '', budget: '', pendingDays: '' },
    pendingDelivery: false,
  };
}

function effectInput({ type, points, each, per, rounding, mode, percent, bands }: EffectDraft): EarningEffectInput {
  switch (type) {
    case 'FIXED':
      return { type, points: Number(points), each };
    case 'PER_AMOUNT':
      return { type, points: Number(points), per, rounding };
    case 'MULTIPLIER':
      return { type, percent: Number(percent) };
    case 'BANDS':
      return { type, mode, per, rounding, bands: bands.map((band) => ({ from: band.from, points: Number(band.points) })) };
  }
}

export function inputOf({ ruleId, nameEn, nameZh, kindId, byLevel, stops, pendingDelivery, ...draft }: RuleDraft): EarningRuleInput {
  const figures = Object.fromEntries(LIMITS.map((name) => [name, draft.figures[name] === '' ? null : Number(draft.figures[name])]));
  return {
    ruleId,
    nameEn,
    nameZh,
    kindId,
    byLevel,
    stops,
    pendingDelivery,
    group: draft.group || null,
    condition: conditionOf(draft.condition) ?? null,
    lines: conditionOf(draft.lines) ?? null,
    effect: effectInput(draft.effect),
    ...figures,
  };
}

export const isWhole = ({ nameEn, nameZh, condition, lines }: RuleDraft) =>
  nameEn.trim() !== '' && nameZh.trim() !== '' && isFinished(condition) && isFinished(lines);
