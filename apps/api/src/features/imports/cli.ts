/** `pnpm import:sales FILE --mapping NAME`: an import from the terminal, by the same services as over the API. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { withTx } from '@regulars/db/tx';
import { formatDecimal } from '@regulars/domain/decimal';
import { DomainError } from '@regulars/domain/errors';
import { IMPORT_PRESETS } from '@regulars/domain/import-presets';
import { loadChain } from '../../chain.ts';
import { closeDb, db } from '../../db.ts';
import { log } from '../../log.ts';
import { systemViewer } from '../../viewer.ts';
import { foundChain } from '../staff/found.ts';
import { refusalText } from './refusals.ts';
import { refusedCsv } from './refused-csv.ts';
import { runPending } from './run.ts';
import { findMapping, startImport } from './service.ts';
import { storeFile } from './storage.ts';

const HELP = `Imports a CSV or XLSX file.
  pnpm import:sales FILE --mapping NAME
    --dry-run             count what would happen, write nothing
    --refund-date DATE    for returned orders: the day on which they count
    --refused FILE        where to write refused rows (default: FILE.refused.csv)
Mappings: ${IMPORT_PRESETS.map(({ name }) => name).join(', ')}, and those saved in the admin.`;

const viewer = systemViewer('import');

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean' },
      'refund-date': { type: 'string' },
      refused: { type: 'string' },
    },
  });
  const [file] = positionals;
  return file && values.mapping ? { file, mapping: values.mapping, ...values } : null;
}

/** Runs it here, or watches the worker that took it first. */
async function untilOver(id: string) {
  for (;;) {
    await runPending();
    const job = await db.selectFrom('import_job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    if (job.finished_at) return job;
    await sleep(300);
  }
}

function watch(id: string): NodeJS.Timeout {
  return setInterval(async () => {
    const job = await db.selectFrom('import_job').select(['phase', 'rows_read', 'rows_written']).where('id', '=', id).executeTakeFirst();
    if (process.stderr.isTTY && job)
      process.stderr.write(`\r${job.phase.toLowerCase()}: ${job.rows_read} rows read, ${job.rows_written} written `);
  }, 500);
}

function report(job: Awaited<ReturnType<typeof untilOver>>): void {
  if (job.error) throw new Error(refusalText(job.error, job.error_info, 'en'));
  const made = [
    [job.sales_written, 'sales'],
    [job.members_created, 'new members'],
    [job.products_created, 'new products'],
  ] as const;
  console.log(
    `${job.dry_run ? 'It would write' : 'Written:'} ${job.rows_written} rows${made
      .filter(([count]) => count > 0)
      .map(([count, what]) => `, ${count} ${what}`)
      .join('')}`,
  );
  console.log(`Known before: ${job.rows_known}. Refused: ${job.rows_refused} of ${job.rows_read}.`);
  if (job.amount_file !== 0)
    console.log(
      `Amount in the file: ${formatDecimal(job.amount_file, 4)}; rounding added ${formatDecimal(job.amount_rounded - job.amount_file, 4)}.`,
    );
}

async function importOne(): Promise<void> {
  const options = readArguments();
  if (!options) throw new Error(HELP);
  if (!existsSync(options.file)) throw new Error(`There is no file ${options.file}.`);
  await loadChain();
  await withTx(db, (tx) => foundChain(tx, viewer)); // sales need a chain to belong to
  const mapping = await findMapping(db, options.mapping);
  const fileId = await storeFile(viewer, path.basename(options.file), createReadStream(options.file));
  const input = { fileId, mapping, dryRun: options['dry-run'] ?? false, refundDate: options['refund-date'] ?? null };
  const id = await withTx(db, (tx) => startImport(tx, viewer, input));
  const watching = watch(id);
  const job = await untilOver(id).finally(() => clearInterval(watching));
  report(job);
  if (job.rows_refused === 0) return;
  const target = options.refused ?? `${options.file}.refused.csv`;
  await pipeline(refusedCsv(id, 'en'), createWriteStream(target));
  console.log(`Refused rows with reasons: ${target}`);
}

log.level = 'warn'; // the terminal gets sentences
try {
  await importOne();
} catch (error) {
  console.error(error instanceof DomainError || error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDb();
}
