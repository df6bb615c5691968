import { addDays, businessDate } from '@regulars/domain/time';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { detectAll } from '../alerts/detect.ts';
import { followUpOverdue } from '../alerts/detectors/follow-up-overdue.ts';

const today = businessDate(new Date(), 'Asia/Shanghai', 0);

let api: Api;
let told: Told;
let agent: Client;
let cashier: Client;
let stranger: Client;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('CALL_CENTRE_AGENT')
    .region('East')
    .store('West Lake')
    .employee('CASHIER')
    .product('Longjing')
    .member('Li')
    .buys('Longjing', 3)
    .member('Wang')
    .store('Harbour')
    .region('North')
    .store('Drum Tower')
    .employee('STORE_MANAGER')
    .member('Zhao')
    .tell();
  agent = await api.as(told.employee('CALL_CENTRE_AGENT'));
  cashier = await api.as(told.employee('CASHIER'));
  stranger = await api.as(told.employee('STORE_MANAGER'));
});
afterAll(() => api.stop());

const member = (name: string) => globalId('Member', told.member(name));
const employee = (name: string) => globalId('Employee', told.employee(name));

const LOG = `mutation ($input: LogContactInput!) { logContact(input: $input) { id kind direction outcome text store { name } employee { name } member { name } sale { id } } }`;
const UPDATE_CONTACT = `mutation ($id: ID!, $input: UpdateContactInput!) { updateContact(id: $id, input: $input) { outcome text } }`;
const PLAN = `mutation ($input: PlanFollowUpInput!) { planFollowUp(input: $input) { id state dueOn text store { name } assignee { name } createdBy { name } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateFollowUpInput!) { updateFollowUp(id: $id, input: $input) { dueOn text assignee { name } } }`;
const COMPLETE = `mutation ($id: ID!, $input: CompleteFollowUpInput!) { completeFollowUp(id: $id, input: $input) { state result endedBy { name } } }`;
const CANCEL = `mutation ($id: ID!, $reason: String!) { cancelFollowUp(id: $id, reason: $reason) { state result } }`;
const LIST = `query ($filter: FollowUpFilter) { followUps(filter: $filter) { totalCount edges { node { id state dueOn } } } }`;

interface Planned {
  planFollowUp: { id: string };
}
interface List {
  followUps: { totalCount: number; edges: { node: { id: string; state: string; dueOn: string } }[] };
}

const plan = async (input: Record<string, unknown> = {}) =>
  (await agent.query<Planned>(PLAN, { input: { memberId: member('Li'), dueOn: today, text: 'How was the tea?', ...input } })).planFollowUp
    .id;

