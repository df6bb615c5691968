import { newId } from '@regulars/db/ids';
import { withTx } from '@regulars/db/tx';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { tagSegment } from './bulk.ts';
import { expireTags, tagConsumer } from './jobs.ts';
import { rulesInUse, runRule } from './rules.ts';
import { doRuns } from './runs.ts';

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

const CREATE = `mutation ($input: CreateTagInput!) { createTag(input: $input) { id name category { name } colour } }`;
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

const HISTORY = `query ($id: ID!) { node(id: $id) { ... on Member { tagHistory { totalCount edges { node { kind reason changedBy rule tag { name } } } } } } }`;
const historyOf = async (name: string) => {
  const { node } = await manager.query<{ node: { tagHistory: { edges: { node: Record<string, unknown> }[] } } }>(HISTORY, {
    id: member(name),
  });
  return node.tagHistory.edges.map((edge) => edge.node).filter(({ tag }) => JSON.stringify(tag).includes(`爱茶 ${count}"`));
};

test('the history says why a tag was put on and who took it off', async () => {
  await manager.query(TAG, { input: { tagId, memberIds: [member('李小明')], reason: '试饮' } });
  await manager.query(TAG, { input: { tagId, memberIds: [member('李小明')], reason: '回购' } });
  await marketer.query(UNTAG, { input: { tagId, memberIds: [member('李小明')], reason: '不再喜欢' } });
  expect(await historyOf('李小明')).toMatchObject([
    { kind: 'REMOVED', reason: '不再喜欢', changedBy: 'MARKETER', rule: null },
    { kind: 'CHANGED', reason: '回购', changedBy: 'STORE_MANAGER' },
    { kind: 'ADDED', reason: '试饮', changedBy: 'STORE_MANAGER' },
  ]);
});

const RULE = `mutation ($tagId: ID!, $input: TagRuleInput!) { setTagRule(tagId: $tagId, input: $input) { rule { sentence version keeps } memberCount } }`;
const inNorth = () => ({ attribute: 'homeStore', operator: 'in', value: [globalId('Org', told.org('North'))] });
const uuid = () => Buffer.from(tagId, 'base64').toString().replace('Tag:', '');
const everyone = async () => (await rulesInUse(db)).find((rule) => rule.tag_id === uuid());

test('a rule tags and untags by itself, at events and for everybody, and leaves alone what hands have put on', async () => {
  await marketer.query(TAG, { input: { tagId, memberIds: [member('王芳')], reason: '手动' } });
  expect(await marketer.query(RULE, { tagId, input: { criteria: inNorth() } })).toMatchObject({
    setTagRule: { rule: { sentence: 'Home store is North', version: 1, keeps: false }, memberCount: 1 },
  });
  const rule = await everyone();
  expect(rule && (await runRule(db, rule, new Date()))).toEqual({ added: 1, removed: 0 });
  const zhang = told.member('张伟');
  const move = (store: string) =>
    db
      .updateTable('member')
      .set({ home_store_id: told.org(store) })
      .where('id', '=', zhang)
      .execute();
  await move('West Lake');
  const event = { seq: 1, cursor: '', at: new Date(), kind: 'member.updated', orgId: null, memberId: zhang, payload: {} };
  await withTx(db, (tx) => tagConsumer.onEntries(tx, [event]));
  const tagged = await db.selectFrom('member_tag').select(['member_id', 'automatic']).where('tag_id', '=', uuid()).execute();
  expect(tagged).toEqual([{ member_id: told.member('王芳'), automatic: false }]);
  await move('Drum Tower');
  const changes = await db
    .selectFrom('tag_change')
    .select(['kind', 'rule'])
    .where('member_id', '=', zhang)
    .where('tag_id', '=', uuid())
    .orderBy('id')
    .execute();
  expect(changes).toEqual([
    { kind: 'ADDED', rule: 1 },
    { kind: 'REMOVED', rule: 1 },
  ]);
  await marketer.query(`mutation ($tagId: ID!) { removeTagRule(tagId: $tagId) { rule { version } } }`, { tagId });
  expect(await everyone()).toBeUndefined();
});

