import { businessDate, addDays } from '@regulars/domain/time';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

const today = businessDate(new Date(), 'Asia/Shanghai', 0);
const tomorrow = addDays(today, 1);

let api: Api;
let told: Told;
let manager: Client;
let cashier: Client;
let stranger: Client;
let count = 0;
let key: string;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .employee('CASHIER')
    .employee('MARKETER')
    .product('Longjing')
    .buys('Longjing', 1)
    .member('Li')
    .buys('Longjing', 3)
    .member('Wang')
    .store('Harbour')
    .region('North')
    .store('Drum Tower')
    .employee('STORE_MANAGER')
    .member('Zhao')
    .tell();
  await db.updateTable('member').set({ phone: '+8613800005555', address: 'Beishan Road 84' }).where('id', '=', told.member('Li')).execute();
  manager = await api.as(told.employee('REGION_MANAGER'));
  cashier = await api.as(told.employee('CASHIER'));
  stranger = await api.as(told.employee('STORE_MANAGER'));
});
afterAll(() => api.stop());
beforeEach(() => {
  key = `delivery-${++count}`;
});

const org = (name: string) => globalId('Org', told.org(name));
const member = (name: string) => globalId('Member', told.member(name));

/** The sale to Li, or the walk-in's. */
async function saleOf(guest: boolean): Promise<string> {
  const { member_id, id } = await db.selectFrom('sale').select(['member_id', 'id']).where('guest', '=', guest).executeTakeFirstOrThrow();
  return globalId('Sale', JSON.stringify([member_id, id]));
}

const FIELDS = 'id number status date windowStart windowEnd recipient phone address note reason overdue nextStatuses';
const CREATE = `mutation ($input: CreateDeliveryInput!, $key: String!) { createDelivery(input: $input, idempotencyKey: $key) {
  ${FIELDS} store { name } member { name } sale { amount } items { name quantity } guest } }`;
const STEP = `mutation ($ids: [ID!]!, $status: DeliveryStatus!, $reason: String, $key: String!) {
  stepDeliveries(ids: $ids, status: $status, reason: $reason, idempotencyKey: $key) { id status reason nextStatuses } }`;
const RESCHEDULE = `mutation ($id: ID!, $date: Date!, $start: Int, $end: Int) {
  rescheduleDelivery(id: $id, date: $date, windowStart: $start, windowEnd: $end) { ${FIELDS} } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateDeliveryInput!) { updateDelivery(id: $id, input: $input) { ${FIELDS} } }`;
const LIST = `query ($filter: DeliveryFilter, $direction: SortDirection! = DESC, $first: Int, $after: String) {
  deliveries(filter: $filter, direction: $direction, first: $first, after: $after) { totalCount pageInfo { endCursor } edges { node { id number date } } } }`;

interface Created {
  createDelivery: { id: string; number: string };
}
interface Page {
  deliveries: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { id: string; number: string; date: string } }[] };
}

async function planned(input: Record<string, unknown> = {}): Promise<{ id: string; number: string }> {
  const whole = { memberId: member('Li'), storeId: org('West Lake'), date: tomorrow, ...input };
  return (await manager.query<Created>(CREATE, { input: whole, key: `${key}-planned-${++count}` })).createDelivery;
}
const step = (id: string, status: string, reason?: string) =>
  manager.query(STEP, { ids: [id], status, reason: reason ?? null, key: `${key}-${++count}` });
const eventsOf = (number: string) =>
  db
    .selectFrom('event')
    .select(['kind', 'payload', 'org_id'])
    .where('kind', 'like', 'delivery.%')
    .where(sql<boolean>`payload->>'number' = ${number}`)
    .orderBy('id')
    .execute();

