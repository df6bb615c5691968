import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
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
  for (const name of ['Li', 'Wang', 'Wang two']) story.member(name);
  told = await story.region('North').store('Drum Tower').employee('CASHIER', 'Qian').tell();
  [owner, zhao, qian] = [await api.as(told.employee('OWNER')), await api.as(told.employee('Zhao')), await api.as(told.employee('Qian'))];
});
afterAll(() => api.stop());

const node = (name: string) => globalId('Member', told.member(name));
const OPEN = `mutation ($input: OpenServiceCaseInput!) { openServiceCase(input: $input) { id state assignee { name } store { name } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateServiceCaseInput!) { updateServiceCase(id: $id, input: $input) { subject assignee { name } } }`;
const CLOSE = `mutation ($id: ID!, $input: CloseServiceCaseInput!) { closeServiceCase(id: $id, input: $input) { state rating outcome closedAt assignee { name } } }`;
const REOPEN = `mutation ($id: ID!) { reopenServiceCase(id: $id) { state rating closedAt } }`;
interface Opened {
  openServiceCase: { id: string };
}
const open = async (name: string, kind = 'RESCUE', by = zhao) =>
  (await by.query<Opened>(OPEN, { input: { memberId: node(name), kind, subject: '车辆抛锚' } })).openServiceCase.id;

test('a case is opened, given to somebody, closed with a rating, and taken up again', async () => {
  const input = { memberId: node('Li'), kind: 'RESCUE', subject: '车辆抛锚', detail: '高速 12 公里处' };
  const { openServiceCase: opened } = await zhao.query<Opened>(OPEN, { input });
  expect(opened).toMatchObject({ state: 'OPEN', assignee: null, store: { name: 'West Lake' } });
  const { id } = opened;
  expect(await zhao.query(UPDATE, { id, input: { assigneeId: globalId('Employee', told.employee('Zhao')) } })).toEqual({
    updateServiceCase: { subject: '车辆抛锚', assignee: { name: 'Zhao' } },
  });
  const STEPS = `query ($id: ID!) { node(id: $id) { ... on Member { nextSteps { kind } cases { subject } } } }`;
  expect(await zhao.query(STEPS, { id: node('Li') })).toMatchObject({
    node: { nextSteps: [{ kind: 'CASE' }], cases: [{ subject: '车辆抛锚' }] },
  });
  const done = { state: 'DONE', outcome: '已拖回', rating: 5 };
  for (const [bad, code, field] of [
    [{ ...done, rating: 6 }, 'TOO_LARGE', 'rating'],
    [{ ...done, outcome: ' ' }, 'REQUIRED', 'outcome'],
    [{ ...done, state: 'CANCELLED' }, 'NOT_RATED', 'rating'],
  ] as const)
    expect((await zhao.ask(CLOSE, { id, input: bad })).errors).toMatchObject([{ code, field }]);
  expect(await zhao.query(CLOSE, { id, input: done })).toMatchObject({
    closeServiceCase: { state: 'DONE', rating: 5, closedAt: expect.any(String) },
  });
  expect(await zhao.refused(CLOSE, { id, input: done })).toEqual(['CASE_CLOSED']);
  expect(await zhao.refused(UPDATE, { id, input: { subject: 'x' } })).toEqual(['CASE_CLOSED']);
  expect(await zhao.query(REOPEN, { id })).toEqual({ reopenServiceCase: { state: 'OPEN', rating: null, closedAt: null } });
  expect(await zhao.refused(REOPEN, { id })).toEqual(['CASE_OPEN']);
  const trail = await db.selectFrom('audit').selectAll().where('entity', '=', 'ServiceCase').orderBy('id').execute();
  expect(trail.map(({ action }) => action)).toEqual(['serviceCase.open', 'serviceCase.update', 'serviceCase.close', 'serviceCase.reopen']);
  expect(JSON.stringify(trail)).not.toMatch(/抛锚|拖回/);
});

