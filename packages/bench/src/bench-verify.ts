/**
 * `pnpm bench verify [postings]`: a journal of so many lines (a million unless told), written as after years of use, and how long the
 * check of all of it takes. Goal: ten million lines in two minutes.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDb } from '@regulars/db/kysely';
import { migrate } from '@regulars/db/migrate';
import { createPool } from '@regulars/db/pool';
import { startPostgres } from '@regulars/db/postgres';
import { machine, seconds } from './machine.ts';

const postings = Number(process.argv[3] ?? 1_000_000);
/** Operations of a member, each of two lines. */
const TIMES = 49;
const GOAL = 10_000_000 / 120;

const folder = await mkdtemp(path.join(tmpdir(), 'regulars-bench-'));
const settings = { shared_buffers: '1GB', max_wal_size: '8GB', synchronous_commit: 'off', random_page_cost: '1.1', jit: 'off' };
const server = await startPostgres({ dataDir: path.join(folder, 'postgres'), settings });
try {
  await migrate(server.url);
  process.env['DATABASE_URL'] = server.url;
  process.env['DATA_DIR'] = folder;
  process.env['LOG_LEVEL'] = 'silent';
  await measure();
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const { closeDb, db } = await import('@regulars/api/db');
  const { verify } = await import('@regulars/api/features/ledger/verify');
  const { takeRoot } = await import('@regulars/api/features/ledger/verify-roots');
  const { seedValue } = await import('./ledger-data.ts');
  const members = Math.max(1, Math.round(postings / 2 / (TIMES + 2)));
  console.log(`${machine()}\n${members.toLocaleString('en')} members, ${TIMES + 1} days`);
  const owner = createPool(server.url, { role: null });
  const seeded = await seconds(() => seedValue(createDb(owner), owner, { members, stores: 200, times: TIMES }));
  await owner.end();
  const sealed = await seconds(() => takeRoot(db, '2026-12-31', new Date()));
  console.log(`written in ${seeded.toFixed(0)} s, sealed in ${sealed.toFixed(1)} s`);
  const before = process.cpuUsage();
  let found = { postings: 0, entries: 0, wrong: 0 };
  const took = await seconds(async () => {
    found = await verify(db);
  });
  const { user, system } = process.cpuUsage(before);
  const speed = found.postings / took;
  console.log(
    `${found.postings.toLocaleString('en')} lines of ${found.entries.toLocaleString('en')} entries checked in ${took.toFixed(1)} s, ${found.wrong} mismatches`,
  );
  console.log(`${Math.round(speed).toLocaleString('en')} lines/s, ${((user + system) / found.postings).toFixed(1)} µs of our CPU a line`);
  console.log(`ten million would take ${(10_000_000 / speed).toFixed(0)} s, goal 120: ${speed >= GOAL ? 'met' : 'MISSED'}`);
  await closeDb();
  if (found.wrong > 0) process.exitCode = 1;
}
