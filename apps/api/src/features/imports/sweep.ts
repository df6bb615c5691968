import { rm } from 'node:fs/promises';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { systemViewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { contentPath } from './job.ts';

/** The last word on a file was said before this instant: its last import ended, or it was uploaded and never imported. */
const quietSince = (before: Date) => sql<boolean>`
  f.deleted_at is null and f.created_at < ${before} and not exists (
    select from import_job j where j.file_id = f.id and (j.finished_at is null or j.finished_at >= ${before}))`;

/**
 * Throws away uploaded files `days` after their last import ended, with the list of its refused rows: both may hold personal
 * data that nobody needs any more. What the import counted stays. Each file in a transaction of its own.
 * @returns how many
 */
export async function sweepFiles(days: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - days * 86_400_000);
  const files = await db.selectFrom('import_file as f').select('f.id').where(quietSince(before)).orderBy('f.created_at').execute();
  let gone = 0;
  for (const { id } of files) if (await deleteFile(id, before, now)) gone++;
  if (gone > 0) log.info({ files: gone }, 'old import files deleted');
  return gone;
}

/** @returns false where somebody imports from it after all */
async function deleteFile(id: string, before: Date, now: Date): Promise<boolean> {
  return withTx(db, async (tx) => {
    const file = await tx
      .selectFrom('import_file as f')
      .select(['f.name', 'f.org_id'])
      .where('f.id', '=', id)
      .where(quietSince(before))
      .forUpdate()
      .executeTakeFirst();
    if (!file) return false;
    await tx
      .deleteFrom('import_refusal')
      .where('import_id', 'in', (jobs) => jobs.selectFrom('import_job').select('id').where('file_id', '=', id))
      .execute();
    await tx.updateTable('import_file').set({ deleted_at: now }).where('id', '=', id).execute();
    const change = { before: { name: file.name }, after: { deletedAt: now.toISOString() } };
    await audit(tx, systemViewer('imports'), { action: 'import.delete-file', entity: 'ImportFile', id, orgId: file.org_id, ...change });
    await rm(contentPath(id), { force: true }); // last: if it fails, all of it is taken back and tried again the next night
    return true;
  });
}
