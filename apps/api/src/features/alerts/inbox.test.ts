import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { consume } from '../../stream/consume.ts';
import { Hub } from '../../stream/hub.ts';
import { detectAll } from './detect.ts';
import { DETECTORS } from './detectors/index.ts';
import { alertConsumer } from './jobs.ts';

let api: Api;
let told: Told;
let manager: Client;
let chinese: Client;
let stranger: Client;
let cashier: Client;

const hundredDaysAgo = new Date(Date.now() - 100 * 86_400_000);

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('ANALYST')
    .region('East')
    .employee('REGION_MANAGER')
    .store('西湖店')
    .employee('CASHIER')
    .product('龙井', { stock: 3 })
    .member('Li Xiaolong')
    .buys('龙井', 1, hundredDaysAgo)
    .region('North')
    .store('Drum Tower')
    .employee('STORE_MANAGER')
    .product('Maofeng', { stock: 1 })
    .member('Chen Kaige')
    .buys('Maofeng', 1, hundredDaysAgo)
    .tell();
  await db.updateTable('stock').set({ reorder_point: 5000 }).execute();
  for (const detector of DETECTORS) await detectAll(db, detector, new Date());
  manager = await api.as(told.employee('REGION_MANAGER'));
  chinese = await api.as(told.employee('REGION_MANAGER'), { 'accept-language': 'zh-CN' });
  stranger = await api.as(told.employee('STORE_MANAGER'));
  cashier = await api.as(told.employee('CASHIER'));
});
afterAll(() => api.stop());

interface Node {
  id: string;
  title: string;
  sentence: string;
  nextStep: string;
  state: string;
  kind: string;
  org: { name: string };
}
const LIST = `query ($filter: AlertFilter, $sort: AlertSort) { alerts(first: 50, filter: $filter, sort: $sort) { totalCount edges { node { id kind title sentence nextStep state org { name } } } } }`;
const list = async (client: Client, filter = {}) =>
  (await client.query<{ alerts: { edges: { node: Node }[] } }>(LIST, { filter })).alerts.edges.map(({ node }) => node);
const first = async (client: Client, filter = {}): Promise<Node> => {
  const [node] = await list(client, filter);
  if (!node) throw new Error('no alert');
  return node;
};

describe('the inbox', () => {
  test("shows the branch's alerts, in the reader's language, the worst first", async () => {
    const alerts = await list(manager);
    expect(alerts.map(({ kind }) => kind).sort()).toEqual(['CHURN', 'CHURN', 'LOW_STOCK']);
    expect(new Set(alerts.map(({ org }) => org.name))).toEqual(new Set(['西湖店']));
    expect(alerts.find(({ kind }) => kind === 'LOW_STOCK')).toMatchObject({
      title: '龙井 is running low',
      sentence: '西湖店 has 2 left; the reorder point is 5.',
      nextStep: 'Order about 8, or have some sent by another store.',
    });
    expect((await list(manager, { kinds: ['CHURN'] })).map(({ title }) => title)).toEqual([
      'Li Xiaolong has not bought for 100 days',
      '1 member of 西湖店 stay away',
    ]);
    expect((await list(chinese, { kinds: ['CHURN'] })).map(({ title }) => title)).toEqual([
      'Li Xiaolong已 100 天未消费',
      '西湖店有 1 位会员久未消费',
    ]);
    expect((await list(stranger)).every(({ org }) => org.name === 'Drum Tower')).toBe(true);
  });

  test('filters, sorts, counts', async () => {
    expect(await list(manager, { severities: ['CRITICAL'] })).toEqual([]);
    expect(await list(manager, { productId: globalId('Product', told.product('龙井')) })).toHaveLength(1);
    expect(await manager.refused(LIST, { filter: { orgId: globalId('Org', told.org('North')) } })).toEqual(['OUT_OF_BRANCH']);
    for (const field of ['SEVERITY', 'OPENED', 'CHANGED', 'KIND']) {
      expect(await manager.query(LIST, { sort: { field, direction: 'ASC' } })).toMatchObject({ alerts: { totalCount: 3 } });
    }
    const COUNTS = `query ($orgId: ID) { alertCounts(orgId: $orgId) { open critical warning info mine kinds { kind open } } }`;
    expect(await manager.query(COUNTS)).toEqual({
      alertCounts: {
        open: 3,
        critical: 0,
        warning: 2,
        info: 1,
        mine: 0,
        kinds: [
          { kind: 'CHURN', open: 2 },
          { kind: 'LOW_STOCK', open: 1 },
        ],
      },
    });
    expect(await manager.refused(COUNTS, { orgId: globalId('Org', told.org('North')) })).toEqual(['OUT_OF_BRANCH']);
  });

  test('has the product, the member and the members behind', async () => {
    const MORE = `{ alerts { edges { node { kind memberCount suggestedOrder onHand product { name } member { name } members { totalCount edges { node { name } } } history { edges { node { act employee { name } } } } } } } }`;
    const { alerts } = await manager.query<{ alerts: { edges: { node: { kind: string; member: unknown } }[] } }>(MORE);
    const nodes = alerts.edges.map(({ node }) => node);
    const members = { totalCount: 1, edges: [{ node: { name: 'Li Xiaolong' } }] };
    const history = { edges: [{ node: { act: 'OPENED', employee: null } }] };
    expect(nodes.find(({ kind }) => kind === 'LOW_STOCK')).toMatchObject({
      product: { name: '龙井' },
      onHand: '2',
      suggestedOrder: '8',
      member: null,
      members: { totalCount: 0, edges: [] },
      history,
    });
    expect(nodes.filter(({ kind }) => kind === 'CHURN')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ memberCount: 1, member: null, members }),
        expect.objectContaining({ memberCount: null, member: { name: 'Li Xiaolong' }, members }),
      ]),
    );
  });

  test('tells nobody what the role does not know anyway', async () => {
    const analyst = await api.as(told.employee('ANALYST'));
    expect(new Set((await list(analyst)).map(({ kind }) => kind))).toEqual(new Set(['LOW_STOCK']));
    const { id } = await first(manager, { kinds: ['CHURN'] });
    const NODE = `query ($id: ID!) { node(id: $id) { id } }`;
    expect(await analyst.query(NODE, { id })).toEqual({ node: null });
    expect(await stranger.query(NODE, { id })).toEqual({ node: null });
    expect(await manager.query(NODE, { id })).toEqual({ node: { id } });
  });
});

