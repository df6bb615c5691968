import { type RowFields, rowReader } from '@regulars/domain/import-row';
import { db } from '../../db.ts';
import { openTable } from './file.ts';
import { advance, type Job, stopIfAsked } from './job.ts';
import { saveRefusals, type RefusedRow } from './refusals.ts';

/** Rows that go to the database at once. */
const CHUNK = 5_000;

interface Sink<T> {
  /** The row as it will be handed to `flush`. */
  line: (row: number, fact: T) => string;
  flush: (lines: string) => Promise<void>;
}

/**
 * Reads a job's file to its end: rows that can be taken go to the sink in chunks, the others to the refused rows. While one
 * chunk is loaded the next one is read.
 */
export async function readFile<T>(job: Job, build: (row: RowFields) => T, sink: Sink<T>): Promise<void> {
  const table = await openTable(job.path, job.mapping.header);
  const read = rowReader(job.mapping, table.header, build);
  let rows = 0;
  let lines: string[] = [];
  let refused: RefusedRow[] = [];
  let loading: Promise<void> = Promise.resolve();
  const hand = async () => {
    await loading;
    await saveRefusals(db, job.id, refused);
    await advance(job, { rows_read: rows });
    await stopIfAsked(job);
    loading = sink.flush(lines.join(''));
    loading.catch(() => {}); // awaited before the next chunk; a rejection must not be called unhandled meanwhile
    [lines, refused] = [[], []];
  };
  for await (const piece of table.rows) {
    for (const { number, cells } of piece) {
      rows++;
      const { ok, refusals } = read(cells);
      if (refusals) refused.push({ row: number, refusals });
      else lines.push(sink.line(number, ok));
    }
    if (lines.length + refused.length >= CHUNK) await hand();
  }
  await hand();
  await loading;
  await advance(job, { rows_read: rows, rows_refused: await countRefused(job.id) });
}

async function countRefused(importId: string): Promise<number> {
  const { count } = await db
    .selectFrom('import_refusal')
    .select((eb) => eb.fn.count<number>('row').distinct().as('count'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow();
  return count;
}
