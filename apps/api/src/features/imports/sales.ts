import type { OwnConnection } from '@regulars/db/copy';
import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError, type ErrorCode } from '@regulars/domain/errors';
import type { Refusal } from '@regulars/domain/import-row';
import { saleRow } from '@regulars/domain/import-sales';
import { sql } from 'kysely';
import { writeFacts } from './batch-facts.ts';
import {
  type Carry,
  createBatchTables,
  fillLines,
  LONGEST_SALE,
  nextRange,
  type Range,
  type Unresolved,
  unresolvedRows,
} from './batch-lines.ts';
import { createMembers, findMembers } from './batch-members.ts';
import { countAhead } from './dry-run.ts';
import { advance, type Job, stopIfAsked, tellProgress } from './job.ts';
import { createNameTables, resolveNames } from './names.ts';
import { readFile } from './read.ts';
import { saveRefusals } from './refusals.ts';
import { createStage, STAGE, Stager } from './stage.ts';
import { renewStatistics } from './statistics.ts';
import { createTouched, refreshMetrics, touchMembers } from './touched.ts';

/** Rows of batches that were written before an interruption, looked at once more for their members. */
const REREAD = 10_000;
/** A batch should take about this long; two seconds is the limit of any writing transaction. */
const AIM_MS = 500;
const SMALLEST = 500;
const LARGEST = 20_000;

/** Imports past sales: stage the file, look up its names, write facts in batches, then the members' figures. */
export async function importSales(connection: OwnConnection, job: Job): Promise<void> {
  const stager = await stageFile(connection, job);
  await withTx(connection.db, createNameTables);
  await withTx(connection.db, createBatchTables);
  await withTx(connection.db, createTouched);
  await advance(job, { phase: 'RESOLVING' });
  const create = job.dryRun ? [] : job.mapping.create;
  const resolved = await resolveNames((work) => withTx(connection.db, work), stager.names, { ...job, create });
  await advance(job, { products_created: resolved.productsCreated, phase: 'WRITING' });
  if (job.dryRun) return countAhead(connection.db, job, resolved);
  await touchWritten(connection, job);
  await writeBatches(connection, job, stager);
  await advance(job, { phase: 'FINISHING' });
  await renewStatistics(connection, job.id);
  await refreshMetrics(connection, job);
}

async function stageFile(connection: OwnConnection, job: Job): Promise<Stager> {
  await createStage(connection);
  const stager = new Stager(job.mapping);
  await readFile(job, saleRow(job.mapping), {
    line: (row, fact) => stager.line(row, fact),
    flush: (lines) => connection.copy(STAGE, lines),
  });
  await sql`analyze pg_temp.import_stage`.execute(connection.db);
  return stager;
}

/** After an interruption: the members of what was written before it get new metrics too. */
async function touchWritten({ db }: OwnConnection, job: Job): Promise<void> {
  const until = job.cursor;
  for (let after: string | null = null; until !== null;) {
    const range: Range | null = await withTx(db, async (tx) => {
      const next = await nextRange(tx, after, REREAD, until);
      if (next) await findMembers(tx, next, job.mapping);
      if (next) await touchMembers(tx);
      return next;
    });
    if (!range) return;
    after = range.last;
  }
}

async function writeBatches(connection: OwnConnection, job: Job, stager: Stager): Promise<void> {
  let size = LARGEST / 10;
  for (;;) {
    await stopIfAsked(job);
    const started = performance.now();
    const wrote = await withTx(connection.db, (tx) => writeBatch(tx, job, stager, size));
    if (!wrote) return;
    Object.assign(job, wrote);
    const took = performance.now() - started;
    size = Math.round(Math.min(Math.max((size * AIM_MS) / took, size / 4, SMALLEST), size * 2, LARGEST));
  }
}

/** One transaction: facts, refused rows and the place where to go on stand or fall together. */
async function writeBatch(tx: Tx, job: Job, stager: Stager, size: number): Promise<{ cursor: string; carry: Carry } | null> {
  const range = await nextRange(tx, job.cursor, size);
  if (!range) return null;
  if (range.ofLast > LONGEST_SALE) throw new DomainError('SALE_TOO_LONG', { max: LONGEST_SALE });
  const now = new Date();
  await findMembers(tx, range, job.mapping);
  const members = await createMembers(tx, job.mapping, now);
  await touchMembers(tx);
  const accepted = await fillLines(tx, range, job.mapping, job.unit, job.carry);
  const refused = accepted.rows < range.rows ? await refuseUnresolved(tx, job, stager, range) : 0;
  const written = await writeFacts(tx, job.id, now, 'tender' in job.mapping.fields);
  await sql`update import_job set cursor = ${range.last}::uuid, carry = ${JSON.stringify(accepted.carry)}::jsonb,
      rows_refused = rows_refused + ${refused}, rows_written = rows_written + ${written.rows}, sales_written = sales_written + ${written.sales},
      rows_known = rows_known + ${accepted.rows - written.rows}, members_created = members_created + ${members},
      amount_file = amount_file + ${accepted.amountFile}, amount_rounded = amount_rounded + ${accepted.amountRounded}
    where id = ${job.id}`.execute(tx);
  await tellProgress(tx, job);
  return { cursor: range.last, carry: accepted.carry };
}

/** @returns how many rows of the range were refused */
async function refuseUnresolved(tx: Tx, job: Job, stager: Stager, range: Range): Promise<number> {
  const rows = await unresolvedRows(tx, range);
  await saveRefusals(
    tx,
    job.id,
    rows.map((row) => ({ row: row.row, refusals: reasons(job, stager, row) })),
  );
  return rows.length;
}

function reasons(job: Job, { names }: Stager, row: Unresolved): Refusal[] {
  const found: Refusal[] = [];
  const add = (field: string, code: ErrorCode, value: string) => {
    const rule = job.mapping.fields[field];
    found.push({ column: rule && 'columns' in rule ? rule.columns.join('+') : field, code, details: { value } });
  };
  const store = names.stores.all[row.store - 1] ?? '';
  if (row.no_store) add('store', store === '' ? 'REQUIRED' : 'UNKNOWN_STORE', store);
  if (row.store_code) add('store', 'OUT_OF_BRANCH', store);
  if (row.no_product) add('product', 'UNKNOWN_PRODUCT', names.products.all[row.product - 1]?.sku ?? '');
  if (row.no_employee) add('employee', 'UNKNOWN_EMPLOYEE', names.employees.all[row.employee - 1]?.name ?? '');
  if (row.no_member && !row.no_store && !row.store_code) add('member', 'UNKNOWN_MEMBER', row.member);
  if (row.repeated && found.length === 0) add('lineKey', 'DUPLICATE_IN_FILE', String(row.row));
  return found;
}
