import { withTx } from '@regulars/db/tx';
import { SPENDING_POINTS } from '@regulars/domain/assets';
import { addDays } from '@regulars/domain/time';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { pointsConsumer, rewardBirthdays } from './automatic.ts';
import { giveAwards } from './awards.ts';
import { confirmDue } from './pending.ts';

let api: Api;
let told: Told;
let manager: Client;
let owner: Client;
let cashier: Client;
let count = 0;
let member: string;
let storeId: string;
let keys = 0;
const key = () => `tasks-key-${++keys}`;
const kindId = globalId('PointsKind', SPENDING_POINTS);

beforeAll(async () => {
  api = await startApi();
  let story = chain().employee('OWNER').region('East').store('West Lake').employee('STORE_MANAGER').employee('CASHIER');
  for (let n = 1; n <= 20; n++) story = story.member(`Li ${n}`);
  story = story.member('Merged').member('Other');
  told = await story.tell();
  [owner, manager, cashier] = (await Promise.all(['OWNER', 'STORE_MANAGER', 'CASHIER'].map((name) => api.as(told.employee(name))))) as [
    Client,
    Client,
    Client,
  ]; // as many as names
  storeId = globalId('Org', told.org('West Lake'));
});
afterAll(() => api.stop());
beforeEach(() => {
  member = told.member(`Li ${++count}`);
});

const balance = async (of = member) => {
  const row = await db.selectFrom('account').select('balance').where('member_id', '=', of).executeTakeFirst();
  return row?.balance ?? 0;
};
const createTask = async (change: object) => {
  const input = { kindId, score: 5, descriptionEn: 'Do it', descriptionZh: '做吧', ...change };
  const CREATE = `mutation ($input: CreatePointsTaskInput!) { createPointsTask(input: $input) { id automatic running } }`;
  return (await owner.query<{ createPointsTask: { id: string; automatic: boolean; running: boolean } }>(CREATE, { input }))
    .createPointsTask;
};