describe('what people do', () => {
  const ACT = (name: string, args = '', given = '') =>
    `mutation ($ids: [ID!]!${args}) { ${name}(ids: $ids${given}) { id state snoozedUntil owner { name } history(first: 1) { edges { node { act text employee { name } owner { name } until } } } } }`;
  const idOf = async () => (await first(manager, { kinds: ['LOW_STOCK'], states: ['OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED'] })).id;
  const entry = (act: string, more = {}) => ({
    edges: [{ node: expect.objectContaining({ act, employee: { name: 'REGION_MANAGER' }, ...more }) }],
  });

  test('see, put off, hand on, comment, settle and open again; each stands in the history', async () => {
    const ids = [await idOf()];
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const employeeId = globalId('Employee', told.employee('CASHIER'));
    const steps = [
      { name: 'acknowledgeAlerts', state: 'ACKNOWLEDGED', act: 'ACKNOWLEDGED' },
      { name: 'snoozeAlerts', args: ', $until: DateTime!', given: ', until: $until', state: 'SNOOZED', act: 'SNOOZED', more: { until } },
      {
        name: 'assignAlerts',
        args: ', $employeeId: ID',
        given: ', employeeId: $employeeId',
        state: 'SNOOZED',
        act: 'ASSIGNED',
        more: { owner: { name: 'CASHIER' } },
      },
      {
        name: 'commentAlerts',
        args: ', $text: String!',
        given: ', text: $text',
        state: 'SNOOZED',
        act: 'COMMENTED',
        more: { text: 'ordered' },
      },
      {
        name: 'resolveAlerts',
        args: ', $text: String',
        given: ', text: $text',
        state: 'RESOLVED',
        act: 'RESOLVED',
        more: { text: 'ordered' },
      },
      { name: 'reopenAlerts', state: 'OPEN', act: 'REOPENED' },
    ];
    for (const { name, args, given, state, act, more } of steps) {
      expect(await manager.query(ACT(name, args, given), { ids, until, employeeId, text: 'ordered' })).toMatchObject({
        [name]: [{ state, history: entry(act, more) }],
      });
    }
    expect(await cashier.query(`{ alertCounts { mine } }`)).toEqual({ alertCounts: { mine: 1 } });
    expect(await manager.query(ACT('assignAlerts'), { ids })).toMatchObject({ assignAlerts: [{ owner: null }] });
    const trail = await db.selectFrom('audit').select('action').where('entity', '=', 'Alert').orderBy('id').execute();
    expect(new Set(trail.map(({ action }) => action))).toEqual(
      new Set(['alert.acknowledge', 'alert.snooze', 'alert.assign', 'alert.comment', 'alert.resolve', 'alert.reopen']),
    );
  });

  test('many at once, all or none', async () => {
    const mine = (await list(manager)).map(({ id }) => id);
    const { id: foreign } = await first(stranger, { kinds: ['LOW_STOCK'] });
    expect(await manager.refused(ACT('acknowledgeAlerts'), { ids: [...mine, foreign] })).toEqual(['OUT_OF_BRANCH']);
    expect((await list(manager)).every(({ state }) => state === 'OPEN')).toBe(true);
    expect(await manager.query(ACT('acknowledgeAlerts'), { ids: mine })).toMatchObject({
      acknowledgeAlerts: mine.map(() => ({ state: 'ACKNOWLEDGED' })),
    });
    expect((await list(manager)).map(({ id }) => id).sort()).toEqual([...mine].sort());
    await manager.query(ACT('reopenAlerts'), { ids: mine });
  });

  test.each([
    { name: 'commentAlerts', args: ', $text: String!', given: ', text: $text', values: { text: ' ' }, code: 'REQUIRED', field: 'text' },
    {
      name: 'snoozeAlerts',
      args: ', $until: DateTime!',
      given: ', until: $until',
      values: { until: '2020-01-01T00:00:00Z' },
      code: 'NOT_LATER',
      field: 'until',
    },
    { name: 'acknowledgeAlerts', values: { ids: [] }, code: 'REQUIRED', field: 'ids' },
  ])('$name refuses $field with $code', async ({ name, args, given, values, code, field }) => {
    const { errors } = await manager.ask(ACT(name, args, given), { ids: [await idOf()], ...values });
    expect(errors).toMatchObject([{ code, field }]);
  });

  test('what is closed stays closed, and is not opened by hand', async () => {
    const id = await idOf();
    await db.updateTable('alert').set({ state: 'CLOSED' }).where('kind', '=', 'LOW_STOCK').execute();
    expect(await manager.query(ACT('resolveAlerts'), { ids: [id] })).toMatchObject({ resolveAlerts: [{ state: 'CLOSED' }] });
    expect(await manager.refused(ACT('reopenAlerts'), { ids: [id] })).toEqual(['ALERT_CLOSED']);
    await db.updateTable('alert').set({ state: 'OPEN' }).where('kind', '=', 'LOW_STOCK').execute();
  });
});

