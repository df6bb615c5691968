import type { Db } from '@regulars/db/kysely';
import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { rekeyDocuments } from './documents.ts';
import { reindexMembers } from './search-index.ts';

/**
 * `members:index` makes what members are found by anew, after a release that changed how; `members:rekey` seals documents anew, after
 * DOCUMENT_KEY got a new key.
 */
export const memberJobs: TaskList = {
  'members:index': async (_payload, { abortSignal }) => {
    const began = Date.now();
    const members = await reindexMembers(db, abortSignal);
    if (members > 0) log.info({ members, ms: Date.now() - began }, 'members indexed');
  },
  'members:rekey': async (_payload, { abortSignal }) => {
    const documents = await rekeyDocuments(db, abortSignal);
    if (documents > 0) log.info({ documents }, 'documents sealed with the present key; those before it are no longer needed');
  },
};

/** Asks for both: a look, where nothing has changed. */
export async function askForIndex(on: Db): Promise<void> {
  for (const job of ['members:index', 'members:rekey'])
    await sql`select graphile_worker.add_job(${job}, queue_name => 'members:index', job_key => ${job})`.execute(on);
}
