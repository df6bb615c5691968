import { addDays } from '@regulars/domain/time';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { chainToday } from '../../business-day.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let owner: Client;
let zhao: Client;
let qian: Client;

beforeAll(async () => {
  api = await startApi();
  const story = chain().employee('OWNER').region('East').store('West Lake').employee('CASHIER', 'Zhao');
  for (const name of ['李爸爸', '李小明', '李小红', '李小明二号']) story.member(name);
  told = await story.region('North').store('Drum Tower').employee('CASHIER', 'Qian').member('远亲').tell();
  [owner, zhao, qian] = [await api.as(told.employee('OWNER')), await api.as(told.employee('Zhao')), await api.as(told.employee('Qian'))];
});
afterAll(() => api.stop());

const node = (name: string) => globalId('Member', told.member(name));
const ADD = `mutation ($memberId: ID!, $input: AddRelativeInput!) { addRelative(memberId: $memberId, input: $input) { id name } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateRelativeInput!) { updateRelative(id: $id, input: $input) { relation name phone } }`;
const REMOVE = `mutation ($id: ID!) { removeBelonging(belongingId: $id) { id } }`;
const FAMILY = `query ($id: ID!) { node(id: $id) { ... on Member { family { relation name birthday own entryId member { name } } } } }`;
interface Family {
  node: { family: { relation: string; name: string; own: boolean; entryId: string; member: { name: string } | null }[] } | null;
}
const family = async (name: string, by = zhao) => (await by.query<Family>(FAMILY, { id: node(name) })).node?.family ?? [];
const relatives = async (name: string, by = zhao) => (await family(name, by)).map((one) => `${one.relation} ${one.name}`);
const add = async (name: string, input: object, by = zhao) =>
  (await by.query<{ addRelative: { id: string } }>(ADD, { memberId: node(name), input })).addRelative.id;

test('family is written down once and shown from both sides', async () => {
  await add('李爸爸', { relation: 'CHILD', linkedMemberId: node('李小明') });
  await add('李爸爸', { relation: 'SPOUSE', name: '王妈妈', birthday: '1980-05-01', phone: '13800001111' });
  expect(await relatives('李爸爸')).toEqual(['CHILD 李小明', 'SPOUSE 王妈妈']);
  expect(await family('李小明')).toMatchObject([{ relation: 'PARENT', name: '李爸爸', own: false, member: { name: '李爸爸' } }]);
  const input = { relation: 'OTHER', linkedMemberId: node('李小明') };
  expect((await zhao.ask(ADD, { memberId: node('李爸爸'), input })).errors).toMatchObject([{ code: 'DUPLICATE', field: 'linkedMemberId' }]);
  expect((await zhao.ask(ADD, { memberId: node('李小明'), input })).errors).toMatchObject([
    { code: 'OWN_RELATIVE', field: 'linkedMemberId' },
  ]);
  expect(await zhao.refused(ADD, { memberId: node('李小明'), input: { relation: 'OTHER' } })).toEqual(['REQUIRED']);
  expect(await zhao.refused(ADD, { memberId: node('李小明'), input: { relation: 'OTHER', linkedMemberId: node('远亲') } })).toEqual([
    'NOT_FOUND',
  ]);
  expect(await qian.refused(ADD, { memberId: node('李爸爸'), input: { relation: 'OTHER', name: 'x' } })).toEqual(['NOT_FOUND']);
});

test('who is of another branch is a name there, and nobody on the other side', async () => {
  await add('李小红', { relation: 'OTHER', linkedMemberId: node('远亲') }, owner);
  expect(await family('李小红')).toMatchObject([{ relation: 'OTHER', name: '远亲', member: null }]);
  expect(await family('远亲', qian)).toEqual([]);
  expect(await relatives('远亲', owner)).toEqual(['OTHER 李小红']);
});

