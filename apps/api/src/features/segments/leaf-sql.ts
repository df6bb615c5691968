import { isPurchases, type Leaf, type Purchases } from '@regulars/domain/criteria';
import { type Context, holdsForZero, readingOf, type Test, testOf, withinDays } from '@regulars/domain/criteria-test';
import type { Attribute, Source } from '@regulars/domain/criteria-vocabulary';
import { sql } from 'kysely';
import type { Joins } from './joins.ts';
import { purchasesJoin } from './purchases.ts';
import type { Compiling } from './sql.ts';
import { asked, type Sql } from './test-sql.ts';

/** A leaf of a condition as SQL. */
export function leafSql(leaf: Leaf | Purchases, negate: boolean, joins: Joins): Sql {
  if (isPurchases(leaf)) {
    const { query, holdsWithout } = purchasesJoin(leaf, joins.compiling, joins.among.members);
    return joins.has(query, holdsWithout !== negate);
  }
  const attribute = attributeOf(leaf, joins.compiling);
  const test = turned(leaf, negate, attribute, joins.compiling);
  return attribute.from.many
    ? setSql(attribute.from, test, joins, withinDays(leaf, attribute, joins.compiling.context))
    : valueSql(attribute, test, joins);
}

/** Whether a leaf holds for members of whom there is no row where it looks; of what stands on the member itself there always is one. */
export function holdsWithoutRow(leaf: Leaf | Purchases, negate: boolean, compiling: Compiling): boolean {
  if (isPurchases(leaf)) return purchasesJoin(leaf, compiling, undefined).holdsWithout !== negate;
  const attribute = attributeOf(leaf, compiling);
  const { from } = attribute;
  if (from.table === 'member') return false;
  const test = turned(leaf, negate, attribute, compiling);
  return keepsRowless(attribute, test) ? holdsForZero(test) : test.negate;
}

/** The one table whose row answers a leaf, with what chooses the row; null: a list of rows. */
export function rowOf(leaf: Leaf | Purchases, compiling: Compiling): Source | null {
  const from = isPurchases(leaf) ? null : attributeOf(leaf, compiling).from;
  return from?.many ? null : from;
}

function attributeOf({ attribute }: Leaf, { vocabulary }: Compiling): Attribute {
  const known = vocabulary.get(attribute);
  if (!known) throw new RangeError(`not in the vocabulary: ${attribute}`);
  return known;
}

function turned(leaf: Leaf, negate: boolean, attribute: Attribute, { context }: Compiling): Test {
  const test = testOf(leaf, attribute, context);
  return { ...test, negate: test.negate !== negate };
}

function setSql(from: Source, test: Test, joins: Joins, near?: string): Sql {
  if (test.asks === 'every') {
    const each = test.of.map((values) => setSql(from, { asks: 'oneOf', values, negate: test.negate }, joins, near));
    return sql`(${sql.join(each, test.negate ? sql` or ` : sql` and `)})`;
  }
  return joins.has(joins.members(from, test, near), test.negate);
}

function valueSql(attribute: Attribute, test: Test, joins: Joins): Sql {
  const { from } = attribute;
  const value = expression(from, joins.row(from), joins.compiling.context);
  return asked(keepsRowless(attribute, test) ? sql`coalesce(${value}, 0)` : value, test, readingOf(from.read));
}

/** A plain comparison lets the planner drop members without a row; only where zero meets the test they must be kept. */
const keepsRowless = ({ absent }: Attribute, test: Test): boolean => absent !== undefined && (test.negate || holdsForZero(test));

function expression({ column, read, by }: Source, row: string, { today }: Context): Sql {
  const value = sql.ref(`${row}.${column}`);
  const other = (name: string) => sql.ref(`${row}.${name}`);
  switch (readingOf(read)) {
    case 'month':
      return sql`extract(month from ${value})::int`;
    case 'monthDay':
      return sql`(extract(month from ${value}) * 100 + extract(day from ${value}))::int`;
    case 'weekday':
      return sql`extract(isodow from ${value})::int`;
    case 'ratio':
      return sql`(${value}::float8 / nullif(${other(by ?? '')}, 0)::float8)`;
    case 'overdue':
      return sql`(((${today}::date - ${value})::bigint * ${other('gaps')})::float8 / nullif(${other('gap_sum')}, 0)::float8)`;
    default:
      return value;
  }
}
