import { type Condition, isAll, isAny, isNot, type Leaf, type Purchases } from '@regulars/domain/criteria';
import type { Scalar, Test } from '@regulars/domain/criteria-test';
import type { readingOf } from '@regulars/domain/criteria-test';
import { type RawBuilder, sql } from 'kysely';

/** A piece of SQL. */
export type Sql = RawBuilder<unknown>;

/** A tree of SQL. Negations are carried down to the leaves, which the planner can do more with than with a NOT around them. */
export function combined(condition: Condition, negate: boolean, leaf: (leaf: Leaf | Purchases, negate: boolean) => Sql): Sql {
  if (isNot(condition)) return combined(condition.not, !negate, leaf);
  if (!isAll(condition) && !isAny(condition)) return leaf(condition, negate);
  const every = isAll(condition) !== negate;
  const parts = (isAll(condition) ? condition.all : condition.any).map((part) => combined(part, negate, leaf));
  if (parts.length === 0) return every ? sql`true` : sql`false`;
  return sql`(${sql.join(parts, every ? sql` and ` : sql` or `)})`;
}

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