/** Follows the branch of a client, with the unmodified client of graphql-ws. */
function follow({ headers }: Client, payloads: unknown[]) {
  class SignedIn extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers });
    }
  }
  const socket = createClient({ url: `${api.url.replace('http', 'ws')}/graphql`, webSocketImpl: SignedIn, retryAttempts: 0 });
  const query = `subscription { alerts { cursor alerts { title state org { name } } counts { open critical } } }`;
  socket.subscribe(
    { query },
    { next: ({ data }) => void payloads.push(data), error: (error) => void payloads.push(error), complete: () => {} },
  );
  return socket;
}

test('what is sold out is told within a second of the sale, to its branch alone', async () => {
  const hub = await Hub.start();
  const stop = await consume(hub, alertConsumer);
  const [heard, elsewhere]: unknown[][] = [[], []];
  const sockets = [follow(manager, heard ?? []), follow(stranger, elsewhere ?? [])];
  await sleep(300); // until both are taken
  const SELL = `mutation ($input: RecordSaleInput!, $key: String!) { recordSale(input: $input, idempotencyKey: $key) { id } }`;
  const [storeId, productId] = [globalId('Org', told.org('西湖店')), globalId('Product', told.product('龙井'))];
  const input = {
    storeId,
    lines: [{ productId, quantity: '2', unitPrice: '12.00', amount: '24.00' }],
    tenders: [{ method: 'CASH', amount: '24.00' }],
  };
  await cashier.query(SELL, { input, key: 'sold-out-1' });
  const sold = performance.now();
  while (heard?.length === 0 && performance.now() - sold < 5000) await sleep(5);
  expect(performance.now() - sold).toBeLessThan(1000);
  expect(heard?.[0]).toMatchObject({
    alerts: { alerts: [{ title: '龙井 is sold out', state: 'OPEN', org: { name: '西湖店' } }], counts: { open: 3, critical: 1 } },
  });
  expect(elsewhere).toEqual([]);
  for (const socket of sockets) await socket.dispose();
  await stop();
  await hub.stop();
});
