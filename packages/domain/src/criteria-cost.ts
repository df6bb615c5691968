import { type Condition, isPurchases, leavesOf, type Purchases } from './criteria.ts';
import type { Vocabulary } from './criteria-vocabulary.ts';

/** Receipts of so many days are found by their day; more are read as a whole. */
const NEAR_DAYS = 90;

/**
 * What a condition costs to ask of everybody, in reads of one narrow row a member: the profile is read anyway, a row beside it is
 * one, a set or balance two, and purchases as many as their days have. An estimate that only has to tell dear from cheap.
 */
export function costOf(condition: Condition, vocabulary: Vocabulary): number {
  let cost = 0;
  for (const leaf of leavesOf(condition)) cost += isPurchases(leaf) ? purchasesCost(leaf) : leafCost(leaf.attribute, vocabulary);
  return cost;
}

function leafCost(name: string, vocabulary: Vocabulary): number {
  const from = vocabulary.get(name)?.from;
  if (from?.table === 'member' || from?.table === 'member_metrics') return 1;
  return 2;
}

function purchasesCost({ within, where }: Purchases): number {
  const days = within?.operator === 'last' ? Number(within.value) : Infinity;
  return (days <= NEAR_DAYS ? 20 : 50) + (where ? [...leavesOf(where)].length : 0);
}

/** Whether a condition reads receipts: then it is asked within a time budget, and less often. */
export function readsPurchases(condition: Condition): boolean {
  return [...leavesOf(condition)].some(isPurchases);
}
