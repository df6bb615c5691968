import { type Condition, isAll, isAny, isNot, type Leaf, type Purchases } from '@regulars/domain/criteria';
import type { Scalar, Test } from '@regulars/domain/criteria-test';
import type { readingOf } from '@regulars/domain/criteria-test';
import { type RawBuilder, sql } from 'kysely';

/** A piece of SQL. */
export type Sql = RawBuilder<unknown>;

/** A condition whose negations are carried down to the leaves, which the planner can do more with than with a NOT around them. */
export type Tree = Asked | { every: boolean; parts: readonly Tree[] };

interface Asked {
  leaf: Leaf | Purchases;
  negate: boolean;
}

export const isLeaf = (tree: Tree): tree is Asked => 'leaf' in tree;

export function carried(condition: Condition, negate: boolean): Tree {
  if (isNot(condition)) return carried(condition.not, !negate);
  if (!isAll(condition) && !isAny(condition)) return { leaf: condition, negate };
  const parts = isAll(condition) ? condition.all : condition.any;
  return { every: isAll(condition) !== negate, parts: parts.map((part) => carried(part, negate)) };
}

export function* leavesIn(tree: Tree): Generator<Asked> {
  if (isLeaf(tree)) yield tree;
  else for (const part of tree.parts) yield* leavesIn(part);
}

type LeafSql = (leaf: Leaf | Purchases, negate: boolean) => Sql;

export function sqlOf(tree: Tree, leaf: LeafSql): Sql {
  if (isLeaf(tree)) return leaf(tree.leaf, tree.negate);
  const parts = tree.parts.map((part) => sqlOf(part, leaf));
  if (parts.length === 0) return tree.every ? sql`true` : sql`false`;
  return sql`(${sql.join(parts, tree.every ? sql` and ` : sql` or `)})`;
}

/** A condition as SQL. */
export const combined = (condition: Condition, negate: boolean, leaf: LeafSql): Sql => sqlOf(carried(condition, negate), leaf);

/** A test of a value as SQL that is true or not; a value that is not known is null. The same as `passes` in domain/criteria-evaluate.ts. */
export function asked(value: Sql, test: Test, reading: ReturnType<typeof readingOf>): Sql {
  if (test.asks === 'known') return test.negate ? sql`${value} is null` : sql`${value} is not null`;
  const met = plain(value, test, reading);
  return test.negate ? sql`(${met}) is not true` : met;
}

function plain(value: Sql, test: Exclude<Test, { asks: 'known' }>, reading: ReturnType<typeof readingOf>): Sql {
  switch (test.asks) {
    case 'oneOf':
      return sql`${value} = any(${test.values}${arrayType(test.values)})`;
    case 'range': {
      const { from, to } = test;
      const bounds: Sql[] = [];
      if (from) bounds.push(sql`${value} ${from.closed ? sql`>=` : sql`>`} ${typed(from.value, reading)}`);
      if (to) bounds.push(sql`${value} ${to.closed ? sql`<=` : sql`<`} ${typed(to.value, reading)}`);
      return bounds.length === 0 ? sql`${value} is not null` : sql`(${sql.join(bounds, sql` and `)})`;
    }
    case 'text':
      if (test.how === 'is') return sql`${value} = ${test.text}::text`;
      return test.how === 'starts' ? sql`starts_with(${value}, ${test.text}::text)` : sql`position(${test.text}::text in ${value}) > 0`;
    case 'every':
      throw new RangeError('a single value cannot be every one of a list');
  }
}

/** Bounds are days or numbers; beyond what a column can hold they compare as well. */
function typed(value: Scalar, reading: ReturnType<typeof readingOf>): Sql {
  if (typeof value === 'string') return sql`${value}::date`;
  if (reading === 'percent') return sql`${value}::real`;
  return Number.isInteger(value) && reading === undefined ? sql`${value}::bigint` : sql`${value}::float8`;
}

/** Texts take the type of the column: an id, an enum's value. */
function arrayType([first]: readonly Scalar[]): Sql {
  if (typeof first === 'number') return sql`::int[]`;
  return typeof first === 'boolean' ? sql`::boolean[]` : sql``;
}
