import type { Test } from '@regulars/domain/criteria-test';
import type { Source } from '@regulars/domain/criteria-vocabulary';
import { sql } from 'kysely';
import { type Derived, isDerived, tableSql } from './derived.ts';
import type { Among, Compiling } from './sql.ts';
import type { Sql } from './test-sql.ts';

/** How tables that are queries are asked. */
export const derivedFor = ({ context: { today }, zone }: Compiling, members: readonly string[] | undefined): Derived => ({
  members,
  today,
  zone,
});

/**
 * What a condition is asked of, each once, joined by the id of the member. It begins with `member m`, or else with whatever is asked for
 * first: then members without a row there are left out.
 */
export class Joins {
  readonly compiling: Compiling;
  readonly among: Among;
  #first: { from: Sql; id: string; where: Sql[] } | undefined;
  #rows = new Map<string, string>();
  #joins: Sql[] = [];
  #sets = 0;

  constructor(compiling: Compiling, among: Among, begin: 'member' | 'whatever comes first') {
    this.compiling = compiling;
    this.among = among;
    if (begin === 'member') this.#first = { from: sql`member m`, id: 'm.id', where: [] };
  }

  /** The member's id: a column. */
  get id(): Sql {
    return sql.ref(this.#begun.id);
  }

  get from(): Sql {
    return sql.join([this.#begun.from, ...this.#joins], sql` `);
  }

  /** What must hold of the row that it begins with. */
  get where(): readonly Sql[] {
    return this.#begun.where;
  }

  get #begun() {
    if (!this.#first) throw new RangeError('nothing was asked for');
    return this.#first;
  }

  /** The alias of the member's row in the table of a source. */
  row({ table, match = {} }: Source): string {
    if (table === 'member') return 'm';
    const key = JSON.stringify([table, match]);
    const known = this.#rows.get(key);
    if (known) return known;
    const alias = `r${this.#rows.size}`;
    this.#rows.set(key, alias);
    const matches = Object.entries(match).map(([column, value]) => sql`${sql.ref(`${alias}.${column}`)} = ${value}`);
    this.#join(sql`${this.#table(table)} ${sql.ref(alias)}`, alias, matches);
    return alias;
  }

  /** Whether the member is among those of a query that names each once. */
  has(members: Sql, negate: boolean): Sql {
    const alias = `s${this.#sets++}`;
    this.#join(sql`(${members}) ${sql.ref(alias)}`, alias, []);
    return negate ? sql`${sql.ref(`${alias}.member_id`)} is null` : sql`${sql.ref(`${alias}.member_id`)} is not null`;
  }

  /** The members with a row whose column is one of the values, and which is near enough where a last day for that is given. */
  members({ table, column, until, within }: Source, test: Test, near?: string): Sql {
    const values = test.asks === 'oneOf' ? test.values : [];
    const where = [sql`${sql.ref(column)} = any(${values})`];
    if (until) where.push(sql`(${sql.ref(until)} is null or ${sql.ref(until)} >= ${this.compiling.context.today}::date)`);
    if (within && near) where.push(sql`${sql.ref(within)} <= ${near}::date`);
    if (this.among.members) where.push(sql`member_id = any(${this.among.members})`);
    // (member, value) is unique in every table of the database
    const once = values.length > 1 || isDerived(table) ? sql`distinct` : sql``;
    return sql`select ${once} member_id from ${this.#table(table)} of_members where ${sql.join(where, sql` and `)}`;
  }

  #table(table: Source['table']): Sql {
    return tableSql(table, derivedFor(this.compiling, this.among.members));
  }

  #join(what: Sql, alias: string, matches: Sql[]): void {
    const id = `${alias}.member_id`;
    if (!this.#first) this.#first = { from: what, id, where: matches };
    else this.#joins.push(sql`left join ${what} on ${sql.join([sql`${sql.ref(id)} = ${this.id}`, ...matches], sql` and `)}`);
  }
}
