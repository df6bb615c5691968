/**
 * `pnpm bench import [lines] [rounds]`: 1,000,000 lines of past sales through the product, beside a bare COPY of the very rows
 * that come out, into the same tables with the same keys, constraints and indexes, in the same run. Rounds alternate; the median
 * counts. Goal: a quarter of COPY's speed, under 500 MB, no writing transaction over 2 s.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseMapping } from '@regulars/domain/import-mapping';
import { copyBack, dropRows, saveRows } from './import-floor.ts';
import { SALES_MAPPING, seedChain, type Size, writeSalesFile } from './import-data.ts';
import { machine, median, seconds } from './machine.ts';
import { onOwnServer, type OwnServer } from './own-server.ts';
import { watchMemory, watchTransactions } from './watch.ts';

const lines = Number(process.argv[3] ?? 1_000_000);
const rounds = Number(process.argv[4] ?? 3);
const size: Size = { lines, members: Math.ceil(lines / 10), products: 2_000, stores: 100, employees: 500 };
const LIMITS = { ratio: 0.25, megabytes: 500, seconds: 2 };

await onOwnServer({ settings: { wal_compression: 'on', work_mem: '32MB' } }, measure);

async function measure({ url, folder }: OwnServer): Promise<void> {
  const { closeDb, db } = await import('@regulars/api/db');
  console.log(
    `${machine()}\n${lines.toLocaleString('en')} lines, ${size.members.toLocaleString('en')} members, ${size.products} products, ${size.stores} stores, ${size.employees} employees`,
  );
  await seedChain(db, size);
  const file = path.join(folder, 'sales.csv');
  await writeSalesFile(file, size);
  console.log(`file: ${((await stat(file)).size / 1e6).toFixed(0)} MB\n`);
  const ours: number[] = [];
  const floors = { same: [] as number[], plain: [] as number[] };
  const transactions = await watchTransactions(url);
  let megabytes = 0;
  let longest = { seconds: 0, culprit: '' };
  for (let round = 1; round <= rounds; round++) {
    await dropRows(url);
    transactions.reset();
    const memory = watchMemory();
    ours.push(await importOnce(file));
    megabytes = Math.max(megabytes, memory.stop());
    if (transactions.longest() > longest.seconds) longest = { seconds: transactions.longest(), culprit: transactions.culprit() };
    if (round === 1) await saveRows(url, folder);
    for (const kind of ['same', 'plain'] as const) floors[kind].push(await copyBack(url, folder, kind));
    console.log(
      `round ${round}: import ${ours.at(-1)?.toFixed(1)} s, COPY into the same tables ${floors.same.at(-1)?.toFixed(1)} s, into tables without keys ${floors.plain.at(-1)?.toFixed(1)} s`,
    );
  }
  await transactions.stop();
  report(ours, floors, longest, megabytes);
  await closeDb();
}

async function importOnce(file: string): Promise<number> {
  const { db } = await import('@regulars/api/db');
  const { withTx } = await import('@regulars/db/tx');
  const { storeFile } = await import('@regulars/api/features/imports/storage');
  const { startImport } = await import('@regulars/api/features/imports/service');
  const { runPending } = await import('@regulars/api/features/imports/run');
  const { systemViewer } = await import('@regulars/api/viewer');
  const viewer = systemViewer('bench');
  const fileId = await storeFile(viewer, 'sales.csv', createReadStream(file));
  const id = await withTx(db, (tx) => startImport(tx, viewer, { fileId, mapping: parseMapping(SALES_MAPPING) }));
  const took = await seconds(() => runPending());
  const job = await db.selectFrom('import_job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (job.state !== 'DONE' || job.rows_written !== lines) throw new Error(`the import did not do its work: ${JSON.stringify(job)}`);
  return took;
}

function report(
  ours: number[],
  floors: { same: number[]; plain: number[] },
  longest: { seconds: number; culprit: string },
  megabytes: number,
): void {
  const [took, same, plain] = [median(ours), median(floors.same), median(floors.plain)];
  const verdict = (fine: boolean) => (fine ? 'met' : 'MISSED');
  const speed = (time: number) => `${Math.round(lines / time).toLocaleString('en')} lines/s`;
  console.log(`\nmedian of ${rounds}: import ${took.toFixed(1)} s (${speed(took)}), COPY ${same.toFixed(1)} s (${speed(same)})`);
  console.log(
    `speed beside COPY into the same tables: ${((same / took) * 100).toFixed(0)}%, goal ${LIMITS.ratio * 100}%: ${verdict(same / took >= LIMITS.ratio)}`,
  );
  console.log(`speed beside COPY into tables without any key, index or constraint: ${((plain / took) * 100).toFixed(0)}%`);
  console.log(`most memory: ${megabytes.toFixed(0)} MB, limit ${LIMITS.megabytes}: ${verdict(megabytes < LIMITS.megabytes)}`);
  console.log(
    `longest writing transaction: ${longest.seconds.toFixed(2)} s, limit ${LIMITS.seconds}: ${verdict(longest.seconds <= LIMITS.seconds)} (${longest.culprit})`,
  );
}