test('what was written down is changed and forgotten, and the trail keeps it sealed', async () => {
  const id = await add('李小红', { relation: 'SIBLING', name: '小弟' });
  expect(await zhao.query(UPDATE, { id, input: { relation: 'CHILD', phone: '13800002222' } })).toEqual({
    updateRelative: { relation: 'CHILD', name: '小弟', phone: '+8613800002222' },
  });
  expect(await qian.refused(UPDATE, { id, input: { name: 'x' } })).toEqual(['NOT_FOUND']);
  await zhao.query(REMOVE, { id });
  expect(await zhao.refused(REMOVE, { id })).toEqual(['NOT_FOUND']);
  const trail = await db
    .selectFrom('audit')
    .select(['action', 'before', 'after', 'sealed'])
    .where('action', '=', 'member.relative')
    .execute();
  expect(JSON.stringify(trail)).not.toContain('小弟');
  expect(trail.every(({ sealed }) => sealed !== null)).toBe(true);
});

test('days that are kept are among the next steps, and possessions are found by their plate', async () => {
  const today = chainToday();
  const DAY = `mutation ($memberId: ID!, $date: Date!) { addAnniversary(memberId: $memberId, input: { name: "开店日", date: $date }) { id name date } }`;
  const date = `2010${addDays(today, 3).slice(4)}`.replace('02-29', '02-28');
  await zhao.query(DAY, { memberId: node('李小红'), date });
  expect((await zhao.ask(DAY, { memberId: node('李小红'), date: addDays(today, 1) })).errors).toMatchObject([
    { code: 'TOO_LARGE', field: 'date' },
  ]);
  const STEPS = `query ($id: ID!) { node(id: $id) { ... on Member { anniversaries { name } nextSteps { kind } } } }`;
  expect(await zhao.query(STEPS, { id: node('李小红') })).toMatchObject({
    node: { anniversaries: [{ name: '开店日' }], nextSteps: [{ kind: 'ANNIVERSARY' }] },
  });
  const CAR = `mutation ($memberId: ID!) { addPossession(memberId: $memberId, input: { kind: VEHICLE, name: "比亚迪 海豚", identifier: "浙a·12345" }) { id identifier } }`;
  const { addPossession } = await zhao.query<{ addPossession: { id: string; identifier: string } }>(CAR, { memberId: node('李小红') });
  expect(addPossession.identifier).toBe('浙A12345');
  const FIND = `query ($plate: String!) { members(filter: { possession: $plate }) { edges { node { name } } } }`;
  const found = { members: { edges: [{ node: { name: '李小红' } }] } };
  expect(await zhao.query(FIND, { plate: ' 浙A 12345' })).toEqual(found);
  expect(await qian.query(FIND, { plate: '浙A12345' })).toEqual({ members: { edges: [] } });
  const CHANGE = `mutation ($id: ID!) { updatePossession(id: $id, input: { note: "要洗车" }) { name identifier note } }`;
  expect(await zhao.query(CHANGE, { id: addPossession.id })).toEqual({
    updatePossession: { name: '比亚迪 海豚', identifier: '浙A12345', note: '要洗车' },
  });
});

test('a merged member has the family of both records, and erasing leaves nothing of it', async () => {
  await add('李小明二号', { relation: 'SPOUSE', name: '小明妻' });
  await add('李小明二号', { relation: 'PARENT', linkedMemberId: node('李爸爸') });
  const MERGE = `mutation ($from: ID!, $into: ID!) { mergeMembers(fromId: $from, intoId: $into, reason: "one person", idempotencyKey: "merge-family") { id } }`;
  await owner.query(MERGE, { from: node('李小明二号'), into: node('李小明') });
  expect(await relatives('李小明')).toEqual(['SPOUSE 小明妻', 'PARENT 李爸爸']);
  expect((await relatives('李爸爸')).filter((one) => one.includes('小明'))).toEqual(['CHILD 李小明']);
  const [wife] = await family('李小明');
  await zhao.query(UPDATE, { id: wife?.entryId, input: { phone: '13800003333' } });
  await owner.query(`mutation ($id: ID!) { eraseMember(id: $id, reason: "asked") { id } }`, { id: node('李小明') });
  const { rows } = await sql<{ line: string }>`select t::text as line from member_relative t`.execute(db);
  expect(rows.filter(({ line }) => line.includes('小明'))).toEqual([]);
  expect((await family('李爸爸')).find(({ relation }) => relation === 'CHILD')).toBeUndefined();
});
