import { type OwnConnection, withOwnConnection } from '@regulars/db/copy';
import type { DB } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import type { ImportTarget } from '@regulars/domain/import-fields';
import { sql, type Updateable } from 'kysely';
import { loadChain } from '../../chain.ts';
import { db, pool } from '../../db.ts';
import { log } from '../../log.ts';
import { publish } from '../../publish.ts';
import { askForFold } from '../analytics/jobs.ts';
import { askForForecasts } from '../forecast/jobs.ts';
import { importBalances } from './balances.ts';
import { importCards } from './cards.ts';
import { Cancelled, Interrupted, type Job, loadJob } from './job.ts';
import { importMembers } from './members.ts';
import { importProducts } from './products.ts';
import { importRefunds } from './refunds.ts';
import { importSales } from './sales.ts';
import { importStock } from './stock.ts';

const TARGETS: Record<ImportTarget, (connection: OwnConnection, job: Job) => Promise<void>> = {
  SALES: importSales,
  REFUNDS: importRefunds,
  MEMBERS: importMembers,
  PRODUCTS: importProducts,
  STOCK: importStock,
  CARDS: importCards,
  BALANCES: importBalances,
};

/** One import at a time in the whole chain: two would make the same unknown members and products twice. */
const LOCK = 'regulars.imports';

/**
 * Runs what waits, the oldest first, and goes on with what a process left behind; does nothing while another process is at it.
 * @param signal ends the work after the batch at hand; the import stays RUNNING for the next call
 */
export async function runPending(signal?: AbortSignal): Promise<void> {
  await loadChain();
  await withOwnConnection(pool, async (connection) => {
    // held by the connection, which is closed at the end: a killed process holds nothing
    const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_lock(hashtext(${LOCK})) as locked`.execute(connection.db);
    if (!rows[0]?.locked) return;
    try {
      for (let id = await nextPending(); id !== null && !signal?.aborted; id = await nextPending()) await runOne(connection, id, signal);
    } finally {
      // said aloud: the server notices that a connection was closed a moment after whoever closed it
      await sql`select pg_advisory_unlock(hashtext(${LOCK}))`.execute(connection.db);
    }
  });
}

async function nextPending(): Promise<string | null> {
  const row = await db
    .selectFrom('import_job')
    .select('id')
    .where('state', 'in', ['QUEUED', 'RUNNING'])
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A file or mapping that can't be used ends the import as FAILED with the code, a defect as INTERNAL. */
async function runOne(connection: OwnConnection, id: string, signal: AbortSignal | undefined): Promise<void> {
  await db
    .updateTable('import_job')
    .set({ state: 'RUNNING', started_at: sql`coalesce(started_at, now())` })
    .where('id', '=', id)
    .execute();
  try {
    const job = await loadJob(id, signal);
    await TARGETS[job.mapping.target](connection, job);
    await finish(id, { state: 'DONE' });
  } catch (error) {
    if (error instanceof Interrupted) return;
    if (error instanceof Cancelled) return finish(id, { state: 'CANCELLED' });
    const told = error instanceof DomainError ? error : new DomainError('INTERNAL', { requestId: id });
    if (told !== error) log.error({ importId: id, err: error }, 'import failed');
    await finish(id, { state: 'FAILED', error: told.code, error_info: JSON.stringify({ ...told.details, field: told.field }) });
  } finally {
    await sql`discard temp`.execute(connection.db);
  }
}

/** The last word on an import, the event that tells of it, a fold of the days that it changed, and forecasts by the history there is now. */
async function finish(id: string, outcome: Updateable<DB['import_job']>): Promise<void> {
  const at = new Date();
  await withTx(db, async (tx) => {
    const job = await tx
      .updateTable('import_job')
      .set({ ...outcome, finished_at: at })
      .where('id', '=', id)
      .returning(['org_id', 'state', 'rows_written', 'rows_refused'])
      .executeTakeFirstOrThrow();
    const payload = { importId: id, state: job.state, written: job.rows_written, refused: job.rows_refused };
    if (job.rows_written > 0) {
      await askForFold(tx);
      await askForForecasts(tx, true);
    }
    await publish(tx, at, [{ kind: 'import.finished', orgId: job.org_id, payload }]);
  });
  log.info({ importId: id, ...outcome }, 'import finished');
}
