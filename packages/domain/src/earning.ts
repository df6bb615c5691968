import type { Condition } from './criteria.ts';
import { evaluator, type Facts } from './criteria-evaluate.ts';
import { type Lack, lacking } from './criteria-progress.ts';
import type { Context } from './criteria-test.ts';
import { LINE_ATTRIBUTES } from './criteria-attributes.ts';
import type { Vocabulary, Words } from './criteria-vocabulary.ts';
import { type EarningEffect, nextAmount, pointsOf, rounded } from './earning-effect.ts';
import { allocate, type Minor, minor, sub, sum } from './money.ts';
import { type Thousandths, thousandths } from './quantity.ts';

/** A rule by which points are earned. Rules are asked in the order of their positions. */
export interface EarningRule {
  /** The same in every version of the rules: limits and figures go by it. */
  id: string;
  /** Of the whole set. */
  version: number;
  name: Words;
  kindId: string;
  /** About the whole sale; null: always. */
  condition: Condition | null;
  /** Which lines it is about; null: all. */
  lines: Condition | null;
  effect: EarningEffect;
  /** Whether what the member's level and card earn more or less, and the birthday, apply to it. */
  byLevel: boolean;
  /** Of the rules of a group the first that gives anything is the only one; null: in none. */
  group: string | null;
  /** Once it gave anything, no rule after it is asked. */
  stops: boolean;
  /** The most points: of one sale, for a member on a day and in all, for everybody together. Null: no limit. */
  perSale: number | null;
  perDay: number | null;
  perMember: number | null;
  budget: number | null;
  /** 待入账: not before so many days, and not before the goods arrived. Both null and false: at once. */
  pendingDays: number | null;
  pendingDelivery: boolean;
}

/** What a rule gave already. */
export interface EarningCount {
  /** To this member on the day of the sale, and ever. */
  onDay: number;
  inAll: number;
  /** To everybody. */
  spent: number;
}

export interface EarningLine {
  /** Of the line: what shares are told by, and decides between equal remainders. */
  key: string;
  /** What is paid for it in the end, without what points pay. */
  net: Minor;
  quantity: Thousandths;
  /** As the conditions on lines know it. */
  facts: Facts;
}

/** A sale that earns. */
export interface EarningSale {
  lines: readonly EarningLine[];
  /** Of the member and of the sale. */
  facts: Facts;
  vocabulary: Vocabulary;
  context: Context;
  level: { name: string; pointsPercent: number; birthdayPercent: number } | null;
  birthday: boolean;
  /** What the card earns more or less: the one that was shown, else the best of the member's; null: none. */
  card: { name: string; percent: number } | null;
  /** Why nobody earns anything: a walk-in, or a card without points. */
  barred: 'GUEST' | 'CARD' | null;
}

/** Why the points are as many as they are, beside what the effect says. */
export type EarningStep =
  | { step: 'LEVEL' | 'BIRTHDAY' | 'CARD'; name: string; percent: number; points: number }
  | { step: Cap; most: number; points: number };

export type Cap = 'PER_SALE' | 'PER_DAY' | 'PER_MEMBER' | 'BUDGET';

/** What one rule gives. */
export interface Earning {
  ruleId: string;
  version: number;
  name: Words;
  kindId: string;
  points: number;
  /** What the rule counted: money, or points that others gave. */
  base: { amount: Minor; given: number };
  /** By the effect, before the steps. */
  counted: number;
  /** What each step made of it, in order; `points`: after it. */
  steps: EarningStep[];
  /** Shares of the lines by their keys: they come to the points. */
  lines: Record<string, number>;
  pending: { days: number | null; delivery: boolean } | null;
}

/** Why a rule gave nothing. */
export type Miss =
  | { why: 'GUEST' | 'CARD' }
  | { why: 'CONDITION'; lacks: Lack[] }
  | { why: 'LINES' }
  | { why: 'AMOUNT'; missing: Minor }
  | { why: 'NOTHING' }
  | { why: 'LEVEL'; level: string }
  | { why: 'GROUP' | 'STOPPED'; by: Words }
  | { why: Cap; most: number };

export type Missed = Pick<EarningRule, 'version' | 'name' | 'kindId'> & { ruleId: string } & Miss;

export interface Earned {
  earnings: Earning[];
  missed: Missed[];
}

const NO_COUNT: EarningCount = { onDay: 0, inAll: 0, spent: 0 };

/**
 * What a sale earns by the rules, and why each rule gives or does not. The order of the lines changes nothing.
 * @param rules in the order of their positions
 * @param counts by rule; none: nothing was given yet
 */
export function earn(sale: EarningSale, rules: readonly EarningRule[], counts: ReadonlyMap<string, EarningCount>): Earned {
  const lines = sale.lines.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const earned: Earned = { earnings: [], missed: [] };
  const groups = new Map<string, Words>();
  let stopped: Words | null = null;
  for (const rule of rules) {
    const taken = rule.group === null ? undefined : groups.get(rule.group);
    const by = stopped ?? taken;
    const outcome = by
      ? { why: stopped ? ('STOPPED' as const) : ('GROUP' as const), by }
      : ask(rule, { ...sale, lines }, earned.earnings, counts.get(rule.id) ?? NO_COUNT);
    const { id: ruleId, version, name, kindId } = rule;
    if ('why' in outcome) {
      earned.missed.push({ ruleId, version, name, kindId, ...outcome });
      continue;
    }
    earned.earnings.push({ ruleId, version, name, kindId, ...outcome });
    if (rule.group !== null) groups.set(rule.group, name);
    if (rule.stops) stopped = name;
  }
  return earned;
}