describe('a contact', () => {
  test('is noted for the home store, stands on the member, and is corrected', async () => {
    const sale = await db.selectFrom('sale').select(['member_id', 'id']).executeTakeFirstOrThrow();
    const saleId = globalId('Sale', JSON.stringify([sale.member_id, sale.id]));
    const input = { memberId: member('Li'), kind: 'COMPLAINT', direction: 'IN', text: 'The tea was stale', saleId };
    const { logContact } = await agent.query<{ logContact: { id: string } }>(LOG, { input });
    expect(logContact).toMatchObject({
      outcome: null,
      store: { name: 'West Lake' },
      employee: { name: 'CALL_CENTRE_AGENT' },
      member: { name: 'Li' },
      sale: { id: saleId },
    });
    const change = { id: logContact.id, input: { outcome: 'RESOLVED', text: 'Sent a new one' } };
    expect(await cashier.query(UPDATE_CONTACT, change)).toEqual({ updateContact: { outcome: 'RESOLVED', text: 'Sent a new one' } });
    const OF = `query ($id: ID!) { node(id: $id) { ... on Member { contacts { edges { node { id text } } } } }
      contacts(filter: { kinds: [COMPLAINT], open: false }) { totalCount } }`;
    expect(await cashier.query(OF, { id: member('Li') })).toEqual({
      node: { contacts: { edges: [{ node: { id: logContact.id, text: 'Sent a new one' } }] } },
      contacts: { totalCount: 1 },
    });
    expect(await stranger.query(`{ contacts { totalCount } }`)).toEqual({ contacts: { totalCount: 0 } });
    expect(await stranger.refused(UPDATE_CONTACT, change)).toEqual(['NOT_FOUND']);
    const trail = await db.selectFrom('audit').select(['action', 'after']).where('entity', '=', 'Contact').orderBy('id').execute();
    expect(trail.map(({ action }) => action)).toEqual(['contact.create', 'contact.update']);
    expect(JSON.stringify(trail)).not.toContain('Sent a new one');
  });

  test.each<[string, string, () => Record<string, unknown>]>([
    ['NOT_FOUND', 'memberId', () => ({ memberId: globalId('Member', told.org('East')) })],
    ['CONTACT_DIRECTION', 'direction', () => ({ kind: 'COMPLAINT', direction: 'OUT' })],
    ['CONTACT_OUTCOME', 'outcome', () => ({ outcome: 'RESOLVED' })],
    ['TOO_LONG', 'text', () => ({ text: 'x'.repeat(2001) })],
    ['TOO_LARGE', 'at', () => ({ at: new Date(Date.now() + 3_600_000).toISOString() })],
    ['NOT_FOUND', 'saleId', () => ({ saleId: globalId('Sale', JSON.stringify([told.member('Wang'), told.member('Wang')])) })],
  ])('%s of %s, in both languages, and nothing is noted', async (code, field, bad) => {
    const before = await db.selectFrom('contact').select('id').execute();
    const input = { memberId: member('Li'), kind: 'CALL', direction: 'OUT', ...bad() };
    const chinese = await api.as(told.employee('CALL_CENTRE_AGENT'), { 'accept-language': 'zh-CN' });
    expect((await agent.ask(LOG, { input })).errors).toMatchObject([{ code, field }]);
    expect((await chinese.ask(LOG, { input })).errors).toMatchObject([{ code, field, message: expect.stringMatching(/\p{Script=Han}/u) }]);
    expect(await db.selectFrom('contact').select('id').execute()).toEqual(before);
  });
});

