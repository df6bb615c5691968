import type { BusinessDate } from './time.ts';

// The condition language: who is meant, said once for segments, automatic tags, levels, earning rules, promotions and coupons.
// criteria-parse.ts reads a tree, criteria-explain.ts says it in words, criteria-evaluate.ts asks it of one member's facts, and the
// room `segments` compiles it to SQL. What may be asked stands in criteria-attributes.ts, one entry each.

/** A condition as it is stored, parsed and checked. Money in minor units, quantities in thousandths, ids as they stand in the database. */
export type Condition = All | Any | Not | Leaf | Purchases;

/** True where every one of them is; of none: true. */
export interface All {
  all: Condition[];
}

/** True where at least one of them is; of none: false. */
export interface Any {
  any: Condition[];
}

export interface Not {
  not: Condition;
}

/** An attribute compared with a value. What is not known meets no operator but `unknown`, `ne`, `notIn`, `none` and `isNot`. */
export interface Leaf {
  attribute: string;
  operator: Operator;
  value?: Value;
  /** Only of an attribute that asks for it: within so many days from today. */
  days?: number;
}

/** What was bought within a window: whether at all, on how many receipts, how much of it, for how much. */
export interface Purchases {
  purchases: Measure;
  operator: Operator;
  value?: Value;
  /** When; without it: ever. */
  within?: { operator: Operator; value: Value };
  /** Which lines, by the attributes of a purchase. */
  where?: Condition;
}

/** Receipts (`count`) and `exists` know sales only; `quantity` and `amount` take refunds off, on their own day. */
export type Measure = 'exists' | 'count' | 'quantity' | 'amount';

export type Operator =
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'between'
  | 'last'
  | 'ago'
  | 'next'
  | 'on'
  | 'before'
  | 'after'
  | 'in'
  | 'notIn'
  | 'any'
  | 'every'
  | 'none'
  | 'is'
  | 'isNot'
  | 'contains'
  | 'starts'
  | 'yes'
  | 'no'
  | 'known'
  | 'unknown';

/** A day, or one counted from today: -1 is yesterday. */
export type Day = BusinessDate | { days: number };

export type Value = number | string | { days: number } | number[] | string[] | Day[];

export function isAll(condition: Condition): condition is All {
  return 'all' in condition;
}

export function isAny(condition: Condition): condition is Any {
  return 'any' in condition;
}

export function isNot(condition: Condition): condition is Not {
  return 'not' in condition;
}

export function isPurchases(condition: Condition): condition is Purchases {
  return 'purchases' in condition;
}

/** Every leaf of a tree, conditions on purchases as one; what is asked of their lines is not gone into. */
export function* leavesOf(condition: Condition): Generator<Leaf | Purchases> {
  if (isAll(condition)) for (const part of condition.all) yield* leavesOf(part);
  else if (isAny(condition)) for (const part of condition.any) yield* leavesOf(part);
  else if (isNot(condition)) yield* leavesOf(condition.not);
  else yield condition;
}
