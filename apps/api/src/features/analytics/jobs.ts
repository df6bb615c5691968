import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';
import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { fold } from './fold.ts';

/** `analytics:fold` brings the rollups up to the last closed day. */
export const analyticsJobs: TaskList = {
  'analytics:fold': async () => {
    const began = Date.now();
    const all = await fold(db, await loadChain(), new Date());
    log.debug({ ms: Date.now() - began, all }, 'folded');
  },
};

/** Every five minutes: days close at any hour of the world, and dirty days are folded again soon. */
export const analyticsCrontab = '*/5 * * * * analytics:fold ?queue=analytics:fold&jobKey=analytics:fold';

/** Asks for a fold now, in the caller's transaction if it has one: after an import, say. */
export async function askForFold(on: Db): Promise<void> {
  await sql`select graphile_worker.add_job('analytics:fold', queue_name => 'analytics:fold', job_key => 'analytics:fold')`.execute(on);
}
