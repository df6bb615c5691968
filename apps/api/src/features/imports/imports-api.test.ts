import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../../../test/client.ts';
import { emptyTables, facts, mapping, table } from '../../../test/import-story.ts';
import { chain as story } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { env } from '../../env.ts';
import { runPending } from './run.ts';

beforeEach(emptyTables);

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('the API', () => {
  const upload = (
    cookie: Record<string, string>,
    content: string,
    headers: Record<string, string> = { 'apollo-require-preflight': '1' },
  ) => {
    const form = new FormData();
    form.append('file', new Blob([content]), '销售.csv');
    return fetch(`${api.url}/api/imports/files`, { method: 'POST', body: form, headers: { ...cookie, ...headers } });
  };
  const START = 'mutation ($input: StartImportInput!) { startImport(input: $input) { id state } }';

  it('uploads, previews, saves a mapping, runs and tells what was refused, in the language asked for', async () => {
    const told = await story().employee('OWNER').tell();
    await sql`insert into level (id, code, name, rank) values (gen_random_uuid(), 'BASE', 'Member', 1)`.execute(db);
    const owner = await api.as(told.employee('OWNER'), { 'accept-language': 'zh-CN' });
    const answer = await upload(owner.headers, table('2024-05-01,A1,li,tea,1,10', '2024-02-30,A1,li,tea,1,10', '2024-05-01,,,tea,-1,-2'));
    expect(answer.status).toBe(201);
    const { fileId, name } = (await answer.json()) as { fileId: string; name: string };
    expect(name).toBe('销售.csv');

    const { importPreview } = await owner.query<{
      importPreview: { header: string[]; rows: { row: number; effects: string[]; refusals: { column: string; message: string }[] }[] };
    }>(
      'query ($fileId: ID!, $mapping: JSON) { importPreview(fileId: $fileId, mapping: $mapping) { encoding delimiter header suggestedMapping rows { row cells values effects refusals { column code message } } } }',
      { fileId, mapping: mapping() },
    );
    expect(importPreview).toMatchObject({ encoding: 'utf-8', delimiter: ',', suggestedMapping: null });
    expect(
      importPreview.rows.map(({ row, effects, refusals: reasons }) => [row, effects.join(), reasons.map(({ column }) => column).join()]),
    ).toEqual([
      [2, 'NEW_MEMBER,NEW_PRODUCT,NEW_STORE', ''],
      [3, '', 'day'],
      [4, 'REFUND,GUEST,NEW_PRODUCT,NEW_STORE', ''],
    ]);
    expect(importPreview.rows[1]?.refusals[0]?.message).toContain('不是有效日期');

    const saved = await owner.query<{ saveImportMapping: { id: string } }>(
      'mutation ($mapping: JSON!) { saveImportMapping(mapping: $mapping) { id name preset } }',
      { mapping: { ...mapping(), name: 'ours' } },
    );
    const { startImport } = await owner.query<{ startImport: { id: string; state: string } }>(START, {
      input: { fileId, mappingName: 'ours' },
    });
    expect(startImport.state).toBe('QUEUED');
    await runPending();
    const { node } = await owner.query<{ node: Record<string, unknown> & { refusedFile: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Import { state progress rowsRead rowsWritten rowsRefused fileAmount roundingDifference refusedFile failure { code } refusals(first: 5) { edges { node { row column code message } } } } } }',
      { id: startImport.id },
    );
    expect(node).toMatchObject({
      state: 'DONE',
      progress: 1,
      rowsRead: 3,
      rowsWritten: 2,
      rowsRefused: 1,
      fileAmount: '8.0000',
      roundingDifference: '0.0000',
      failure: null,
    });
    const csv = await (await fetch(`${api.url}${node.refusedFile}`, { headers: owner.headers })).arrayBuffer();
    expect(Buffer.from(csv).toString()).toBe('\ufeff行,列,原因\r\n3,day,“2024-02-30”不是有效日期，请按 2026-01-31 的格式填写。\r\n');
    expect(await owner.query('mutation ($id: ID!) { deleteImportMapping(id: $id) }', { id: saved.saveImportMapping.id })).toEqual({
      deleteImportMapping: true,
    });
  });

  it('refuses who may not, another branch, another site, nothing and unknown names', async () => {
    const told = await story().employee('OWNER').region('East').store('West Lake').employee('CASHIER').employee('REGION_MANAGER').tell();
    const [owner, cashier, manager] = [
      await api.as(told.employee('OWNER')),
      await api.as(told.employee('CASHIER')),
      await api.as(told.employee('REGION_MANAGER')),
    ];
    expect((await upload({}, 'a,b\n1,2')).status).toBe(401);
    expect((await upload(cashier.headers, 'a,b\n1,2')).status).toBe(403);
    expect((await upload(owner.headers, 'a,b\n1,2', {})).status).toBe(403);
    expect((await upload(owner.headers, '')).status).toBe(400);
    const { fileId } = (await (await upload(owner.headers, table('2024-05-01,A1,li,tea,1,10'))).json()) as { fileId: string };
    expect(await cashier.refused(START, { input: { fileId, mappingName: 'cdnow' } })).toEqual(['FORBIDDEN']);
    expect(await owner.refused(START, { input: { fileId, mappingName: 'nonsense' } })).toEqual(['UNKNOWN_MAPPING']);
    expect(await owner.refused(START, { input: { fileId, mapping: { ...mapping(), rounding: 'UP' } } })).toEqual(['BAD_INPUT']);
    expect(await owner.refused(START, { input: { fileId, mappingName: 'superstore_cn_returns' } })).toEqual(['REQUIRED']);
    expect(
      await owner.refused('query ($fileId: ID!) { importPreview(fileId: $fileId, mappingName: "cdnow") { header } }', { fileId }),
    ).toEqual(['UNKNOWN_COLUMN']);
    const { startImport } = await owner.query<{ startImport: { id: string } }>(START, { input: { fileId, mapping: mapping() } });
    const theirs = 'query ($id: ID!) { node(id: $id) { id } imports { totalCount edges { node { id } } } }';
    expect(await manager.query(theirs, { id: startImport.id })).toEqual({ node: null, imports: { totalCount: 0, edges: [] } });
    expect(await owner.query(theirs, { id: startImport.id })).toMatchObject({ node: { id: startImport.id }, imports: { totalCount: 1 } });
    const uuid = Buffer.from(startImport.id, 'base64').toString().split(':')[1];
    expect((await fetch(`${api.url}/api/imports/${uuid}/refused.csv`, { headers: manager.headers })).status).toBe(403);
    expect(await owner.query('mutation ($id: ID!) { cancelImport(id: $id) { state } }', { id: startImport.id })).toEqual({
      cancelImport: { state: 'CANCELLED' },
    });
    expect(await owner.refused('mutation ($id: ID!) { cancelImport(id: $id) { state } }', { id: startImport.id })).toEqual([
      'IMPORT_FINISHED',
    ]);
  });
});