describe('a follow-up', () => {
  test('is planned, given to somebody, done with a contact, and asked for again', async () => {
    const id = await plan({ assigneeId: null });
    const input = { assigneeId: employee('CASHIER'), dueOn: addDays(today, 2), text: 'Ask about the pot' };
    expect(await agent.query(UPDATE, { id, input })).toEqual({
      updateFollowUp: { dueOn: addDays(today, 2), text: 'Ask about the pot', assignee: { name: 'CASHIER' } },
    });
    const done = { kind: 'CALL', outcome: 'LATER', result: 'On holiday', againOn: addDays(today, 7) };
    expect(await cashier.query(COMPLETE, { id, input: done })).toEqual({
      completeFollowUp: { state: 'DONE', result: 'On holiday', endedBy: { name: 'CASHIER' } },
    });
    expect(await cashier.refused(COMPLETE, { id, input: done })).toEqual(['FOLLOW_UP_ENDED']);
    const { followUps } = await cashier.query<List>(LIST, { filter: { states: ['PLANNED'], assigneeId: employee('CASHIER') } });
    expect(followUps.edges.map(({ node }) => node.dueOn)).toEqual([addDays(today, 7)]);
    const CONTACT = `{ contacts(filter: { kinds: [CALL] }) { edges { node { text direction outcome followUp { id } } } } }`;
    expect(await cashier.query(CONTACT)).toEqual({
      contacts: { edges: [{ node: { text: 'On holiday', direction: 'OUT', outcome: 'LATER', followUp: { id } } }] },
    });
  });

  test('is cancelled with a reason; another branch does not know it', async () => {
    const id = await plan();
    expect(await stranger.refused(CANCEL, { id, reason: 'no' })).toEqual(['NOT_FOUND']);
    expect(await agent.refused(CANCEL, { id, reason: ' ' })).toEqual(['REQUIRED']);
    expect(await agent.query(CANCEL, { id, reason: 'Moved away' })).toEqual({
      cancelFollowUp: { state: 'CANCELLED', result: 'Moved away' },
    });
  });

  test.each<[string, string, () => Record<string, unknown>]>([
    ['NOT_LATER', 'dueOn', () => ({ dueOn: addDays(today, -1) })],
    ['REQUIRED', 'text', () => ({ text: '' })],
    ['NOT_FOUND', 'assigneeId', () => ({ assigneeId: globalId('Employee', told.org('East')) })],
    ['BAD_ID', 'storeId', () => ({ storeId: member('Li') })],
  ])('%s of %s: nothing is planned', async (code, field, bad) => {
    const before = await db.selectFrom('follow_up').select('id').execute();
    const input = { memberId: member('Li'), dueOn: today, text: 'x', ...bad() };
    expect((await agent.ask(PLAN, { input })).errors).toMatchObject([{ code, field }]);
    expect(await db.selectFrom('follow_up').select('id').execute()).toEqual(before);
  });

  test('over its day it is overdue, and the store has one alert until it is done', async () => {
    await db.deleteFrom('contact').execute();
    await db.deleteFrom('follow_up').execute();
    const ids = [await plan(), await plan({ memberId: member('Wang') })];
    await db
      .updateTable('follow_up')
      .set({ due_on: addDays(today, -2) })
      .execute();
    expect((await agent.query<List>(LIST, { filter: { states: ['OVERDUE'] } })).followUps).toMatchObject({ totalCount: 2 });
    expect((await agent.query<List>(LIST, { filter: { states: ['PLANNED'] } })).followUps).toMatchObject({ totalCount: 0 });
    const alerts = async (now = new Date()) => {
      await detectAll(db, followUpOverdue, now);
      return db.selectFrom('alert').select(['key', 'state', 'severity', 'subject']).where('kind', '=', 'FOLLOW_UP_OVERDUE').execute();
    };
    const alert = { key: told.org('West Lake'), subject: { followUps: 2, day: addDays(today, -2) } };
    expect(await alerts()).toEqual([{ ...alert, state: 'OPEN', severity: 'WARNING' }]);
    expect(await alerts(new Date(Date.now() + 6 * 86_400_000))).toEqual([{ ...alert, state: 'OPEN', severity: 'CRITICAL' }]);
    const BEHIND = `{ alerts(filter: { kinds: [FOLLOW_UP_OVERDUE] }) { edges { node { title members { edges { node { name } } } } } } }`;
    const { alerts: shown } = await agent.query<{
      alerts: { edges: { node: { title: string; members: { edges: { node: { name: string } }[] } } }[] };
    }>(BEHIND);
    expect(shown.edges[0]?.node.title).toBe('2 follow-ups of West Lake are overdue');
    expect(shown.edges[0]?.node.members.edges.map(({ node }) => node.name).toSorted()).toEqual(['Li', 'Wang']);
    for (const id of ids) await agent.query(COMPLETE, { id, input: { kind: 'VISIT', outcome: 'REACHED', result: 'All well' } });
    expect(await alerts()).toMatchObject([{ state: 'CLOSED' }]);
  });
});

