/**
 * `pnpm bench verify [postings]`: a journal of about so many lines (ten million unless told), written as after years of use and kept in
 * .data, and how long the check of all of it takes. Goal: ten million lines in two minutes.
 */
import { createDb } from '@regulars/db/kysely';
import { createPool } from '@regulars/db/pool';
import { machine, seconds } from './machine.ts';
import { onOwnServer, type OwnServer } from './own-server.ts';

const postings = Number(process.argv[3] ?? 10_000_000);
/** Operations of a member, each of two lines or, at another store, of four. */
const TIMES = 49;
const LINES = 2 * (TIMES + 2) * 1.25;
const GOAL = 10_000_000 / 120;

const settings = { max_wal_size: '8GB', synchronous_commit: 'off', min_dynamic_shared_memory: '64MB' };
await onOwnServer({ settings, data: { name: `verify-${postings}`, make } }, measure);

async function make({ url }: OwnServer): Promise<void> {
  const { db } = await import('@regulars/api/db');
  const { takeRoot } = await import('@regulars/api/features/ledger/verify-roots');
  const { seedValue } = await import('./ledger-data.ts');
  const members = Math.max(1, Math.round(postings / LINES));
  console.log(`${members.toLocaleString('en')} members, ${TIMES + 1} days`);
  const owner = createPool(url, { role: null });
  const seeded = await seconds(() => seedValue(createDb(owner), owner, { members, stores: 200, times: TIMES }));
  await owner.end();
  const sealed = await seconds(() => takeRoot(db, '2026-12-31', new Date()));
  console.log(`written in ${seeded.toFixed(0)} s, sealed in ${sealed.toFixed(1)} s`);
}

async function measure(): Promise<void> {
  const { closeDb, db } = await import('@regulars/api/db');
  const { verify } = await import('@regulars/api/features/ledger/verify');
  console.log(machine());
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
