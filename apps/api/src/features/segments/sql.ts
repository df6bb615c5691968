import { type Condition, isPurchases, type Leaf, type Purchases } from '@regulars/domain/criteria';
import { type Context, holdsForZero, readingOf, type Test, testOf } from '@regulars/domain/criteria-test';
import type { Attribute, Source, Vocabulary } from '@regulars/domain/criteria-vocabulary';
import { sql } from 'kysely';
import { type Derived, isDerived, tableSql } from './derived.ts';
import { purchasesJoin } from './purchases.ts';
import { asked, combined, type Sql } from './test-sql.ts';

/** Of whom a condition is asked. */
export interface Among {
  /** Known to one of these stores; null: to whichever. */
  stores: readonly string[] | null;
  /** Only these; without it: everybody. */
  members?: readonly string[];
}

/** What a condition is compiled in. */
export interface Compiling {
  vocabulary: Vocabulary;
  context: Context;
  /** The chain's time zone, of stores that have none of their own. */
  zone: string;
}

/**
 * The members who meet a condition, as `from … where …` over `member m`: guests and records out of use are nobody. Names of tables and
 * columns come from the registry alone, values are parameters.
 *
 * What does not stand on the member is joined from the left, with one row or none a member: the planner turns that into a plain join where
 * the condition needs the row and into an anti-join where it must not be there, and under OR and NOT a hash join remains. A subquery
 * under OR would be run for every member once its result outgrew the work memory.
 */
export function membersWho(condition: Condition, compiling: Compiling, among: Among): Sql {
  const joins = new Joins(compiling, among);
  const met = combined(condition, false, (leaf, negate) => compile(leaf, negate, joins));
  const where = [sql`m.kind <> 'GUEST'`, sql`m.archived_at is null`, met];
  if (among.stores) {
    where.push(sql`exists (select from member_store k where k.member_id = m.id and k.store_id = any(${among.stores}))`);
  }
  if (among.members) where.push(sql`m.id = any(${among.members})`);
  return sql`from member m ${joins.all()} where ${sql.join(where, sql` and `)}`;
}

function compile(leaf: Leaf | Purchases, negate: boolean, joins: Joins): Sql {
  if (!isPurchases(leaf)) return compileLeaf(leaf, negate, joins);
  const { query, holdsWithout } = purchasesJoin(leaf, joins.compiling, joins.among.members);
  return joins.has(query, holdsWithout !== negate);
}

function compileLeaf(leaf: Leaf, negate: boolean, joins: Joins): Sql {
  const attribute = joins.compiling.vocabulary.get(leaf.attribute);
  if (!attribute) throw new RangeError(`not in the vocabulary: ${leaf.attribute}`);
  const test = testOf(leaf, attribute, joins.compiling.context);
  const turned = { ...test, negate: test.negate !== negate };
  return attribute.from.many ? compileSet(attribute.from, turned, joins) : compileValue(attribute, turned, joins);
}

function compileSet(from: Source, test: Test, joins: Joins): Sql {
  if (test.asks === 'every') {
    const each = test.of.map((values) => compileSet(from, { asks: 'oneOf', values, negate: test.negate }, joins));
    return sql`(${sql.join(each, test.negate ? sql` or ` : sql` and `)})`;
  }
  return joins.has(joins.members(from, test), test.negate);
}

function compileValue(attribute: Attribute, test: Test, joins: Joins): Sql {
  const { from, absent } = attribute;
  const value = expression(from, joins.row(from), joins.compiling.context);
  // a plain comparison lets the planner drop members without a row; only where zero meets the test they must be kept
  const keeps = absent !== undefined && (test.negate || holdsForZero(test));
  return asked(keeps ? sql`coalesce(${value}, 0)` : value, test, readingOf(from.read));
}

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

/** How tables that are queries are asked. */
export const derivedFor = ({ context: { today }, zone }: Compiling, members: readonly string[] | undefined): Derived => ({
  members,
  today,
  zone,
});

/** What a condition needs beside the member, each once. */
class Joins {
  readonly compiling: Compiling;
  readonly among: Among;
  readonly #rows = new Map<string, { alias: string; join: Sql }>();
  readonly #sets: Sql[] = [];

  constructor(compiling: Compiling, among: Among) {
    this.compiling = compiling;
    this.among = among;
  }

  all(): Sql {
    return sql.join([...[...this.#rows.values()].map(({ join }) => join), ...this.#sets], sql` `);
  }

  /** The alias of the member's row in the table of a source. */
  row({ table, match = {} }: Source): string {
    if (table === 'member') return 'm';
    const key = JSON.stringify([table, match]);
    const known = this.#rows.get(key);
    if (known) return known.alias;
    const alias = `r${this.#rows.size}`;
    const on = [sql`${sql.ref(`${alias}.member_id`)} = m.id`];
    for (const [column, value] of Object.entries(match)) on.push(sql`${sql.ref(`${alias}.${column}`)} = ${value}`);
    this.#rows.set(key, { alias, join: sql`left join ${this.#table(table)} ${sql.ref(alias)} on ${sql.join(on, sql` and `)}` });
    return alias;
  }

  #table(table: Source['table']): Sql {
    return tableSql(table, derivedFor(this.compiling, this.among.members));
  }

  /** Whether the member is among those of a query that names each once. */
  has(members: Sql, negate: boolean): Sql {
    const alias = `s${this.#sets.length}`;
    this.#sets.push(sql`left join (${members}) ${sql.ref(alias)} on ${sql.ref(`${alias}.member_id`)} = m.id`);
    return negate ? sql`${sql.ref(`${alias}.member_id`)} is null` : sql`${sql.ref(`${alias}.member_id`)} is not null`;
  }

  /** The members with a row whose column is one of the values. */
  members({ table, column, until }: Source, test: Test): Sql {
    const values = test.asks === 'oneOf' ? test.values : [];
    const where = [sql`${sql.ref(column)} = any(${values})`];
    if (until) where.push(sql`(${sql.ref(until)} is null or ${sql.ref(until)} >= ${this.compiling.context.today}::date)`);
    if (this.among.members) where.push(sql`member_id = any(${this.among.members})`);
    // (member, value) is unique in every table of the database
    const once = values.length > 1 || isDerived(table) ? sql`distinct` : sql``;
    return sql`select ${once} member_id from ${this.#table(table)} of_members where ${sql.join(where, sql` and `)}`;
  }
}