test('a tag whose last day is over is taken off by night, and the history says so', async () => {
  await manager.query(TAG, { input: { tagId, memberIds: [member('李小明')], expiresOn: '2199-12-31' } });
  await db.updateTable('member_tag').set({ expires_on: '2020-01-01' }).where('tag_id', '=', uuid()).execute();
  expect(await expireTags(db, new Date())).toBeGreaterThan(0);
  expect(await historyOf('李小明')).toMatchObject([{ kind: 'EXPIRED', changedBy: null }, { kind: 'ADDED' }]);
});

test('many are tagged by segment and by list; lines that lead to nobody are told', async () => {
  const SEGMENT = `mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }`;
  const { createSegment } = await marketer.query<{ createSegment: { id: string } }>(SEGMENT, {
    input: { name: `all ${count}`, criteria: { all: [] } },
  });
  const BULK = `mutation ($input: TagSegmentInput!) { tagSegment(input: $input) { members tag { memberCount } } }`;
  const input = { tagId, segmentId: createSegment.id, reason: '活动' };
  expect(await manager.query(BULK, { input })).toEqual({ tagSegment: { members: 2, tag: { memberCount: 2 } } });
  expect(await marketer.query(BULK, { input })).toEqual({ tagSegment: { members: 3, tag: { memberCount: 3 } } });
  const numbers = await db
    .selectFrom('member')
    .select('number')
    .where('id', 'in', [told.member('李小明'), told.member('张伟')])
    .orderBy('id')
    .execute();
  const LIST = `mutation ($input: TagListInput!) { tagList(input: $input) { members unknown } }`;
  const lines = [...numbers.map((row) => ` ${row.number}`), 'nobody', ''];
  expect(await marketer.query(LIST, { input: { tagId, lines } })).toEqual({ tagList: { members: 2, unknown: ['nobody'] } });
  expect(await manager.query(LIST, { input: { tagId, lines } })).toEqual({
    tagList: { members: 1, unknown: [numbers[1]?.number, 'nobody'] },
  });
});

test('a group of tags is renamed for all of them, and removed when it is empty', async () => {
  const { tagCategories } = await marketer.query<{ tagCategories: { id: string; name: string; tagCount: number }[] }>(
    '{ tagCategories { id name tagCount } }',
  );
  const group = tagCategories.find(({ name }) => name === '喜好');
  expect(group?.tagCount).toBe(count);
  expect(await marketer.refused(`mutation ($id: ID!) { deleteTagCategory(id: $id) }`, { id: group?.id })).toEqual(['IN_USE']);
  const UPDATE = `mutation ($id: ID!, $input: UpdateTagCategoryInput!) { updateTagCategory(id: $id, input: $input) { name colour } }`;
  expect(await marketer.query(UPDATE, { id: group?.id, input: { colour: '#112233' } })).toEqual({
    updateTagCategory: { name: '喜好', colour: '#112233' },
  });
});

test('the many of a segment are tagged by a worker, which goes on where it was stopped', async () => {
  const at = new Date();
  const { id: segmentId } = await db
    .insertInto('segment')
    .values({
      id: newId(at),
      name: `many ${count}`,
      criteria: '{"all": []}',
      org_id: told.org('Head office'),
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const tag = uuid();
  const started = await tagSegment(db, systemViewer('test'), { tagId: tag, segmentId, reason: '活动' }, at, 2);
  expect(started).toEqual({ members: 3, runId: expect.any(String) });
  const has = () => db.selectFrom('member_tag').select('member_id').where('tag_id', '=', tag).orderBy('member_id').execute();
  expect(await has()).toEqual([]);
  const [first] = await db.selectFrom('member').select('id').where('kind', '=', 'PERSON').orderBy('id').execute();
  await db
    .updateTable('tag_run')
    .set({ after_id: first?.id ?? null, done: 1 })
    .execute(); // as if it had been killed after one
  await doRuns(db, at);
  expect(await has()).toHaveLength(2);
  const RUNS = 'query ($id: ID!) { node(id: $id) { ... on Tag { runs { segment total done endedAt } } } }';
  expect(await marketer.query(RUNS, { id: tagId })).toEqual({
    node: { runs: [{ segment: `many ${count}`, total: 3, done: 3, endedAt: expect.any(String) }] },
  });
  await doRuns(db, at);
  expect(await has()).toHaveLength(2);
});
