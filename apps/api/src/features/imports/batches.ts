import { withTx } from '@regulars/db/tx';
import type { Tx } from '@regulars/db/kysely';
import type { OwnFields } from '@regulars/domain/import-own';
import { type RowFields, rowReader } from '@regulars/domain/import-row';
import { sql } from 'kysely';
import { db } from '../../db.ts';
import { openTable } from './file.ts';
import { advance, type Job, stopIfAsked, tellProgress } from './job.ts';
import { type RefusedRow, saveRefusals } from './refusals.ts';

/** Records written in one transaction, unless they are more work than most. */
const BATCH = 500;

export interface NumberedRow<T> {
  row: number;
  fact: T;
}

/** What became of a batch; rows that are in none of these were known and left as they are. */
export interface BatchOutcome {
  written: number;
  created: number;
  refused: readonly RefusedRow[];
  /** What was taken, by asset. */
  totals?: Readonly<Record<string, number>>;
}

type WriteBatch<T> = (tx: Tx, rows: readonly NumberedRow<T>[]) => Promise<BatchOutcome>;

/**
 * Imports a list of records (members, products, stock, returned orders): each has a key of its own, so that running it again
 * after an interruption finds what was written. A dry run does all of it and takes it back, batch by batch.
 * @param created the counter of the job that new records add to
 */
export async function importInBatches<T>(
  job: Job,
  build: (row: RowFields) => T,
  created: 'members_created' | 'products_created' | 'sales_written',
  write: WriteBatch<T>,
  { size = BATCH, own }: { size?: number; own?: OwnFields } = {},
): Promise<void> {
  await advance(job, { phase: 'WRITING', rows_read: 0, rows_refused: 0, rows_written: 0, rows_known: 0, totals: '{}', [created]: 0 });
  const table = await openTable(job.path, job.mapping.header);
  const read = rowReader(job.mapping, table.header, build, own);
  let batch: NumberedRow<T>[] = [];
  let refused: RefusedRow[] = [];
  const hand = async () => {
    await stopIfAsked(job);
    await writeOne(job, batch, refused, created, write);
    [batch, refused] = [[], []];
  };
  for await (const piece of table.rows) {
    for (const { number, cells } of piece) {
      const { ok, refusals } = read(cells);
      if (refusals) refused.push({ row: number, refusals });
      else batch.push({ row: number, fact: ok });
      if (batch.length + refused.length >= size) await hand();
    }
  }
  await hand();
}

/** Thrown to take back what a dry run did. */
class TakeBack extends Error {}

async function writeOne<T>(job: Job, batch: NumberedRow<T>[], unread: RefusedRow[], created: string, write: WriteBatch<T>): Promise<void> {
  let outcome: BatchOutcome = { written: 0, created: 0, refused: [] };
  await withTx(db, async (tx) => {
    outcome = await write(tx, batch);
    if (job.dryRun) throw new TakeBack();
    await count(tx, job, batch.length, [...unread, ...outcome.refused], outcome, created);
  }).catch((error: unknown) => {
    if (!(error instanceof TakeBack)) throw error;
  });
  if (job.dryRun) await withTx(db, (tx) => count(tx, job, batch.length, [...unread, ...outcome.refused], outcome, created));
}

async function count(
  tx: Tx,
  job: Job,
  rows: number,
  refused: RefusedRow[],
  { written, created, refused: late, totals }: BatchOutcome,
  column: string,
): Promise<void> {
  await saveRefusals(tx, job.id, refused);
  await sql`update import_job set rows_read = rows_read + ${rows + refused.length - late.length}, rows_refused = rows_refused + ${refused.length},
      rows_written = rows_written + ${written}, rows_known = rows_known + ${rows - written - late.length},
      ${sql.ref(column)} = ${sql.ref(column)} + ${created}
    where id = ${job.id}`.execute(tx);
  if (totals) await addTotals(tx, job, totals);
  await tellProgress(tx, job);
}

async function addTotals(tx: Tx, job: Job, totals: Readonly<Record<string, number>>): Promise<void> {
  await sql`update import_job set totals = coalesce((
      select jsonb_object_agg(key, amount) from (
        select key, sum(value::bigint) as amount
        from (select * from jsonb_each_text(totals) union all select * from jsonb_each_text(${JSON.stringify(totals)}::jsonb)) t group by key
      ) s), '{}') where id = ${job.id}`.execute(tx);
}
