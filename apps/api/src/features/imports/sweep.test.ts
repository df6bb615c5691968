import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { emptyChain, facts, importFile, mapping, queueImport, table } from '../../../test/import-story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { contentPath } from './job.ts';
import { runPending } from './run.ts';
import { sweepFiles } from './sweep.ts';

const DAY = 86_400_000;
let api: Api;
let owner: Client;

beforeAll(async () => {
  const told = await emptyChain();
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
});
afterAll(() => api.stop());

const later = (days: number) => new Date(Date.now() + days * DAY);
const fileOf = (id: string) => db.selectFrom('import_file').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const download = (job: string) => fetch(`${api.url}/api/imports/${job}/refused.csv`, { headers: owner.headers });
const START = `mutation ($input: StartImportInput!) { startImport(input: $input) { id } }`;
const JOB = `query ($id: ID!) { node(id: $id) { ... on Import { rowsRefused rowsWritten refusedFile file { deletedAt } refusals { edges { cursor } } } } }`;

test('a file goes so many days after its last import, with its refused rows; what was counted stays', async () => {
  const job = await importFile(table('2024-05-01,A1,li,tea,2,20.00', 'never,A2,li,tea,1,10'), mapping());
  expect(job).toMatchObject({ rows_written: 1, rows_refused: 1 });
  expect(await sweepFiles(30, later(29))).toBe(0);
  expect((await download(job.id)).status).toBe(200);
  expect(existsSync(contentPath(job.file_id))).toBe(true);

  expect(await sweepFiles(30, later(31))).toBe(1);
  expect(existsSync(contentPath(job.file_id))).toBe(false);
  expect(await facts('select * from import_refusal')).toEqual([]);
  expect(await owner.query(JOB, { id: globalId('Import', job.id) })).toMatchObject({
    node: { rowsRefused: 1, rowsWritten: 1, refusedFile: null, file: { deletedAt: expect.any(String) }, refusals: { edges: [] } },
  });
  expect(await facts(`select action, entity, entity_id from audit where action = 'import.delete-file'`)).toEqual([
    { action: 'import.delete-file', entity: 'ImportFile', entity_id: job.file_id },
  ]);
  expect(await sweepFiles(30, later(32))).toBe(0);
});

test('asked for again it says that it is gone, in both languages', async () => {
  const { id: job, file_id } = await db.selectFrom('import_job').selectAll().executeTakeFirstOrThrow();
  const answer = await download(job);
  expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ code: 'IMPORT_FILE_DELETED', field: 'id' })]);
  const fileId = globalId('ImportFile', file_id);
  const gone = [{ code: 'IMPORT_FILE_DELETED', field: 'fileId' }];
  expect((await owner.ask(START, { input: { fileId, mappingName: 'cdnow' } })).errors).toMatchObject(gone);
  const PREVIEW = `query ($fileId: ID!) { importPreview(fileId: $fileId) { header } }`;
  expect((await owner.ask(PREVIEW, { fileId })).errors).toMatchObject(gone);
  const [error] = (await owner.ask(PREVIEW, { fileId })).errors;
  expect(error?.message).toContain('30 days');
});

test('a file whose import waits or ended lately stays, one that was never imported goes', async () => {
  const id = await queueImport(table('2024-05-01,B1,li,tea,2,20.00'), mapping());
  const { file_id } = await db.selectFrom('import_job').select('file_id').where('id', '=', id).executeTakeFirstOrThrow();
  expect(await sweepFiles(30, later(60))).toBe(0);
  await runPending();
  await db
    .updateTable('import_file')
    .set({ created_at: new Date(Date.now() - 90 * DAY) })
    .where('id', '=', file_id)
    .execute();
  expect(await sweepFiles(30, later(1))).toBe(0);
  await db.deleteFrom('import_job').where('id', '=', id).execute();
  expect(await sweepFiles(30, later(1))).toBe(1);
  expect((await fileOf(file_id)).deleted_at).not.toBeNull();
});
