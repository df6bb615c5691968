import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let marketer: Client;
let manager: Client;
let tagId: string;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('MARKETER')
    .region('East')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('CASHIER')
    .member('李小明')
    .member('王芳')
    .region('North')
    .store('Drum Tower')
    .member('张伟')
    .tell();
  marketer = await api.as(told.employee('MARKETER'));
  manager = await api.as(told.employee('STORE_MANAGER'));
});
afterAll(() => api.stop());

const CREATE = `mutation ($input: CreateTagInput!) { createTag(input: $input) { id name category colour } }`;
const TAG = `mutation ($input: TagMembersInput!) { tagMembers(input: $input) { name tags { tag { name } reason expiresOn } } }`;
const UNTAG = `mutation ($input: UntagMembersInput!) { untagMembers(input: $input) { name } }`;
const member = (name: string) => globalId('Member', told.member(name));
let count = 0;

beforeEach(async () => {
  const { createTag } = await marketer.query<{ createTag: { id: string } }>(CREATE, {
    input: { name: `爱茶 ${++count}`, category: '喜好' },
  });
  tagId = createTag.id;
});

test('members are tagged with reason and last day, again with others, and untagged', async () => {
  const input = { tagId, memberIds: [member('李小明'), member('王芳')], reason: '试饮', expiresOn: '2199-12-31' };
  const tags = [{ tag: { name: `爱茶 ${count}` }, reason: '试饮', expiresOn: '2199-12-31' }];
  expect(await manager.query(TAG, { input })).toEqual({
    tagMembers: [
      { name: '李小明', tags },
      { name: '王芳', tags },
    ],
  });
  expect(await manager.query(TAG, { input: { tagId, memberIds: [member('王芳')] } })).toMatchObject({
    tagMembers: [{ tags: [{ reason: null, expiresOn: null }] }],
  });
  const { members } = await manager.query<{ members: unknown }>(`query ($id: ID!) { members(filter: { tagIds: [$id] }) { totalCount } }`, {
    id: tagId,
  });
  expect(members).toEqual({ totalCount: 2 });
  expect(await manager.query(UNTAG, { input: { tagId, memberIds: input.memberIds } })).toEqual({
    untagMembers: [{ name: '李小明' }, { name: '王芳' }],
  });
  expect(await manager.query(UNTAG, { input: { tagId, memberIds: input.memberIds } })).toEqual({ untagMembers: [] });
});

test('a tag past its last day is not shown and finds nobody', async () => {
  await manager.query(TAG, { input: { tagId, memberIds: [member('李小明')] } });
  await db.updateTable('member_tag').set({ expires_on: '2020-01-01' }).where('member_id', '=', told.member('李小明')).execute();
  const { members } = await manager.query<{ members: unknown }>(`query ($id: ID!) { members(filter: { tagIds: [$id] }) { totalCount } }`, {
    id: tagId,
  });
  expect(members).toEqual({ totalCount: 0 });
  expect(await manager.query(`query ($id: ID!) { node(id: $id) { ... on Member { tags { reason } } } }`, { id: member('李小明') })).toEqual(
    { node: { tags: [] } },
  );
});

test('all or none: a member of another branch spoils it', async () => {
  const { errors } = await manager.ask(TAG, { input: { tagId, memberIds: [member('李小明'), member('张伟')] } });
  expect(errors).toMatchObject([{ code: 'NOT_FOUND', field: 'memberIds.1' }]);
  const { tags } = await marketer.query<{ tags: { edges: { node: { name: string; memberCount: number } }[] } }>(
    '{ tags { edges { node { name memberCount } } } }',
  );
  expect(tags.edges.find(({ node }) => node.name === `爱茶 ${count}`)?.node.memberCount).toBe(0);
});

test.each([
  { input: { expiresOn: '2020-01-01' }, code: 'TOO_EARLY', field: 'expiresOn' },
  { input: { reason: 'x'.repeat(201) }, code: 'TOO_LONG', field: 'reason' },
  { input: { memberIds: [] }, code: 'REQUIRED', field: 'memberIds' },
  { input: { tagId: globalId('Tag', '01890000-0000-7000-8000-000000000000') }, code: 'NOT_FOUND', field: 'tagId' },
])('$input.expiresOn $code of $field, in both languages', async ({ input, code, field }) => {
  const chinese = await api.as(told.employee('STORE_MANAGER'), { 'accept-language': 'zh-CN' });
  const variables = { input: { tagId, memberIds: [member('李小明')], ...input } };
  const [
    {
      errors: [en],
    },
    {
      errors: [zh],
    },
  ] = [await manager.ask(TAG, variables), await chinese.ask(TAG, variables)];
  expect([en, zh]).toMatchObject([
    { code, field },
    { code, field },
  ]);
  expect(zh?.message).toMatch(/\p{Script=Han}/u);
});

test('an archived tag can be put on no more', async () => {
  await marketer.query(`mutation ($id: ID!) { archiveTag(id: $id) { archivedAt } }`, { id: tagId });
  expect(await manager.refused(TAG, { input: { tagId, memberIds: [member('李小明')] } })).toEqual(['ARCHIVED']);
  await marketer.query(`mutation ($id: ID!) { restoreTag(id: $id) { archivedAt } }`, { id: tagId });
  expect(await manager.query(TAG, { input: { tagId, memberIds: [member('李小明')] } })).toMatchObject({ tagMembers: [{ name: '李小明' }] });
});

test('a name twice is refused; who may not, may not', async () => {
  expect((await marketer.ask(CREATE, { input: { name: `爱茶 ${count}` } })).errors).toMatchObject([{ code: 'DUPLICATE', field: 'name' }]);
  expect(await manager.refused(CREATE, { input: { name: 'x' } })).toEqual(['FORBIDDEN']);
  const cashier = await api.as(told.employee('CASHIER'));
  expect(await cashier.refused(TAG, { input: { tagId, memberIds: [member('李小明')] } })).toEqual(['FORBIDDEN']);
});

test('the list is found by part of a name or of its group', async () => {
  const { createTag } = await marketer.query<{ createTag: { id: string } }>(CREATE, { input: { name: 'Night owl', category: 'Hours' } });
  const find = async (text: string) =>
    (
      await marketer.query<{ tags: { edges: { node: { id: string } }[] } }>(
        `query ($text: String) { tags(filter: { text: $text }) { edges { node { id } } } }`,
        { text },
      )
    ).tags.edges;
  expect(await find('OWL')).toEqual([{ node: { id: createTag.id } }]);
  expect(await find('hour')).toEqual([{ node: { id: createTag.id } }]);
});