type Given = Omit<Earning, 'ruleId' | 'version' | 'name' | 'kindId'>;

function ask(rule: EarningRule, sale: EarningSale, before: readonly Earning[], count: EarningCount): Given | Miss {
  const { vocabulary, context, barred } = sale;
  if (barred) return { why: barred };
  if (rule.condition && !evaluator(rule.condition, vocabulary, context)(sale.facts)) {
    return { why: 'CONDITION', lacks: lacking(rule.condition, sale.facts, vocabulary, context) };
  }
  const isMeant = rule.lines ? evaluator(rule.lines, LINE_ATTRIBUTES, context) : () => true;
  const meant = sale.lines.filter(({ facts }) => isMeant(facts));
  if (meant.length === 0) return { why: 'LINES' };
  const shares = meant.map(({ key }) => givenTo(key, rule.kindId, before));
  const given = shares.reduce((total, share) => total + share, 0);
  const amount = sum(meant.map(({ net }) => net));
  const quantity = thousandths(meant.reduce((total, line) => total + line.quantity, 0));
  const counted = pointsOf(rule.effect, { amount, quantity, given });
  if (counted <= 0) return tooLittle(rule.effect, amount);
  const steps = stepsOf(rule, sale, count, counted);
  const last = steps.at(-1);
  const points = last ? last.points : counted;
  if (points <= 0) return last && 'most' in last ? { why: last.step, most: last.most } : { why: 'LEVEL', level: sale.level?.name ?? '' };
  const weights = rule.effect.type === 'MULTIPLIER' ? shares : weightsOf(rule.effect, meant);
  const parts = allocate(minor(points), weights);
  const { pendingDays: days, pendingDelivery: delivery } = rule;
  return {
    points,
    base: { amount, given },
    counted,
    steps,
    lines: Object.fromEntries(meant.map(({ key }, at) => [key, parts[at] ?? 0])),
    pending: days === null && !delivery ? null : { days, delivery },
  };
}

function tooLittle(effect: EarningEffect, amount: Minor): Miss {
  const enough = nextAmount(effect, amount);
  return enough === null ? { why: 'NOTHING' } : { why: 'AMOUNT', missing: sub(enough, amount) };
}

/** What a line was given by rules before, of a kind of points. */
function givenTo(key: string, kindId: string, before: readonly Earning[]): number {
  return before.reduce((total, earning) => total + (earning.kindId === kindId ? (earning.lines[key] ?? 0) : 0), 0);
}

/** By what the points are divided among the lines: what is paid for them, or how many they are. */
function weightsOf(effect: EarningEffect, meant: readonly EarningLine[]): number[] {
  return meant.map(({ net, quantity }) => (effect.type === 'FIXED' && effect.each ? Math.floor(quantity / 1000) * 1000 : Math.max(0, net)));
}

function stepsOf(rule: EarningRule, { level, birthday, card }: EarningSale, count: EarningCount, counted: number): EarningStep[] {
  const steps: EarningStep[] = [];
  let points = counted;
  const by = (step: 'LEVEL' | 'BIRTHDAY' | 'CARD', name: string, percent: number) => {
    if (percent === 100) return;
    points = rounded(BigInt(points) * BigInt(percent), 100n, 'rounding' in rule.effect ? rule.effect.rounding : 'DOWN');
    steps.push({ step, name, percent, points });
  };
  if (rule.byLevel && rule.effect.type !== 'MULTIPLIER') {
    const celebrates = level !== null && birthday && level.birthdayPercent > level.pointsPercent;
    if (level) by(celebrates ? 'BIRTHDAY' : 'LEVEL', level.name, celebrates ? level.birthdayPercent : level.pointsPercent);
    if (card) by('CARD', card.name, card.percent);
  }
  const caps: [Cap, number | null, number][] = [
    ['PER_SALE', rule.perSale, 0],
    ['PER_DAY', rule.perDay, count.onDay],
    ['PER_MEMBER', rule.perMember, count.inAll],
    ['BUDGET', rule.budget, count.spent],
  ];
  for (const [step, most, given] of caps) {
    if (most === null || given + points <= most) continue;
    points = Math.max(0, most - given);
    steps.push({ step, most, points });
  }
  return steps;
}

/**
 * What is left of an earning once a limit that others reached at the same time gave no more than `points`. The shares are divided anew.
 * @param by which limit, and how much it is
 */
export function cutTo(earning: Earning, points: number, by: { step: Cap; most: number }): Earning {
  const keys = Object.keys(earning.lines).toSorted();
  const parts = allocate(
    minor(points),
    keys.map((key) => earning.lines[key] ?? 0),
  );
  const lines = Object.fromEntries(keys.map((key, at) => [key, parts[at] ?? 0]));
  return { ...earning, points, lines, steps: [...earning.steps, { ...by, points }] };
}
