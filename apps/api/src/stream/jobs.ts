import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { withTx } from '@regulars/db/tx';
import { db } from '../db.ts';

const KEPT_DAYS = 7;
const BATCH = 10_000;

/** Deletes entries older than what is kept, oldest first, in short transactions. The events themselves stay. @returns how many */
export async function forgetOldEntries(now: Date, keptDays = KEPT_DAYS): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  for (let total = 0; ;) {
    const deleted = await withTx(db, async (tx) => {
      await sql`select from stream_state for update`.execute(tx);
      const { rows } = await sql<{ deleted: number }>`
        with oldest as (select seq, numbered_at from stream_entry order by seq limit ${BATCH}),
        gone as (delete from stream_entry where seq in (select seq from oldest where numbered_at < ${before}) returning seq),
        kept as (update stream_state set kept_after = (select max(seq) from gone) where exists (select from gone))
        select count(*)::int as deleted from gone`.execute(tx);
      return rows[0]?.deleted ?? 0;
    });
    total += deleted;
    if (deleted < BATCH) return total;
  }
}

/** `stream:forget` keeps the stream at a week. */
export const streamJobs: TaskList = {
  'stream:forget': async () => void (await forgetOldEntries(new Date())),
};

export const streamCrontab = '17 * * * * stream:forget';
