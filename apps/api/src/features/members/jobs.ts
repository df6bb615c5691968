import type { Db } from '@regulars/db/kysely';
import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { reindexMembers } from './search-index.ts';

/** `members:index` makes what members are found by anew, after a release that changed how. */
export const memberJobs: TaskList = {
  'members:index': async (_payload, { abortSignal }) => {
    const began = Date.now();
    const members = await reindexMembers(db, abortSignal);
    if (members > 0) log.info({ members, ms: Date.now() - began }, 'members indexed');
  },
};

/** Asks for it: one look at a row, where nothing has changed. */
export async function askForIndex(on: Db): Promise<void> {
  await sql`select graphile_worker.add_job('members:index', queue_name => 'members:index', job_key => 'members:index')`.execute(on);
}