test('the day of somebody: what is due, and whose day it is', async () => {
  const own = await plan({ assigneeId: employee('CASHIER') });
  await plan({ assigneeId: employee('CALL_CENTRE_AGENT') });
  const anybody = await plan({ memberId: member('Wang'), dueOn: addDays(today, 1) });
  await plan({ dueOn: addDays(today, 30) });
  const birthday = `1990${addDays(today, 2).slice(4)}`;
  await db
    .updateTable('member')
    .set({ birthday, recruiter_id: told.employee('CASHIER') })
    .where('id', '=', told.member('Li'))
    .execute();
  await db
    .updateTable('member')
    .set({ joined_on: `2020${today.slice(4)}` })
    .where('id', '=', told.member('Wang'))
    .execute();
  const DAY = `query ($mine: Boolean!) { myDay(mine: $mine) { day followUps { id } occasions { kind day years member { name } } deliveries { id } } }`;
  interface Day {
    myDay: { day: string; followUps: { id: string }[]; occasions: unknown[] };
  }
  const mine = (await cashier.query<Day>(DAY, { mine: true })).myDay;
  expect(mine.followUps.map(({ id }) => id).toSorted()).toEqual([own, anybody].toSorted());
  const ofLi = { kind: 'BIRTHDAY', day: addDays(today, 2), years: Number(addDays(today, 2).slice(0, 4)) - 1990, member: { name: 'Li' } };
  expect(mine.occasions).toEqual([ofLi]);
  const all = (await cashier.query<Day>(DAY, { mine: false })).myDay;
  expect(all.followUps).toHaveLength(3);
  expect(all.occasions).toEqual([{ kind: 'JOINED', day: today, years: Number(today.slice(0, 4)) - 2020, member: { name: 'Wang' } }, ofLi]);
  const wedding = { member_id: told.member('Wang'), id: told.org('East'), name: 'Wedding', date: `2001${addDays(today, 1).slice(4)}` };
  await db.insertInto('member_anniversary').values(wedding).execute();
  const KEPT = '{ memberOccasions(kinds: [ANNIVERSARY]) { kind name day member { homeStoreName level { name } } } }';
  const kept = {
    kind: 'ANNIVERSARY',
    name: 'Wedding',
    day: addDays(today, 1),
    member: { homeStoreName: 'West Lake', level: { name: expect.any(String) } },
  };
  expect(await cashier.query(KEPT)).toEqual({ memberOccasions: [kept] });
  expect((await stranger.query<Day>(DAY, { mine: false })).myDay).toMatchObject({ followUps: [], occasions: [] });
  const OCCASIONS = `query ($ahead: Int!) { memberOccasions(ahead: $ahead, kinds: [BIRTHDAY]) { member { name } } }`;
  expect(await cashier.query(OCCASIONS, { ahead: 1 })).toEqual({ memberOccasions: [] });
  expect((await cashier.ask(OCCASIONS, { ahead: 61 })).errors).toMatchObject([{ code: 'TOO_LARGE', field: 'ahead' }]);
});

test('the board counts what is open by person and day, of the own branch', async () => {
  const LOAD = 'query ($branchId: ID) { followUpLoad(branchId: $branchId) { employeeId name overdue today week later } }';
  await db.deleteFrom('contact').execute();
  await db.deleteFrom('follow_up').execute();
  await plan({ text: 'late' });
  await db
    .updateTable('follow_up')
    .set({ due_on: addDays(today, -1) })
    .execute();
  const cashierId = employee('CASHIER');
  for (const [days, assigneeId] of [
    [0, cashierId],
    [1, cashierId],
    [7, cashierId],
    [8, cashierId],
    [2, null],
  ] as const)
    await plan({ dueOn: addDays(today, days), assigneeId });
  const rows = [
    { employeeId: null, name: null, overdue: 1, today: 0, week: 1, later: 0 },
    { employeeId: cashierId, name: expect.any(String), overdue: 0, today: 1, week: 2, later: 1 },
  ];
  expect(await agent.query(LOAD)).toEqual({ followUpLoad: rows });
  expect(await cashier.query(LOAD, { branchId: globalId('Org', told.org('West Lake')) })).toEqual({ followUpLoad: rows });
  expect(await stranger.query(LOAD)).toEqual({ followUpLoad: [] });
  expect((await stranger.ask(LOAD, { branchId: globalId('Org', told.org('West Lake')) })).errors).toMatchObject([
    { code: 'OUT_OF_BRANCH', field: 'branchId' },
  ]);
});
