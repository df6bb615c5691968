import type { Condition } from '@regulars/domain/criteria';
import { sql } from 'kysely';
import { Joins } from './joins.ts';
import { holdsWithoutRow, leafSql, rowOf } from './leaf-sql.ts';
import { type Among, type Compiling, IN_USE, knownTo, membersWho } from './sql.ts';
import { carried, isLeaf, leavesIn, type Sql, sqlOf, type Tree } from './test-sql.ts';

/**
 * How many members meet a condition, as one number: the same as counting `membersWho`, but members are looked at only where the condition
 * asks something of them. Who meets it has a row in some other table, so the counting begins there and leaves out the few records that are
 * not in use. Under OR the ids of each part are joined in full, for a hash of ids is cheaper than a look at every member. What holds
 * for who has no row at all is counted by who does not meet it.
 */
export function countOf(condition: Condition, compiling: Compiling, among: Among): Sql {
  if (among.members) return sql`select count(*)::int as count ${membersWho(condition, compiling, among)}`;
  const counting = new Counting(compiling, among);
  const tree = carried(condition, false);
  if (!counting.keepsRowless(tree)) return sql`select (${counting.count(tree)})::int as count`;
  return sql`select ((${counting.everybody()}) - (${counting.count(carried(condition, true))}))::int as count`;
}

/** Members as one query names them. */
interface Found {
  from: Sql;
  where: readonly Sql[];
  id: Sql;
  /** Whether the whole record of the member is read, so that it can be asked at once whether it is in use. */
  records: boolean;
}

class Counting {
  readonly compiling: Compiling;
  readonly among: Among;

  constructor(compiling: Compiling, among: Among) {
    this.compiling = compiling;
    this.among = among;
  }

  count(tree: Tree): Sql {
    const { from, where, id, records } = this.#found(tree);
    return sql`select count(*) from ${from} where ${sql.join([...where, records ? IN_USE : NOT_OUT_OF_USE(id), ...this.#scope(id)], AND)}`;
  }

  everybody(): Sql {
    if (this.among.stores) return sql`select count(*) from member m where ${sql.join([IN_USE, ...this.#scope(sql`m.id`)], AND)}`;
    return sql`select (select count(*) from member) - (select count(*) from member o where ${OUT_OF_USE})`; // both by an index alone
  }

  /** Whether it holds for a member of whom nothing but the member stands in the tables that it asks. */
  keepsRowless(tree: Tree): boolean {
    if (isLeaf(tree)) return holdsWithoutRow(tree.leaf, tree.negate, this.compiling);
    return tree.every ? tree.parts.every((part) => this.keepsRowless(part)) : tree.parts.some((part) => this.keepsRowless(part));
  }

  #scope(id: Sql): Sql[] {
    return this.among.stores ? [knownTo(this.among.stores, id)] : [];
  }

  #found(tree: Tree): Found {
    if (isLeaf(tree) || tree.every || this.#rowsOf(tree) !== null) return this.#together(parts(tree));
    return this.#oneOf(tree.parts);
  }

  /** Of a tree that keeps nobody without a row: whoever is found by one of its parts. Those of one table are one part. */
  #oneOf(all: readonly Tree[]): Found {
    const groups = new Map<string | Tree, Tree[]>();
    for (const part of all) {
      const key = this.#rowsOf(part) ?? part;
      groups.set(key, [...(groups.get(key) ?? []), part]);
    }
    const sets = [...groups.values()].map((same) => {
      const [only] = same;
      const { from, where, id } = this.#found(only && same.length === 1 ? only : { every: false, parts: same });
      return sql`(select ${id} as member_id from ${from} where ${sql.join(where, AND)})`;
    });
    if (sets.length === 0)
      return { from: sql`(select null::uuid as member_id) none`, where: [sql`false`], id: sql`none.member_id`, records: false };
    const joined = sets.map((set, at) => (at === 0 ? sql`${set} u0` : sql`full join ${set} ${sql.ref(`u${at}`)} using (member_id)`));
    return { from: sql`(select member_id from ${sql.join(joined, sql` `)}) u`, where: [sql`true`], id: sql`u.member_id`, records: false };
  }

  /** Whoever meets all. */
  #together(all: readonly Tree[]): Found {
    const sets = all.filter((part) => this.#isSet(part));
    const rest = all.filter((part) => !this.#isSet(part));
    const columns = rest.flatMap((part) => this.#memberColumns(part));
    const joins = new Joins(this.compiling, this.among, columns.length > 0 ? 'member' : 'whatever comes first');
    const first = rest.find((part) => !this.keepsRowless(part));
    const where: Sql[] = [];
    if (first) where.push(this.#asked(first, joins));
    for (const set of sets) {
      const { from, where: of, id } = this.#found(set);
      where.push(joins.has(sql`select ${id} as member_id from ${from} where ${sql.join(of, AND)}`, false));
    }
    for (const part of rest) if (part !== first) where.push(this.#asked(part, joins));
    return { from: joins.from, where: [...joins.where, ...where], id: joins.id, records: columns.some((column) => column !== INDEXED) };
  }

  #asked(tree: Tree, joins: Joins): Sql {
    return sqlOf(tree, (leaf, negate) => leafSql(leaf, negate, joins));
  }

  /** An OR over several tables, of members who have a row in one of them: found by itself. */
  #isSet(tree: Tree): boolean {
    return !isLeaf(tree) && !tree.every && this.#rowsOf(tree) === null && !this.keepsRowless(tree);
  }

  #memberColumns(tree: Tree): string[] {
    return [...leavesIn(tree)].flatMap(({ leaf }) => {
      const row = rowOf(leaf, this.compiling);
      return row?.table === 'member' ? [row.column] : [];
    });
  }

  /** The one table whose row answers all of a tree that keeps nobody without one; null: there is none. */
  #rowsOf(tree: Tree): string | null {
    if (this.keepsRowless(tree)) return null;
    const keys = new Set(
      [...leavesIn(tree)].map(({ leaf }) => rowOf(leaf, this.compiling)).map((row) => row && JSON.stringify([row.table, row.match])),
    );
    const [only = null] = keys;
    return keys.size === 1 ? only : null;
  }
}

const AND = sql` and `;
/** What an index of members tells together with the id. */
const INDEXED = 'level_id';
const OUT_OF_USE = sql`(o.kind = 'GUEST' or o.archived_at is not null)`;
const NOT_OUT_OF_USE = (id: Sql): Sql => sql`not exists (select from member o where o.id = ${id} and ${OUT_OF_USE})`;

/** What must all hold. */
const parts = (tree: Tree): readonly Tree[] => (isLeaf(tree) || !tree.every ? [tree] : tree.parts.flatMap(parts));
