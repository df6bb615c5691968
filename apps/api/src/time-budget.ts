import type { Db } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { type RawBuilder, sql } from 'kysely';

/** What no index or rollup serves may take this long; then the answer is TIME_BUDGET. */
const BUDGET_MS = 8_000;
const QUERY_CANCELED = '57014';

/** The rows of a query that may have to look at very many facts. @throws TIME_BUDGET */
export async function withinBudget<Row>(db: Db, query: RawBuilder<unknown>, milliseconds = BUDGET_MS): Promise<Row[]> {
  try {
    return await db
      .transaction()
      .setAccessMode('read only')
      .execute(async (tx) => {
        await sql`set local statement_timeout = ${sql.lit(milliseconds)}`.execute(tx);
        return (await sql<Row>`${query}`.execute(tx)).rows;
      });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === QUERY_CANCELED) throw new DomainError('TIME_BUDGET');
    throw error;
  }
}