test('another branch neither sees nor changes it', async () => {
  const id = await open('Wang');
  const LIST = `{ serviceCases { totalCount edges { node { subject } } } }`;
  expect(await qian.query(LIST)).toEqual({ serviceCases: { totalCount: 0, edges: [] } });
  expect(await qian.refused(CLOSE, { id, input: { state: 'DONE', outcome: 'x' } })).toEqual(['NOT_FOUND']);
  expect(await qian.refused(OPEN, { input: { memberId: node('Wang'), kind: 'SERVICE', subject: 'x' } })).toEqual(['NOT_FOUND']);
  const assigneeId = globalId('Employee', told.employee('Qian'));
  expect((await zhao.ask(UPDATE, { id, input: { assigneeId } })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'assigneeId' }]);
  expect((await zhao.query<{ serviceCases: { totalCount: number } }>(LIST)).serviceCases.totalCount).toBe(2);
});

const RECORD = `mutation ($input: RecordActivityInput!, $key: String!) { recordActivity(input: $input, idempotencyKey: $key) }`;

test('what members do is noted once for all, and told in their timeline', async () => {
  const input = { memberIds: [node('Li'), node('Wang'), node('Li')], kind: 'PARTICIPATION', name: '品茶会' };
  expect(await zhao.query(RECORD, { input, key: 'tea-party' })).toEqual({ recordActivity: 2 });
  expect(await zhao.query(RECORD, { input, key: 'tea-party' })).toEqual({ recordActivity: 2 });
  expect(await zhao.refused(RECORD, { input: { ...input, name: '另一场' }, key: 'tea-party' })).toEqual(['IDEMPOTENCY_MISMATCH']);
  expect((await zhao.ask(RECORD, { input: { ...input, name: null }, key: 'nameless1' })).errors).toMatchObject([
    { code: 'REQUIRED', field: 'name' },
  ]);
  expect((await qian.ask(RECORD, { input, key: 'stranger1' })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'memberIds.0' }]);
  await zhao.query(RECORD, { input: { memberIds: [node('Li')], kind: 'SIGN_IN' }, key: 'sign-in-1' });
  const rows = await db.selectFrom('member_activity').select('kind').execute();
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['PARTICIPATION', 'PARTICIPATION', 'SIGN_IN']);
  const TIMELINE = `query ($id: ID!) { node(id: $id) { ... on Member { activities { kind } timeline { text } } } }`;
  const { node: li } = await zhao.query<{ node: { activities: unknown[]; timeline: { text: string }[] } }>(TIMELINE, { id: node('Li') });
  expect(li.activities).toHaveLength(2);
  expect(li.timeline.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Took part in 品茶会 (West Lake)', 'Came on-line (West Lake)']),
  );
});

test('the figures are those of the rows, of the branch and of all records of a person', async () => {
  const id = await open('Wang two', 'COMPLAINT', owner);
  await owner.query(CLOSE, { id, input: { state: 'DONE', outcome: '已道歉', rating: 3 } });
  const MERGE = `mutation ($from: ID!, $into: ID!) { mergeMembers(fromId: $from, intoId: $into, reason: "one person", idempotencyKey: "merge-cases") { cases { kind } } }`;
  expect(await owner.query(MERGE, { from: node('Wang two'), into: node('Wang') })).toEqual({
    mergeMembers: { cases: [{ kind: 'RESCUE' }, { kind: 'COMPLAINT' }] },
  });
  const FIGURES = `{ careStatistics(months: 2) { months { signIns participations members participation opened closed rating }
    byKind { kind total open done rating } byAssignee { assignee { name } total } } }`;
  interface Figures {
    careStatistics: { months: { participation: number; signIns: number }[]; byKind: unknown[]; byAssignee: unknown[] };
  }
  const { careStatistics: figures } = await owner.query<Figures>(FIGURES);
  expect(figures.months).toHaveLength(2);
  expect(figures.months[1]).toMatchObject({
    signIns: 1,
    participations: 2,
    members: 2,
    opened: 3,
    closed: 1,
    rating: 3,
    participation: 2 / 3,
  });
  expect(figures.byKind).toEqual([
    { kind: 'RESCUE', total: 2, open: 2, done: 0, rating: null },
    { kind: 'COMPLAINT', total: 1, open: 0, done: 1, rating: 3 },
  ]);
  expect(figures.byAssignee).toEqual(
    expect.arrayContaining([
      { assignee: { name: 'Zhao' }, total: 1 },
      { assignee: null, total: 1 },
      { assignee: { name: 'OWNER' }, total: 1 },
    ]),
  );
  const { careStatistics: none } = await qian.query<Figures>(FIGURES);
  expect(none.months[1]).toMatchObject({ signIns: 0, members: 0, opened: 0, participation: null });
  expect(none.byKind).toEqual([]);
});