describe('the terminal', () => {
  const run = promisify(execFile);
  const cli = fileURLToPath(new URL('cli.ts', import.meta.url));

  it('imports into an empty database, tells what came of it, and writes the refused rows beside the file', async () => {
    const file = path.join(env.DATA_DIR, 'log.txt');
    await writeFile(
      file,
      ' customer_id date number_of_cds dollar_value\n 00001 19970101 1 11.77\n 00002 19970112 1 12.00\n 00002 19970230 5 77.00\n',
    );
    const environment = { ...process.env, DATABASE_URL: env.DATABASE_URL, DATA_DIR: env.DATA_DIR };
    const { stdout } = await run(process.execPath, ['--import', 'tsx', cli, file, '--mapping', 'cdnow'], { env: environment });
    expect(stdout).toBe(
      `Written: 2 rows, 2 sales, 2 new members, 1 new products\nKnown before: 0. Refused: 1 of 3.\nAmount in the file: 23.7700; rounding added 0.0000.\nRefused rows with reasons: ${file}.refused.csv\n`,
    );
    expect(await readFile(`${file}.refused.csv`, 'utf8')).toContain('4,date,');
    expect(await facts('select o.code, sum(s.amount)::int as amount from sale s join org o on o.id = s.store_id group by 1')).toEqual([
      { code: 'cdnow', amount: 2377 },
    ]);
    await expect(
      run(process.execPath, ['--import', 'tsx', cli, file, '--mapping', 'nonsense'], { env: environment }),
    ).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('There is no mapping called "nonsense"') });
  }, 60_000);
});
