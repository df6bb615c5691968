import { type Insertable, sql } from 'kysely';
import { copyLine, type OwnConnection } from '../../packages/db/src/copy.ts';
import type { DB, Tx } from '../../packages/db/src/kysely.ts';

export type Row<Table extends keyof DB> = Insertable<DB[Table]>;

/** Rows per COPY, so that no text gets too large. */
const CHUNK = 5_000;

const valueOf = (value: unknown): string | number | boolean | null => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  throw new TypeError(`A column got ${typeof value}`);
};

/** Writes rows that all have the columns of the first. While the server takes in one part, the next is put into text. */
export async function write<Table extends keyof DB & string>(
  connection: OwnConnection,
  table: Table,
  rows: readonly Row<Table>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const target = `${table} (${columns.map((column) => `"${column}"`).join(', ')})`;
  let copied = Promise.resolve();
  for (let from = 0; from < rows.length; from += CHUNK) {
    let lines = '';
    for (const row of rows.slice(from, from + CHUNK)) {
      const values: Record<string, unknown> = row;
      lines += copyLine(columns.map((column) => valueOf(values[column])));
    }
    await copied;
    copied = connection.copy(target, lines);
  }
  await copied;
}

/**
 * Runs `work` without the foreign keys of these tables and puts them back: all rows are checked at once then, which takes half
 * the time. In one transaction: nobody ever sees the tables without them.
 */
export async function checkedAtTheEnd(tx: Tx, tables: readonly (keyof DB)[], work: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ drop: string; add: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and conrelid = any(${[...tables]}::text[]::regclass[])
  `.execute(tx);
  for (const { drop } of rows) await sql.raw(drop).execute(tx);
  await work();
  for (const { add } of rows) await sql.raw(add).execute(tx);
}