describe('a delivery is planned', () => {
  test('from a sale: customer, address and goods are known; once per key', async () => {
    const input = { saleId: await saleOf(false), date: tomorrow, windowStart: 540, windowEnd: 720, note: 'Ring twice' };
    const [first, second] = await Promise.all([manager.query<Created>(CREATE, { input, key }), manager.query(CREATE, { input, key })]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({
      createDelivery: {
        status: 'PLANNED',
        date: tomorrow,
        windowStart: 540,
        windowEnd: 720,
        recipient: 'Li',
        phone: '+8613800005555',
        address: 'Beishan Road 84',
        note: 'Ring twice',
        store: { name: 'West Lake' },
        member: { name: 'Li' },
        sale: { amount: '36.00' },
        items: [{ name: 'Longjing', quantity: '3' }],
        overdue: false,
        guest: false,
        nextStatuses: ['OUT', 'CANCELLED'],
      },
    });
    const { id, number } = first.createDelivery;
    expect(await eventsOf(number)).toMatchObject([
      { kind: 'delivery.planned', org_id: told.org('West Lake'), payload: { days: [tomorrow] } },
    ]);
    const OF = `query ($sale: ID!, $member: ID!) { sale: node(id: $sale) { ... on Sale { deliveries { id } } }
      member: node(id: $member) { ... on Member { deliveries { edges { node { id } } } } } }`;
    expect(await manager.query(OF, { sale: input.saleId, member: member('Li') })).toEqual({
      sale: { deliveries: [{ id }] },
      member: { deliveries: { edges: [{ node: { id } }] } },
    });
  });

  test('for a walk-in: whoever takes it in must be named', async () => {
    const input = { saleId: await saleOf(true), date: today };
    expect((await manager.ask(CREATE, { input, key })).errors).toMatchObject([{ code: 'REQUIRED', field: 'recipient' }]);
    const whole = { ...input, recipient: 'Chen', phone: '139 0000 1111', address: 'Lane 3' };
    expect(await manager.query(CREATE, { input: whole, key })).toMatchObject({
      createDelivery: { guest: true, member: null, recipient: 'Chen', phone: '+8613900001111' },
    });
  });

  test('for nobody but the buyer', async () => {
    const input = { saleId: await saleOf(false), memberId: member('Wang'), date: today, address: 'Lane 3' };
    expect((await manager.ask(CREATE, { input, key })).errors).toMatchObject([{ code: 'NOT_THE_BUYER', field: 'memberId' }]);
    expect((await manager.ask(CREATE, { input: { ...input, memberId: member('Li') }, key })).errors).toEqual([]);
  });

  test('by another store, which then knows the member', async () => {
    await planned({ storeId: org('Harbour') });
    const rows = db.selectFrom('member_store').select('store_id').where('member_id', '=', told.member('Li'));
    expect(await rows.execute()).toContainEqual({ store_id: told.org('Harbour') });
  });

  test('what is given back is not brought', async () => {
    const { edges } = (await manager.query<Page>(LIST, { filter: { memberId: member('Li') } })).deliveries;
    const sale = await saleOf(false);
    await manager.query(`mutation ($input: RefundSaleInput!, $key: String!) { refundSale(input: $input, idempotencyKey: $key) { id } }`, {
      input: { saleId: sale },
      key,
    });
    const ITEMS = `query ($id: ID!) { node(id: $id) { ... on Delivery { items { name } sale { id } } } }`;
    const answers = await Promise.all(edges.map(({ node }) => manager.query(ITEMS, { id: node.id })));
    expect(answers).toContainEqual({ node: { items: [], sale: { id: sale } } });
  });

  test.each<[string, string, () => Record<string, unknown>]>([
    ['NOT_LATER', 'date', () => ({ date: addDays(today, -1) })],
    ['NOT_LATER', 'date', () => ({ date: addDays(today, 400) })],
    ['REQUIRED', 'windowEnd', () => ({ windowStart: 540 })],
    ['BAD_RANGE', 'windowEnd', () => ({ windowStart: 540, windowEnd: 540 })],
    ['REQUIRED', 'memberId', () => ({ memberId: null })],
    ['NOT_FOUND', 'memberId', () => ({ memberId: member('Zhao') })],
    ['REQUIRED', 'storeId', () => ({ storeId: null })],
    ['NOT_FOUND', 'storeId', () => ({ storeId: org('East') })],
    ['OUT_OF_BRANCH', 'storeId', () => ({ storeId: org('Drum Tower') })],
    ['REQUIRED', 'address', () => ({ memberId: member('Wang') })],
    ['BAD_PHONE', 'phone', () => ({ phone: '12' })],
    ['TOO_LONG', 'note', () => ({ note: 'x'.repeat(501) })],
  ])('%s of %s, in both languages, and nothing is planned', async (code, field, bad) => {
    const before = await db.selectFrom('delivery').select('id').execute();
    const input = { memberId: member('Li'), storeId: org('West Lake'), date: tomorrow, ...bad() };
    const chinese = await api.as(told.employee('REGION_MANAGER'), { 'accept-language': 'zh-CN' });
    expect((await manager.ask(CREATE, { input, key })).errors).toMatchObject([{ code, field }]);
    expect((await chinese.ask(CREATE, { input, key })).errors).toMatchObject([
      { code, field, message: expect.stringMatching(/\p{Script=Han}/u) },
    ]);
    expect(await db.selectFrom('delivery').select('id').execute()).toEqual(before);
  });
});

describe('it goes its way', () => {
  test('out, failed, another day, out, delivered; the events and the trail tell', async () => {
    const { id, number } = await planned();
    await step(id, 'OUT');
    expect((await manager.ask(STEP, { ids: [id], status: 'FAILED', key })).errors).toMatchObject([{ code: 'REQUIRED', field: 'reason' }]);
    expect(await step(id, 'FAILED', 'Nobody there')).toEqual({
      stepDeliveries: [{ id, status: 'FAILED', reason: 'Nobody there', nextStatuses: ['PLANNED', 'CANCELLED'] }],
    });
    const later = addDays(today, 3);
    expect(await manager.query(RESCHEDULE, { id, date: later, start: 600, end: 660 })).toMatchObject({
      rescheduleDelivery: { status: 'PLANNED', date: later, windowStart: 600, windowEnd: 660, reason: null },
    });
    await step(id, 'OUT');
    await step(id, 'DELIVERED');
    expect((await eventsOf(number)).map(({ kind, payload }) => [kind, payload])).toMatchObject([
      ['delivery.planned', { status: 'PLANNED', days: [tomorrow] }],
      ['delivery.stepped', { status: 'OUT', days: [tomorrow] }],
      ['delivery.stepped', { status: 'FAILED' }],
      ['delivery.rescheduled', { status: 'PLANNED', days: [later, tomorrow] }],
      ['delivery.stepped', { status: 'OUT', days: [later] }],
      ['delivery.stepped', { status: 'DELIVERED' }],
    ]);
    const trail = await db
      .selectFrom('audit')
      .select(['action', 'before', 'after', 'sealed', 'actor_id'])
      .where('entity', '=', 'Delivery')
      .where('entity_id', 'like', `%${JSON.parse(atob(id).slice('Delivery:'.length))[1]}%`)
      .orderBy('at')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual([
      'delivery.create',
      ...['step', 'step', 'reschedule', 'step', 'step'].map((deed) => `delivery.${deed}`),
    ]);
    expect(trail[2]).toMatchObject({
      before: { status: 'OUT', reason: null },
      after: { status: 'FAILED', reason: 'Nobody there' },
      actor_id: told.employee('REGION_MANAGER'),
    });
    expect(JSON.stringify(trail.map(({ before, after }) => [before, after]))).not.toContain('Beishan');
    expect(trail[0]?.sealed).not.toBeNull();
  });

  test('a step that is not possible is refused, with all that were to take it', async () => {
    const [one, other] = [await planned(), await planned()];
    await step(other.id, 'OUT');
    await step(other.id, 'DELIVERED');
    const both = { ids: [one.id, other.id], status: 'CANCELLED', reason: 'No more', key };
    expect((await manager.ask(STEP, both)).errors).toMatchObject([{ code: 'DELIVERY_STEP', field: 'ids.1' }]);
    expect((await manager.ask(RESCHEDULE, { id: other.id, date: tomorrow })).errors).toMatchObject([
      { code: 'DELIVERY_STEP', field: 'id' },
    ]);
    expect((await manager.ask(UPDATE, { id: other.id, input: { note: 'x' } })).errors).toMatchObject([
      { code: 'DELIVERY_STEP', field: 'id' },
    ]);
    expect(await manager.query(`query ($id: ID!) { node(id: $id) { ... on Delivery { status } } }`, { id: one.id })).toEqual({
      node: { status: 'PLANNED' },
    });
  });

  test('ten who send it out at once make one step', async () => {
    const { id, number } = await planned();
    await Promise.all(Array.from({ length: 10 }, () => step(id, 'OUT')));
    expect((await eventsOf(number)).map(({ kind }) => kind)).toEqual(['delivery.planned', 'delivery.stepped']);
  });

  test('to whom and where is corrected; what is left out stays', async () => {
    const { id } = await planned({ note: 'Ring twice' });
    expect(await manager.query(UPDATE, { id, input: { address: 'Lane 9', phone: null } })).toMatchObject({
      updateDelivery: { address: 'Lane 9', phone: null, recipient: 'Li', note: 'Ring twice' },
    });
    expect((await manager.ask(UPDATE, { id, input: { recipient: '  ' } })).errors).toMatchObject([
      { code: 'REQUIRED', field: 'recipient' },
    ]);
  });
});

describe('the list', () => {
  test('is that of the branch, by day, in pages without a skip', async () => {
    const all = (await manager.query<Page>(LIST, { first: 200 })).deliveries;
    expect(all.totalCount).toBe(all.edges.length);
    expect(all.edges.map(({ node }) => node.date)).toEqual(
      all.edges
        .map(({ node }) => node.date)
        .toSorted()
        .toReversed(),
    );
    const first = (await manager.query<Page>(LIST, { first: 2 })).deliveries;
    const rest = (await manager.query<Page>(LIST, { first: 200, after: first.pageInfo.endCursor })).deliveries;
    expect([...first.edges, ...rest.edges]).toEqual(all.edges);
    const up = (await manager.query<Page>(LIST, { first: 200, direction: 'ASC' })).deliveries;
    expect(up.edges.toReversed()).toEqual(all.edges);
    expect((await stranger.query<Page>(LIST)).deliveries).toMatchObject({ totalCount: 0, edges: [] });
  });

  test('is filtered', async () => {
    const { id, number } = await planned({ date: addDays(today, 20), employeeId: globalId('Employee', told.employee('CASHIER')) });
    const found = async (filter: Record<string, unknown>) =>
      (await manager.query<Page>(LIST, { filter })).deliveries.edges.map(({ node }) => node.id);
    expect(await found({ from: addDays(today, 20), to: addDays(today, 20) })).toEqual([id]);
    expect(await found({ number: ` ${number.toLowerCase()} ` })).toEqual([id]);
    expect(await found({ employeeId: globalId('Employee', told.employee('CASHIER')) })).toEqual([id]);
    expect(await found({ from: addDays(today, 20), statuses: ['OUT'] })).toEqual([]);
    expect(await found({ from: addDays(today, 20), branchId: org('Harbour') })).toEqual([]);
    const refused = async (filter: Record<string, unknown>) => (await manager.ask(LIST, { filter })).errors;
    expect(await refused({ from: tomorrow, to: today })).toMatchObject([{ code: 'BAD_RANGE', field: 'filter.to' }]);
    expect(await refused({ branchId: org('Drum Tower') })).toMatchObject([{ code: 'OUT_OF_BRANCH', field: 'filter.branchId' }]);
  });

  test('somebody of another branch can neither see nor step; a marketer may not look', async () => {
    const { id } = await planned();
    expect(await stranger.query(`query ($id: ID!) { node(id: $id) { id } }`, { id })).toEqual({ node: null });
    expect((await stranger.ask(STEP, { ids: [id], status: 'OUT', key })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'ids.0' }]);
    expect(await (await api.as(told.employee('MARKETER'))).refused(LIST)).toEqual(['FORBIDDEN']);
    expect(await cashier.query(STEP, { ids: [id], status: 'OUT', key })).toMatchObject({ stepDeliveries: [{ status: 'OUT' }] });
  });
});
