import type { Db } from '@regulars/db/kysely';
import { type Condition, isPurchases, leavesOf } from '@regulars/domain/criteria';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import { readsPurchases } from '@regulars/domain/criteria-cost';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { explain } from '@regulars/domain/criteria-explain';
import type { Entity, Vocabulary } from '@regulars/domain/criteria-vocabulary';
import type { Locale } from '@regulars/domain/errors';
import { sql } from 'kysely';
import { chain } from '../../chain.ts';
import { withinBudget } from '../../time-budget.ts';
import type { Viewer } from '../../viewer.ts';
import { countOf } from './count-sql.ts';
import { type Among, type Compiling, membersWho } from './sql.ts';

/** Purchases may be many; what stands on members and their figures is counted in a moment, or something is wrong. */
const BUDGET_MS = { members: 3_000, purchases: 8_000 };

const budgetOf = (condition: Condition) => (readsPurchases(condition) ? BUDGET_MS.purchases : BUDGET_MS.members);

/** A stored condition, read again: what it names may have changed since. @throws those of `parseCondition` */
export const conditionOf = (criteria: unknown, { vocabulary }: Pick<Compiling, 'vocabulary'>): Condition =>
  parseCondition(criteria, vocabulary);

/** Whom a viewer may ask of: the members known to the own branch. */
export const amongOf = ({ stores }: Viewer): Among => ({ stores });

/** How many members meet a condition. @throws TIME_BUDGET */
export async function countMembers(on: Db, condition: Condition, asking: Compiling, among: Among): Promise<number> {
  const [row] = await withinBudget<{ count: number }>(on, countOf(condition, asking, among), budgetOf(condition));
  return row?.count ?? 0;
}

interface Stretch {
  /** Behind this member, in whichever direction. */
  from?: string | undefined;
  limit: number;
  backwards?: boolean;
}

/** The ids of the next members who meet a condition, in the order of joining. @throws TIME_BUDGET */
export async function idsOfMembers(on: Db, condition: Condition, asking: Compiling, among: Among, stretch: Stretch): Promise<string[]> {
  const { from, limit, backwards = false } = stretch;
  const behind = from === undefined ? sql`` : backwards ? sql`and m.id < ${from}` : sql`and m.id > ${from}`;
  const order = backwards ? sql`desc` : sql`asc`;
  const query = sql`select m.id ${membersWho(condition, asking, among)} ${behind} order by m.id ${order} limit ${limit}`;
  return (await withinBudget<{ id: string }>(on, query, budgetOf(condition))).map(({ id }) => id);
}

/** How many meet the first, the second and both. @throws TIME_BUDGET */
export async function overlapOf(on: Db, [first, second]: readonly [Condition, Condition], asking: Compiling, among: Among) {
  const [inFirst, inSecond, inBoth] = await Promise.all([
    countMembers(on, first, asking, among),
    countMembers(on, second, asking, among),
    countMembers(on, { all: [first, second] }, asking, among),
  ]);
  return { inFirst, inSecond, inBoth };
}

/** A condition in words, with the names of what it mentions. */
export async function sentenceOf(on: Db, condition: Condition, vocabulary: Vocabulary, locale: Locale): Promise<string> {
  const names = await namesIn(on, condition, vocabulary);
  return explain(condition, { ...chain(), locale, vocabulary, nameOf: (entity, id) => names.get(`${entity} ${id}`) });
}

const TABLES = {
  Level: 'level',
  Tag: 'tag',
  Org: 'org',
  Product: 'product',
  Category: 'category',
  Employee: 'employee',
  CardType: 'card_type',
  CouponTemplate: 'coupon_template',
} as const;

/** The names of all that a condition mentions, by entity and id. */
export async function namesIn(on: Db, condition: Condition, vocabulary: Vocabulary): Promise<Map<string, string>> {
  const ids = new Map<Entity, Set<string>>();
  collectIds(condition, vocabulary, ids);
  const names = new Map<string, string>();
  for (const [entity, wanted] of ids) {
    const rows = await on
      .selectFrom(TABLES[entity])
      .select(['id', 'name'])
      .where('id', 'in', [...wanted])
      .execute();
    for (const { id, name } of rows) names.set(`${entity} ${id}`, name);
  }
  return names;
}

function collectIds(condition: Condition, vocabulary: Vocabulary, into: Map<Entity, Set<string>>): void {
  for (const leaf of leavesOf(condition)) {
    if (isPurchases(leaf)) {
      if (leaf.where) collectIds(leaf.where, LINE_ATTRIBUTES, into);
      continue;
    }
    const entity = vocabulary.get(leaf.attribute)?.entity;
    if (!entity || !Array.isArray(leaf.value)) continue;
    const known = into.get(entity) ?? new Set();
    for (const id of leaf.value) known.add(String(id));
    into.set(entity, known);
  }
}
