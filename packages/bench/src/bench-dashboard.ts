/**
 * `pnpm bench dashboard [--lines 10000000] [--rounds 7] [--only TEXT]`: what the rollups answer, beside plain SQL over the facts and beside
 * DuckDB on the same rows, in the same run, for the head office and for a region manager; and the dashboard in one GraphQL request.
 * The data are made once and kept in .data/bench-<lines>; `--only` asks the questions whose name holds the text. Goals: no rolled question slower than DuckDB, the dashboard under 100 ms
 * at the median, a fold of at least 1,000 lines a second with no writing transaction over 2 s.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '@regulars/db/migrate';
import { startPostgres } from '@regulars/db/postgres';
import { CLOSED_DAYS, fill, type Size, TODAY } from './dashboard-data.ts';
import { machine, seconds } from './machine.ts';
import { watchTransactions } from './watch.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    lines: { type: 'string', default: '10000000' },
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: '' },
  },
});
const lines = Number(values.lines);
const size: Size = { lines, stores: 200, products: 2_000, employees: 1_000, members: Math.round(lines / 20) };

const dataDir = path.resolve(import.meta.dirname, `../../../.data/bench-${lines}`);
const settings = {
  shared_buffers: '3GB',
  effective_cache_size: '12GB',
  work_mem: '32MB',
  maintenance_work_mem: '512MB',
  min_dynamic_shared_memory: '64MB',
  max_wal_size: '8GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
}; // as `pnpm start` sets them on a machine with 24 GB
const server = await startPostgres({ dataDir, settings });
process.env['DATABASE_URL'] = server.url;
process.env['DATA_DIR'] = dataDir;
process.env['LOG_LEVEL'] = 'error';
const begun = (what: string) => existsSync(path.join(server.dataDir, what));
const done = (what: string) => writeFileSync(path.join(server.dataDir, what), new Date().toISOString());

console.log(
  `${machine()}\n${lines.toLocaleString('en')} lines in ${CLOSED_DAYS} closed days and an open one, ${size.stores} stores, ${size.products} products, ${size.employees} employees, ${size.members.toLocaleString('en')} members`,
);
try {
  await migrate(server.url);
  if (!begun('filled')) {
    const took = await seconds(() => fill(server.url, size, (text) => process.stdout.write(`\rfacts: ${text} `)));
    console.log(`made in ${took.toFixed(0)} s`);
    done('filled');
  }
  if (!begun('folded')) {
    await foldAll();
    done('folded');
  }
  const { ask } = await import('./dashboard-ask.ts');
  await ask(server.url, server.dataDir, Number(values.rounds), values.only);
} finally {
  const { closeDb } = await import('@regulars/api/db');
  await closeDb();
  await server.stop();
}
process.exit(0); // DuckDB's threads would keep the process

/** Folds everything by the product's own fold, as the worker does. */
async function foldAll(): Promise<void> {
  const { db } = await import('@regulars/api/db');
  const { chain, loadChain } = await import('@regulars/api/chain');
  const { fold } = await import('@regulars/api/features/analytics/fold');
  await loadChain();
  const transactions = await watchTransactions(server.url);
  const took = await seconds(() => fold(db, chain(), new Date(`${TODAY}T04:00:00Z`)));
  await transactions.stop();
  console.log(
    `fold: ${took.toFixed(1)} s, ${Math.round(lines / took).toLocaleString('en')} lines/s (goal 1,000), longest writing transaction ${transactions.longest().toFixed(2)} s (limit 2)`,
  );
  const pg = await import('pg');
  const client = new pg.default.Client({ connectionString: server.url });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}
