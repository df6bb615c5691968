import type { Condition } from '@regulars/domain/criteria';
import type { Context } from '@regulars/domain/criteria-test';
import type { Vocabulary } from '@regulars/domain/criteria-vocabulary';
import { sql } from 'kysely';
import { Joins } from './joins.ts';
import { leafSql } from './leaf-sql.ts';
import { combined, type Sql } from './test-sql.ts';

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
 * columns come from the registry alone, values are parameters. To count them there is `countOf`.
 *
 * What does not stand on the member is joined from the left, with one row or none a member: the planner turns that into a plain join where
 * the condition needs the row and into an anti-join where it must not be there, and under OR and NOT a hash join remains. A subquery
 * under OR would be run for every member once its result outgrew the work memory.
 */
export function membersWho(condition: Condition, compiling: Compiling, among: Among): Sql {
  const joins = new Joins(compiling, among, 'member');
  const met = combined(condition, false, (leaf, negate) => leafSql(leaf, negate, joins));
  const where = [IN_USE, met];
  if (among.stores) where.push(knownTo(among.stores, joins.id));
  if (among.members) where.push(sql`m.id = any(${among.members})`);
  return sql`from ${joins.from} where ${sql.join(where, sql` and `)}`;
}

export const IN_USE = sql`m.kind <> 'GUEST' and m.archived_at is null`;

export const knownTo = (stores: readonly string[], id: Sql): Sql =>
  sql`exists (select from member_store k where k.member_id = ${id} and k.store_id = any(${stores}))`;
