/**
 * `pnpm bench levels [--members 1000000] [--plan]`: everybody reviewed by the rules of a ladder (goal: under 60 s for a million members):
 * put in place by rules that were just published, then a night in which nothing has changed, and one in which every fiftieth member has
 * risen or is due for a review.
 */
import { parseArgs } from 'node:util';
import { withTx } from '@regulars/db/tx';
import { addDays } from '@regulars/domain/time';
import { sql } from 'kysely';
import { fill, idOf, TODAY } from './detectors-data.ts';
import { machine, seconds } from './machine.ts';
import { onOwnServer } from './own-server.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { members: { type: 'string', default: '1000000' }, plan: { type: 'boolean' } },
});
const size = { members: Number(values.members), stores: 200, products: 100 };
const settings = { shared_buffers: '2GB', effective_cache_size: '8GB', work_mem: '64MB' };
const spends = (value: number) => ({ attribute: 'amount365', operator: 'ge', value }) as const;
const DRAFT = {
  ladder: 'REGISTERED',
  reviewMonths: 12,
  graceDays: 30,
  warnDays: 30,
  rules: [10_000, 100_000, 400_000].map((amount, index) => ({
    levelId: idOf(2, index + 1),
    up: spends(amount),
    keep: spends(amount * 0.8),
  })),
} as const;

console.log(`${machine()}\n${size.members.toLocaleString('en')} members`);
await onOwnServer({ settings }, async ({ url }) => {
  await fill(url, size);
  await measure();
});

async function measure(): Promise<void> {
  const { db } = await import('@regulars/api/db');
  const { loadChain } = await import('@regulars/api/chain');
  const { rulebook, saveDraft, publishDraft } = await import('@regulars/api/features/levels/ladders');
  const { reviewAll, reviewAt } = await import('@regulars/api/features/levels/review');
  const { candidatesSql } = await import('@regulars/api/features/levels/evaluate');
  const { systemViewer } = await import('@regulars/api/viewer');
  await loadChain();
  const now = new Date(`${TODAY}T04:00:00Z`);
  const viewer = systemViewer('bench');
  await withTx(db, (tx) => saveDraft(tx, viewer, DRAFT, now));
  await withTx(db, (tx) => publishDraft(tx, viewer, 'REGISTERED', now));
  const review = async (name: string, gifts: boolean) => {
    let moved = 0;
    const took = await seconds(async () => (moved = await reviewAll(db, 'REGISTERED', await reviewAt(db, now, gifts))));
    console.log(`${name.padEnd(50)} ${took.toFixed(1).padStart(6)} s, ${moved.toLocaleString('en')} moved`);
  };
  await review('put in place by new rules', false);
  await sql`vacuum analyze member_standing, member`.execute(db);
  await review('a night without a change', true);
  await db
    .updateTable('member_metrics')
    .set((row) => ({ amount_365: sql`${row.ref('amount_365')} * 2 + 20000` }))
    .where(sql<boolean>`hashtext(member_id::text) % 50 = 0`)
    .execute();
  await db
    .updateTable('member_standing')
    .set({ review_on: addDays(TODAY, 0) })
    .where(sql<boolean>`hashtext(member_id::text) % 50 = 1`)
    .execute();
  const book = await rulebook(db, { ladder: 'REGISTERED' });
  const { compiling, today } = await reviewAt(db, now, true);
  if (book && values.plan) {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze, buffers) ${candidatesSql(book, compiling, today)}`.execute(db);
    console.log(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  await review('a night in which every 50th rises or is due', true);
  await db.destroy();
}
