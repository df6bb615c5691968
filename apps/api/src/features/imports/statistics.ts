import type { OwnConnection } from '@regulars/db/copy';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';

/** What an import of sales adds rows to by the hundred thousand. */
const GROWING = ['sale', 'sale_line', 'sale_tender', 'member', 'member_key', 'member_store', 'member_search', 'product'];

/** A table is analysed when the import wrote more than this part of what the planner knows of: autovacuum's own measure. */
const PART = 0.1;

/**
 * Tells the planner of tables that the import made much larger. Autovacuum would in a minute or two; until then the members'
 * figures and the fold that follows would run with plans for empty tables, in time that grows with the square of the rows.
 * The server leaves out, with a warning, what the connection's own user does not own.
 */
export async function renewStatistics({ db }: OwnConnection, importId: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c, import_job j
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${GROWING}::text[]) and j.id = ${importId}::uuid
      and j.rows_written > greatest(c.reltuples, 0) * ${PART}::float8`.execute(db);
  if (rows.length === 0) return;
  await withTx(db, async (tx) => {
    await sql`set local role none`.execute(tx); // the role of the application may not analyse
    await sql`analyze ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(tx);
  });
}
