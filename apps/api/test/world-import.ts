import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { contentPath } from '../src/features/imports/job.ts';

/** An import of which a row was refused. */
export async function makeImport(tx: Tx, mark: string, org_id: string, at: Date): Promise<void> {
  const [file_id, id] = [newId(at), newId(at)];
  await mkdir(path.dirname(contentPath(file_id)), { recursive: true });
  await writeFile(contentPath(file_id), `order,${mark}\n1,2\n`);
  await tx
    .insertInto('import_file')
    .values({ id: file_id, name: `${mark}.csv`, size: 100, org_id, created_at: at })
    .execute();
  await tx
    .insertInto('import_job')
    .values({ id, file_id, mapping: '{}', target: 'SALES', org_id, state: 'DONE', created_at: at })
    .execute();
  await tx
    .insertInto('import_refusal')
    .values({ import_id: id, row: 2, column: mark, code: 'BAD_DATE', details: JSON.stringify({ value: mark }) })
    .execute();
}
