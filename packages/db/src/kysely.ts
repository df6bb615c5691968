import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type pg from 'pg';
import { tersePool } from './terse.ts';
import type { DB } from './generated/kysely.ts';

export type { DB };
export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

/** Typed SQL over the pool; `db.destroy()` ends the pool. */
export function createDb(pool: pg.Pool): Db {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: tersePool(pool) }) });
}
