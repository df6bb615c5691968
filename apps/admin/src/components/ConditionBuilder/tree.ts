import {
  type Condition,
  isAll,
  isAny,
  isNot,
  isPurchases,
  type Leaf,
  type Operator,
  type Purchases,
  type Value,
} from '@regulars/domain/criteria';
import { OPERATOR_WORDS } from '@regulars/domain/criteria-explain';
import type { AttributeWordsFragment } from '../../gql/graphql.ts';

/** How the conditions of a group are joined; `none` is a NOT around ANY. */
export type Join = 'all' | 'any' | 'none';

/** A condition while it is written: what is chosen so far. */
export type Draft = Group | LeafDraft | PurchasesDraft;

export interface Group {
  kind: 'group';
  join: Join;
  parts: Draft[];
}

export interface LeafDraft {
  kind: 'leaf';
  attribute: string;
  operator: Operator;
  value?: Value | undefined;
  /** Of an attribute that asks for days; null: not typed yet. */
  days?: number | null | undefined;
}

export interface PurchasesDraft extends Omit<Purchases, 'where' | 'within' | 'value'> {
  kind: 'purchases';
  value?: Value | undefined;
  within?: Purchases['within'] | undefined;
  where: Group;
}

export type Attribute = AttributeWordsFragment;

/** A stored condition as it is edited. A single condition stands in a group, so that others can be put beside it. */
export function draftOf(condition: Condition): Group {
  const draft = partOf(condition);
  return draft.kind === 'group' ? draft : { kind: 'group', join: 'all', parts: [draft] };
}

function partOf(condition: Condition): Draft {
  if (isAll(condition)) return { kind: 'group', join: 'all', parts: condition.all.map(partOf) };
  if (isAny(condition)) return { kind: 'group', join: 'any', parts: condition.any.map(partOf) };
  if (isNot(condition)) {
    const inner = draftOf(condition.not);
    return { kind: 'group', join: 'none', parts: inner.join === 'any' ? inner.parts : [inner] };
  }
  if (isPurchases(condition)) {
    return { kind: 'purchases', ...condition, where: condition.where ? draftOf(condition.where) : emptyGroup() };
  }
  return { kind: 'leaf', ...condition };
}

export const emptyGroup = (): Group => ({ kind: 'group', join: 'all', parts: [] });

/** The condition that a draft means so far: what is not finished yet is left out. Undefined: nothing is. */
export function conditionOf(draft: Draft): Condition | undefined {
  if (draft.kind === 'leaf') return leafOf(draft);
  if (draft.kind === 'purchases') return purchasesOf(draft);
  const parts = draft.parts.flatMap((part) => conditionOf(part) ?? []);
  if (parts.length === 0) return undefined;
  if (draft.join === 'none') return { not: { any: parts } };
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return draft.join === 'all' ? { all: parts } : { any: parts };
}

/** Whether nothing of a draft is left unfinished. */
export function isFinished(draft: Draft): boolean {
  if (draft.kind === 'group') return draft.parts.every(isFinished);
  return conditionOf(draft) !== undefined && (draft.kind === 'leaf' || isFinished(draft.where));
}

const VALUELESS: readonly Operator[] = ['yes', 'no', 'known', 'unknown'];

const isGiven = (value: Value | undefined): value is Value =>
  value !== undefined && (Array.isArray(value) ? value.length > 0 && value.every((one) => one !== '') : value !== '');

function leafOf({ attribute, operator, value, days }: LeafDraft): Leaf | undefined {
  if (days === null) return undefined;
  const leaf = { attribute, operator, ...(days !== undefined && { days }) };
  if (VALUELESS.includes(operator)) return leaf;
  return isGiven(value) ? { ...leaf, value } : undefined;
}

function purchasesOf({ purchases, operator, value, within, where }: PurchasesDraft): Purchases | undefined {
  if (within && !isGiven(within.value)) return undefined;
  if (!VALUELESS.includes(operator) && !isGiven(value)) return undefined;
  const lines = conditionOf(where);
  return { purchases, operator, ...(isGiven(value) && { value }), ...(within && { within }), ...(lines && { where: lines }) };
}

/** A new condition on an attribute, with its most usual operator. */
export function newLeaf({ name, operators, days }: Attribute): LeafDraft {
  return { kind: 'leaf', attribute: name, operator: operatorOf(operators[0]?.name), ...(days != null && { days }) };
}

const isOperator = (name: unknown): name is Operator => typeof name === 'string' && Object.hasOwn(OPERATOR_WORDS, name);

/** The operator of a name that the API gave. */
export const operatorOf = (name: string | undefined): Operator => (isOperator(name) ? name : 'in');

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether JSON has the shape of a condition; what it may name is for the API to say. */
export function isCondition(value: unknown): value is Condition {
  if (!isRecord(value)) return false;
  const { all, any, not, operator, attribute, purchases, where } = value;
  const parts = all ?? any;
  if (parts !== undefined) return Array.isArray(parts) && parts.every(isCondition);
  if (not !== undefined) return isCondition(not);
  const named = typeof attribute === 'string' || typeof purchases === 'string';
  return named && isOperator(operator) && (where === undefined || isCondition(where));
}

/** A condition of the API. @throws Error where it has another shape */
export function asCondition(criteria: unknown): Condition {
  if (!isCondition(criteria)) throw new Error('The server answered with something that is no condition');
  return criteria;
}

export function newPurchases(): PurchasesDraft {
  return { kind: 'purchases', purchases: 'exists', operator: 'yes', within: { operator: 'last', value: 90 }, where: emptyGroup() };
}

/** The parts with the one at a place replaced, or taken out. */
export function replaced<Item>(parts: readonly Item[], at: number, part: Item | null): Item[] {
  return part === null ? parts.filter((_, place) => place !== at) : parts.map((one, place) => (place === at ? part : one));
}