describe('a task', () => {
  const COMPLETE = `mutation ($input: CompleteTaskInput!, $key: String!) { completeTask(input: $input, idempotencyKey: $key) { kind why(language: EN) } }`;
  const complete = (taskId: string, by = cashier) =>
    by.ask<{ completeTask: { kind: string; why: string } }>(COMPLETE, {
      input: { taskId, memberId: globalId('Member', member), storeId },
      key: key(),
    });

  test('counts as often as it may, however many come at once', async () => {
    const { id } = await createTask({ action: 'CHECK_IN', perDay: 3, perMember: 100 });
    const tries = await Promise.all(Array.from({ length: 12 }, () => complete(id)));
    expect(tries.filter(({ data }) => data?.completeTask.kind === 'EARN')).toHaveLength(3);
    expect(tries.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(Array(9).fill('TASK_LIMIT'));
    expect(await balance()).toBe(15);
  });

  test('says on the statement what it was for', async () => {
    const { id } = await createTask({ action: 'REVIEW' });
    expect((await complete(id)).data?.completeTask.why).toMatch(/5 Spending points earned at West Lake for a review\./);
  });

  test('is refused outside of its dates, when it is noticed by itself, and when it is archived', async () => {
    const { id, running } = await createTask({ action: 'SHARE', endsOn: '2020-01-01' });
    expect(running).toBe(false);
    expect((await complete(id)).errors).toMatchObject([{ code: 'TASK_NOT_NOW', field: 'taskId' }]);
    const { id: own } = await createTask({ action: 'BIRTHDAY', endsOn: '2020-01-01' });
    expect((await complete(own)).errors).toMatchObject([{ code: 'TASK_AUTOMATIC' }]);
    await owner.query(`mutation ($id: ID!) { archivePointsTask(id: $id) { archivedAt } }`, { id });
    expect((await complete(id)).errors).toMatchObject([{ code: 'ARCHIVED' }]);
    expect(await balance()).toBe(0);
  });
});

test('a profile is rewarded once, when it is complete', async () => {
  await createTask({ action: 'PROFILE_COMPLETED', score: 50 });
  const entry = { seq: 1, cursor: '', at: new Date(), kind: 'member.updated', orgId: null, memberId: member, payload: {} };
  const tell = () => withTx(db, (tx) => pointsConsumer.onEntries(tx, [entry, entry]));
  await tell();
  expect(await balance()).toBe(0);
  await db
    .updateTable('member')
    .set({ gender: 'FEMALE', birthday: '1990-05-05', phone: '+8613800001111' })
    .where('id', '=', member)
    .execute();
  await tell();
  await tell();
  expect(await balance()).toBe(50);
});

test('a birthday is rewarded once a year, by the clock of the home store', async () => {
  await createTask({ action: 'BIRTHDAY', score: 100 });
  await db.updateTable('member').set({ birthday: '1988-02-29' }).where('id', '=', member).execute();
  const at = (day: string) => rewardBirthdays(db, new Date(`${day}T02:00:00Z`));
  expect([
    await at('2027-02-27'),
    await at('2027-02-28'),
    await at('2027-02-28'),
    await at('2027-03-01'),
    await at('2028-02-28'),
    await at('2028-02-29'),
  ]).toEqual([0, 1, 0, 0, 0, 1]);
  expect(await balance()).toBe(200);
});

describe('promised points', () => {
  const PROMISE = `mutation ($input: PromisePointsInput!, $key: String!) { promisePoints(input: $input, idempotencyKey: $key) { id points state } }`;
  const promise = async (change = {}) => {
    const input = { memberId: globalId('Member', member), kindId, points: 30, storeId, ...change };
    return (await manager.query<{ promisePoints: { id: string } }>(PROMISE, { input, key: key() })).promisePoints.id;
  };
  const shopDay = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const end = (verb: 'confirm' | 'cancel', id: string) =>
    manager.ask(`mutation ($id: ID!, $key: String!) { ${verb}PendingPoints(id: $id, idempotencyKey: $key) { state entry { kind } } }`, {
      id,
      key: key(),
    });

  test('are given when they are confirmed, once', async () => {
    const id = await promise();
    expect(await balance()).toBe(0);
    expect((await end('confirm', id)).data).toEqual({ confirmPendingPoints: { state: 'CONFIRMED', entry: { kind: 'EARN' } } });
    for (const verb of ['confirm', 'cancel'] as const) expect((await end(verb, id)).errors).toMatchObject([{ code: 'PENDING_ENDED' }]);
    expect(await balance()).toBe(30);
  });

  test('are not when they are cancelled, and are on their day', async () => {
    await end('cancel', await promise());
    await promise({ dueOn: addDays(shopDay(), 1) });
    expect(await confirmDue(db, new Date())).toBe(0);
    const tomorrow = new Date(Date.now() + 86_400_000);
    expect(await Promise.all([confirmDue(db, tomorrow), confirmDue(db, tomorrow)])).toContain(1);
    expect(await balance()).toBe(30);
  });

  test('go to whom the member was merged into meanwhile, by hand and on their day', async () => {
    const [from, into] = [told.member('Merged'), told.member('Other')];
    const memberId = globalId('Member', from);
    const id = await promise({ memberId });
    await promise({ memberId, points: 12, dueOn: shopDay() });
    await db.updateTable('member').set({ merged_into: into, archived_at: new Date() }).where('id', '=', from).execute();
    expect((await end('confirm', id)).data).toEqual({ confirmPendingPoints: { state: 'CONFIRMED', entry: { kind: 'EARN' } } });
    await confirmDue(db, new Date());
    const { balance: all } = await db.selectFrom('account').select('balance').where('member_id', '=', into).executeTakeFirstOrThrow();
    expect(all).toBe(42);
    await db.updateTable('member').set({ archived_at: new Date() }).where('id', '=', into).execute();
  });

  test('stand in the list of their branch, by state', async () => {
    const id = await promise();
    const list = `query ($states: [PendingState!]) { pendingPoints(first: 100, filter: { states: $states }) { totalCount edges { node { id here member { id } } } } }`;
    type List = { pendingPoints: { totalCount: number; edges: { node: { id: string } }[] } };
    const open = await manager.query<List>(list, { states: ['PENDING'] });
    expect(open.pendingPoints.edges.map(({ node }) => node)).toContainEqual({ id, here: true, member: { id: globalId('Member', member) } });
    await end('cancel', id);
    const rest = await manager.query<List>(list, { states: ['PENDING'] });
    expect(rest.pendingPoints.totalCount).toBe(open.pendingPoints.totalCount - 1);
  });

  test('are for no day that is over', async () => {
    const input = { memberId: globalId('Member', member), kindId, points: 30, storeId, dueOn: addDays(shopDay(), -1) };
    expect((await manager.ask(PROMISE, { input, key: key() })).errors).toMatchObject([{ code: 'TOO_EARLY', field: 'dueOn' }]);
  });

  test('are no way around the second person', async () => {
    const input = { memberId: globalId('Member', member), kindId, points: 10_001, storeId };
    expect(await manager.refused(PROMISE, { input, key: key() })).toEqual(['TOO_LARGE']);
  });
});

describe('points for a list', () => {
  const REQUEST = `mutation ($input: RequestAwardInput!, $key: String!) { requestAward(input: $input, idempotencyKey: $key) { id state members given approval { id words } } }`;
  interface Award {
    requestAward: { id: string; state: string; members: number; approval: { id: string; words: string } };
  }
  const decide = (id: string, approve: boolean) =>
    owner.query(
      `mutation ($id: ID!, $yes: Boolean!, $key: String!) { decideApproval(id: $id, approve: $yes, note: "ok", idempotencyKey: $key) { state } }`,
      { id, yes: approve, key: key() },
    );
  const stateOf = async (id: string) =>
    (await manager.query<{ node: object }>(`query ($id: ID!) { node(id: $id) { ... on PointsAward { state given failed } } }`, { id }))
      .node;
  const request = async (list: string, memberIds: string[] = []) =>
    manager.ask<Award>(REQUEST, { input: { kindId, score: 20, reason: 'spring', orgId: storeId, list, memberIds }, key: key() });

  test('is given to each once, when a second person agrees; who left gets none', async () => {
    const other = told.member(`Li ${count + 1}`);
    const rows = await db.selectFrom('member').select('number').where('id', 'in', [member, other]).execute();
    const list = [...rows, ...rows].map(({ number }) => ` ${number} `).join('\n');
    const { requestAward } = (await request(list, [globalId('Member', member)])).data ?? expect.unreachable();
    expect(requestAward).toMatchObject({
      state: 'WAITING',
      members: 2,
      approval: { words: 'Give 20 Spending points to each of 2 members' },
    });
    await giveAwards(db, new Date());
    expect(await balance()).toBe(0);
    await decide(requestAward.approval.id, true);
    await db.updateTable('member').set({ archived_at: new Date() }).where('id', '=', other).execute();
    await Promise.all([giveAwards(db, new Date()), giveAwards(db, new Date())]);
    await giveAwards(db, new Date());
    expect([await balance(), await balance(other)]).toEqual([20, 0]);
    expect(await stateOf(requestAward.id)).toEqual({ state: 'DONE', given: 1, failed: 1 });
    count += 1;
  });

  test('is not when the second person says no', async () => {
    const { requestAward } = (await request('', [globalId('Member', member)])).data ?? expect.unreachable();
    await decide(requestAward.approval.id, false);
    await giveAwards(db, new Date());
    expect(await stateOf(requestAward.id)).toEqual({ state: 'REFUSED', given: 0, failed: 0 });
    expect(await balance()).toBe(0);
  });

  test('is refused where a line leads to nobody, or where there is none', async () => {
    expect((await request('nobody, 404')).errors).toMatchObject([
      { code: 'UNKNOWN_MEMBERS', field: 'list', details: { count: 2, first: 'nobody, 404' } },
    ]);
    expect((await request(' ')).errors).toMatchObject([{ code: 'REQUIRED', field: 'list' }]);
    expect(await cashier.refused(REQUEST, { input: { kindId, score: 1, reason: 'x', orgId: storeId }, key: key() })).toEqual(['FORBIDDEN']);
  });
});
