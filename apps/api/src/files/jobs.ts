import type { Db } from '@regulars/db/kysely';
import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { z } from 'zod';
import { db } from '../db.ts';
import { smallOf } from './portrait.ts';
import { files } from './store.ts';

const PAYLOAD = z.object({ names: z.array(z.string()) });

/** Removes files once the transaction has committed that had them for the last time; again until the store has done it. */
export async function removeLater(tx: Db, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await sql`select graphile_worker.add_job('files:remove', ${JSON.stringify({ names })}::json)`.execute(tx);
}

/** `files:remove` removes files that nobody has any more: the same picture may have come back meanwhile. */
export const fileJobs: TaskList = {
  'files:remove': async (payload) => {
    const { names } = PAYLOAD.parse(payload);
    const { rows } = await sql<{ name: string }>`
      select file as name from member_photo where file = any(${names}::text[])
      union select text from member_field where text = any(${names}::text[])`.execute(db);
    const kept = new Set(rows.map(({ name }) => name));
    for (const name of names.filter((one) => !kept.has(one))) for (const file of [name, smallOf(name)]) await files.remove(file);
  },
};
