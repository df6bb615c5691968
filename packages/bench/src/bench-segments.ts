/**
 * `pnpm bench segments [--members 1000000]`: how many members meet a condition, compiled from the condition language, beside the best SQL
 * for the same question written by hand, in turns in the same run (goals: within 1.2 times; under 300 ms at a million members but for
 * purchases). The data are made once and kept in .data.
 */
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { fill, TODAY } from './detectors-data.ts';
import { machine, median, seconds } from './machine.ts';
import { onOwnServer } from './own-server.ts';
import { addHoldings, QUESTIONS } from './segments-data.ts';

const { values } = parseArgs({ args: process.argv.slice(3), options: { members: { type: 'string', default: '1000000' } } });
const size = { members: Number(values.members), stores: 200, products: 100 };
const ROUNDS = 7;

console.log(`${machine()}\n${size.members.toLocaleString('en')} members`);
const make = async ({ url }: { url: string }) => {
  await fill(url, size);
  await addHoldings(url, size.members);
};
const settings = { shared_buffers: '2GB', effective_cache_size: '8GB', work_mem: '32MB' };
await onOwnServer({ settings, data: { name: `segments-${size.members}`, make } }, measure);

async function measure(): Promise<void> {
  const { db } = await import('@regulars/api/db');
  const { loadChain } = await import('@regulars/api/chain');
  const { askingAt } = await import('@regulars/api/features/segments/asking');
  const { countOf } = await import('@regulars/api/features/segments/count-sql');
  await loadChain();
  const asking = await askingAt(db, new Date(`${TODAY}T04:00:00Z`));
  const table: Record<string, { members: number; ours: string; byHand: string; ratio: string }> = {};
  for (const { name, condition, byHand } of QUESTIONS) {
    const ours = sql<{ count: number }>`${countOf(condition, asking, { stores: null })}`;
    const best = sql<{ count: number }>`${sql.raw(byHand)}`;
    const times: [number[], number[]] = [[], []];
    const counts = new Set<number>();
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [at, query] of [ours, best].entries()) {
        const took = await seconds(async () => counts.add((await query.execute(db)).rows[0]?.count ?? -1));
        if (round > 0) times[at === 0 ? 0 : 1].push(took * 1000);
      }
    }
    if (counts.size !== 1) throw new Error(`${name}: two answers, ${[...counts].join(' and ')}`);
    const [mine, hand] = times.map(median);
    const ratio = ((mine ?? 0) / (hand ?? 1)).toFixed(2);
    table[name] = { members: [...counts][0] ?? 0, ours: `${mine?.toFixed(0)} ms`, byHand: `${hand?.toFixed(0)} ms`, ratio };
  }
  console.table(table);
  await db.destroy();
}
