import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { SAYS_NOTHING, SECTIONS } from './disclosure-sections.ts';

let api: Api;
let told: Told;
let owner: Client;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('OWNER')
    .employee('MARKETER')
    .product('Longjing', { tracked: false })
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .member('李小明')
    .buys('Longjing', 2)
    .member('<b>李</b>')
    .buys('Longjing', 1)
    .member('王芳')
    .tell();
  owner = await api.as(told.employee('OWNER'));
  await owner.query('mutation ($id: ID!) { setMemberDocument(id: $id, document: { kind: PASSPORT, number: "E12345678" }) { id } }', {
    id: id('李小明'),
  });
  const merge =
    'mutation ($from: ID!, $into: ID!) { mergeMembers(fromId: $from, intoId: $into, reason: "one", idempotencyKey: "merged-1") { id } }';
  await owner.query(merge, { from: id('<b>李</b>'), into: id('李小明') });
});
afterAll(() => api.stop());

const id = (name: string) => globalId('Member', told.member(name));
const get = async (who: Client | null, member: string, format: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${api.url}/api/members/${encodeURIComponent(id(member))}/disclosure/${format}`, {
    headers: { ...who?.headers, ...headers },
  });
  return { status: response.status, text: await response.text(), disposition: response.headers.get('content-disposition') };
};

test('all of one person, of every record, as JSON; that it was given out is kept', async () => {
  const { status, text, disposition } = await get(owner, '李小明', 'json');
  expect(status).toBe(200);
  expect(disposition).toContain('attachment');
  const data = JSON.parse(text) as Record<string, Record<string, unknown>[]>; // each part is looked at
  expect(data['profile']?.map(({ name }) => name)).toEqual(['李小明', '<b>李</b>']);
  expect(data['sales']?.map(({ amount, store }) => [amount, store])).toEqual([
    ['24.00', 'West Lake'],
    ['12.00', 'West Lake'],
  ]);
  expect(data['lines']).toMatchObject([{ product: 'Longjing', quantity: '2' }, { product: 'Longjing' }]);
  expect(data['documents']).toMatchObject([{ number: 'E12345678' }]);
  expect(data['merges']).toHaveLength(1);
  expect(text).not.toContain('王芳');
  const trail = await db.selectFrom('audit').select('after').where('action', '=', 'member.disclose').execute();
  expect(trail).toMatchObject([{ after: { format: 'json', records: 2, documents: 'whole' } }]);
});

test('as a page in either language, with nothing of a name taken for markup', async () => {
  const english = await get(owner, '李小明', 'html?locale=en');
  expect(english.text).toMatch(/<html lang="en">.*What we hold of 李小明/s);
  expect(english.text).toContain('&lt;b&gt;李&lt;/b&gt;');
  expect(english.text).not.toContain('<b>');
  const chinese = await get(owner, '李小明', 'html?locale=zh');
  expect(chinese.text).toContain('李小明的个人数据');
  expect(chinese.text).toContain('消费明细');
  expect(chinese.text).not.toMatch(/<th>[a-z_]+<\/th>/);
});

test('for nobody without the right, of another branch, and not of a record that is an alias', async () => {
  expect((await get(null, '李小明', 'json')).status).toBe(401);
  expect((await get(await api.as(told.employee('MARKETER')), '李小明', 'json')).status).toBe(403);
  const ofBranch = await get(await api.as(told.employee('REGION_MANAGER')), '李小明', 'json');
  expect([ofBranch.status, ofBranch.text]).toEqual([403, expect.stringContaining('FORBIDDEN')]);
  expect((await get(owner, '<b>李</b>', 'json')).text).toContain('ARCHIVED');
  expect((await get(owner, '李小明', 'pdf')).status).toBe(404);
});

test('every table with rows of a member is told, or says why not', async () => {
  const { rows } = await sql<{ name: string }>`select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'member_id' and t.table_type = 'BASE TABLE' order by 1`.execute(db);
  const statements = SECTIONS.map((section) => section.sql).join('\n');
  const untold = rows
    .map(({ name }) => name)
    .filter((name) => !new RegExp(`\\b(from|join) ${name}\\b`).test(statements) && !(name in SAYS_NOTHING) && name !== 'member_document');
  expect(untold).toEqual([]);
});
