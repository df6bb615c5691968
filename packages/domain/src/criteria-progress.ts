import { type Condition, isAll, isAny, isNot, isPurchases, type Leaf, type Purchases } from './criteria.ts';
import { evaluator, type Facts, figureOf } from './criteria-evaluate.ts';
import { explain, figureText, MEASURE_WORDS, type Telling } from './criteria-explain.ts';
import type { Context } from './criteria-test.ts';
import type { Vocabulary } from './criteria-vocabulary.ts';

/** What a member still lacks of a condition: a figure that is too small, or a part that does not hold. */
export type Lack = { part: Leaf | Purchases; has: number; needs: number } | { part: Condition; has?: never; needs?: never };

/** All that is lacking; of several ways the one that is nearest. Empty: the condition is met. */
export function lacking(condition: Condition, facts: Facts, vocabulary: Vocabulary, context: Context): Lack[] {
  if (evaluator(condition, vocabulary, context)(facts)) return [];
  const inside = (part: Condition) => lacking(part, facts, vocabulary, context);
  if (isAll(condition)) return condition.all.flatMap(inside);
  if (isAny(condition)) return condition.any.map(inside).toSorted((a, b) => distance(a) - distance(b))[0] ?? [{ part: condition }];
  if (isNot(condition)) return [{ part: condition }];
  const { operator, value } = condition;
  if ((operator !== 'ge' && operator !== 'gt') || typeof value !== 'number') return [{ part: condition }];
  const has = figureOf(condition, vocabulary, context)(facts) ?? 0;
  return [{ part: condition, has, needs: operator === 'gt' ? value + 1 : value }];
}

/** How far away: what is left of each part, 0 to 1; of a part that can't be counted all. */
function distance(lacks: readonly Lack[]): number {
  return lacks.reduce((sum, { has, needs }) => sum + (needs === undefined || needs <= 0 ? 1 : Math.min(1, (needs - has) / needs)), 0);
}

/** How much of the way is done, 0 to 1, of what is lacking. */
export function doneShare(lacks: readonly Lack[]): number {
  return lacks.length === 0 ? 1 : 1 - distance(lacks) / lacks.length;
}

/** Of so many days back, today included, is a figure counted; null: of all time, or of what no days are said. */
export function windowDays(part: Leaf | Purchases, vocabulary: Vocabulary): number | null {
  if (isPurchases(part)) return part.within?.operator === 'last' ? Number(part.within.value) : null;
  const from = vocabulary.get(part.attribute)?.from;
  const days = from?.table === 'member_metrics' ? /_(\d+)$/.exec(from.column)?.[1] : undefined;
  return days === undefined ? null : Number(days);
}

/** What is lacking, as a member is told: "¥320.00 more of Amount spent in 365 days". */
export function lackText(lack: Lack, telling: Telling): string {
  const { part, has, needs } = lack;
  if (needs === undefined) return explain(part, telling);
  const zh = telling.locale === 'zh';
  const name = isPurchases(part) ? MEASURE_WORDS[part.purchases][telling.locale] : telling.vocabulary.get(part.attribute)?.[telling.locale];
  const more = figureText(needs - has, part, telling);
  return zh ? `${name}还差 ${more}` : `${more} more: ${name}`;
}
