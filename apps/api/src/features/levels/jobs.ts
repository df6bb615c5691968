import type { Tx } from '@regulars/db/kysely';
import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import type { Consumer } from '../../stream/consume.ts';
import { rulebook } from './ladders.ts';
import { endTerms, reviewAll, reviewAt, reviewMembers, RULED } from './review.ts';

/**
 * `levels:night` ends what was bought or given for a time and reviews everybody; `levels:place` puts everybody in place by rules that
 * were just published, without gifts.
 */
export const levelJobs: TaskList = {
  'levels:night': async (_payload, { abortSignal }) => run(true, abortSignal),
  'levels:place': async (_payload, { abortSignal }) => run(false, abortSignal),
};

async function run(gifts: boolean, signal?: AbortSignal): Promise<void> {
  const began = Date.now();
  await loadChain();
  const how = await reviewAt(db, new Date(), gifts);
  const ended = await endTerms(db, how, signal);
  let moved = 0;
  for (const ladder of RULED) moved += await reviewAll(db, ladder, how, signal);
  log.info({ ended, moved, ms: Date.now() - began }, 'levels reviewed');
}

/** Twice an hour: midnight is at any half hour of the world, and what is not due costs one look. */
export const levelCrontab = '6,36 * * * * levels:night ?queue=levels&jobKey=levels:night';

/** Asks for `levels:place`, once `tx` has committed. */
export async function askForPlacing(tx: Tx): Promise<void> {
  await sql`select graphile_worker.add_job('levels:place', queue_name => 'levels', job_key => 'levels:place')`.execute(tx);
}

/** Follows what becomes of members, so that a level comes within a second of what earned it. */
export const levelConsumer: Consumer = {
  name: 'levels',
  onEntries: async (tx, entries) => {
    const others = entries.filter(({ kind }) => kind !== 'member.level-changed' && !kind.startsWith('level.'));
    const members = [...new Set(others.flatMap(({ memberId }) => memberId ?? []))];
    if (members.length === 0) return;
    const how = await reviewAt(tx, new Date(), true);
    for (const ladder of RULED) {
      const book = await rulebook(tx, { ladder });
      if (book) await reviewMembers(tx, book, members, how);
    }
  },
  onResync: askForNight,
};

/** Events were missed: the night's review finds what they caused. */
async function askForNight(tx: Tx): Promise<void> {
  await sql`select graphile_worker.add_job('levels:night', queue_name => 'levels', job_key => 'levels:night')`.execute(tx);
}
