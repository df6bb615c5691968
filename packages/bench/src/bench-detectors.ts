/**
 * `pnpm bench detectors [--members 1000000] [--stores 200] [--products 2000]`: the churn model fitted and every member scored (goal: under
 * 60 s for a million), then all detectors over everything (goal: under 30 s in all), first with an empty inbox, then as every
 * night; and the stock detectors for one sale, as the stream lets them look. The data are made once and kept in .data.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '@regulars/db/migrate';
import { startPostgres } from '@regulars/db/postgres';
import { withTx } from '@regulars/db/tx';
import { fill, type Size, TODAY } from './detectors-data.ts';
import { machine, median, seconds } from './machine.ts';
import { watchTransactions } from './watch.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    members: { type: 'string', default: '1000000' },
    stores: { type: 'string', default: '200' },
    products: { type: 'string', default: '2000' },
  },
});
const size: Size = { members: Number(values.members), stores: Number(values.stores), products: Number(values.products) };
const dataDir = path.resolve(import.meta.dirname, `../../../.data/bench-detectors-${size.members}`);
const settings = {
  shared_buffers: '3GB',
  effective_cache_size: '12GB',
  work_mem: '32MB',
  max_wal_size: '8GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
};
const server = await startPostgres({ dataDir, settings });
process.env['DATABASE_URL'] = server.url;
process.env['LOG_LEVEL'] = 'error';

console.log(`${machine()}\n${size.members.toLocaleString('en')} members, ${size.stores} stores × ${size.products} products`);
try {
  if (!existsSync(path.join(server.dataDir, 'filled'))) {
    await migrate(server.url);
    console.log(`made in ${(await seconds(() => fill(server.url, size))).toFixed(0)} s`);
    writeFileSync(path.join(server.dataDir, 'filled'), TODAY);
  }
  await measure();
} finally {
  const { closeDb } = await import('@regulars/api/db');
  await closeDb();
  await server.stop();
}

async function measure(): Promise<void> {
  const { db } = await import('@regulars/api/db');
  const { loadChain } = await import('@regulars/api/chain');
  const { fitAndScore } = await import('@regulars/api/features/churn/service');
  await loadChain();
  for (const table of ['alert_entry', 'alert', 'alert_run', 'churn_model'] as const) await db.deleteFrom(table).execute();
  await db.updateTable('member_metrics').set({ p_alive: null }).where('p_alive', 'is not', null).execute();
  const now = new Date(`${TODAY}T04:00:00Z`);
  for (const night of ['first', 'second']) {
    const transactions = await watchTransactions(server.url);
    const took = await seconds(() => fitAndScore(db, TODAY, now));
    await transactions.stop();
    console.log(
      `\nchurn model, ${night} night: ${took.toFixed(1)} s (goal 60), longest writing transaction ${transactions.longest().toFixed(2)} s`,
    );
    await runAll(night, new Date(now.getTime() + (night === 'second' ? 600_000 : 0)));
  }
  await runForSales(now);
}

/** Every detector over everything. */
async function runAll(night: string, now: Date): Promise<void> {
  const { db } = await import('@regulars/api/db');
  const { detectAll } = await import('@regulars/api/features/alerts/detect');
  const { DETECTORS } = await import('@regulars/api/features/alerts/detectors/index');
  const rows: Record<string, { seconds: string; changes: number }> = {};
  let total = 0;
  for (const detector of DETECTORS) {
    let changes = 0;
    const took = await seconds(async () => (changes = (await detectAll(db, detector, now)).length));
    total += took;
    rows[detector.kind] = { seconds: took.toFixed(2), changes };
  }
  console.table(rows);
  console.log(`all detectors, ${night} night: ${total.toFixed(1)} s (goal 30)`);
}

/** The stock detectors for three products of a store, as after a sale. */
async function runForSales(now: Date): Promise<void> {
  const { db } = await import('@regulars/api/db');
  const { detect, prepareRun } = await import('@regulars/api/features/alerts/detect');
  const { DETECTORS } = await import('@regulars/api/features/alerts/detectors/index');
  const stock = DETECTORS.filter(({ events }) => events?.kinds.includes('stock.moved'));
  const shelves = await db.selectFrom('stock').select(['store_id', 'product_id']).limit(60).execute();
  const times: number[] = [];
  for (let at = 0; at < shelves.length; at += 3) {
    const keys = shelves.slice(at, at + 3).map(({ store_id, product_id }) => `${store_id}:${product_id}`);
    times.push(
      await seconds(() =>
        withTx(db, async (tx) => {
          const run = { ...(await prepareRun(tx, now)), keys };
          for (const detector of stock) await detect(tx, detector, run);
        }),
      ),
    );
  }
  console.log(
    `\nstock detectors after a sale of three products: ${(median(times) * 1000).toFixed(0)} ms at the median of ${times.length}, ${(Math.max(...times) * 1000).toFixed(0)} ms at most (goal: within the second)`,
  );
}
