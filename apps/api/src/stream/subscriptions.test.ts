import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@regulars/db/ids';
import { withTx } from '@regulars/db/tx';
import { minor, ZERO } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import type { ExecutionResult } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Api, type Client, startApi } from '../../test/client.ts';
import { connectLive, type Heard, listen, type LiveOptions, otherProcess } from '../../test/live.ts';
import { chain, type Told } from '../../test/story.ts';
import { db } from '../db.ts';
import { advance } from '../features/imports/job.ts';
import { recordSale } from '../features/sales/service.ts';
import { archiveEmployee, setEmployeeRole } from '../features/staff/service.ts';
import { globalId } from '../global-id.ts';
import { systemViewer } from '../viewer.ts';
import { RESUME } from './connection.ts';

let api: Api;
let told: Told;
const people = new Map<string, Client>();
const as = (name: string): Client => people.get(name) ?? api.anonymous;
const teller = systemViewer('test');

beforeAll(async () => {
  told = await chain()
    .employee('OWNER')
    .employee('MARKETER')
    .region('East')
    .employee('REGION_MANAGER', 'East manager')
    .store('Lake')
    .product('Tea', { stock: 100_000 })
    .member('Li')
    .employee('STORE_MANAGER', 'Lake manager')
    .employee('CASHIER', 'Lake cashier')
    .employee('CASHIER', 'leaver')
    .employee('CASHIER', 'climber')
    .region('North')
    .employee('REGION_MANAGER', 'North manager')
    .store('Wall')
    .product('Coffee')
    .employee('STORE_MANAGER', 'Wall manager')
    .tell();
  api = await startApi();
  for (const name of 'OWNER, MARKETER, Lake manager, Lake cashier, leaver, climber, Wall manager, East manager, North manager'.split(', '))
    people.set(name, await api.as(told.employee(name)));
});
afterAll(() => api.stop());

/** Sells one piece and returns the number by which the sale is known again. */
async function sell(store = 'Lake'): Promise<string> {
  const amount = minor(1200);
  const line = {
    productId: told.product(store === 'Wall' ? 'Coffee' : 'Tea'),
    quantity: thousandths(1000),
    unitPrice: amount,
    amount,
    discount: ZERO,
  };
  const sale = { storeId: told.org(store), memberId: null, now: new Date(), lines: [line], tenders: [{ method: 'CASH' as const, amount }] };
  return (await withTx(db, (tx) => recordSale(tx, teller, sale))).saleId;
}

const live = (name: string, { headers = {}, ...options }: LiveOptions = {}) =>
  connectLive({ url: api.url, ...options, headers: { ...as(name).headers, ...headers } });

const SALES =
  'subscription Sales($after: String, $branchId: ID) { sales(after: $after, branchId: $branchId) { cursor sale { id amount cost } } }';
const cursor = async (name = 'OWNER') => (await as(name).query<{ streamCursor: string }>('{ streamCursor }')).streamCursor;
const salesIn = (results: ExecutionResult[]) =>
  results.map(({ data }) => uuidIn((data as { sales: { sale: { id: string } } }).sales.sale.id)); // the shape of SALES
const uuidIn = (id: string): string => (JSON.parse(Buffer.from(id, 'base64').toString().replace('Sale:', '')) as string[])[1] ?? '';

describe('who may connect', () => {
  test('nobody without a session: 4401', async () => {
    expect(await listen(live('nobody'), SALES).ended).toMatchObject({ code: 4401 });
  });

  test('no page of another origin', async () => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { ...as('OWNER').headers, origin: 'https://evil.example' },
    });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('403');
  });

  test('a page of our own', async () => {
    const heard = listen(live('OWNER', { headers: { origin: api.url } }), SALES, { after: await cursor() });
    const sale = await sell();
    expect(salesIn(await heard.until(1))).toEqual([sale]);
    heard.stop();
  });

  test.each([
    ['another path', '/graphql2', 'graphql-transport-ws', '404'],
    ['another protocol', '/graphql', 'graphql-ws', 'subprotocol'],
  ])('%s is refused', async (_name, path, protocol, words) => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}${path}`, protocol, { headers: as('OWNER').headers });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain(words);
  });

  test('who says nothing is sent away', async () => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: as('OWNER').headers });
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(4408);
  });
});

describe('what may be subscribed to', () => {
  const codes = async (heard: Heard) =>
    ((await heard.ended) as { extensions: { code: string; field?: string } }[]) // errors as the API tells them
      .map(({ extensions: { code, field } }) => [code, ...(field ? [field] : [])].join(' of '));

  test.each([
    ['a field that the role may not see', 'MARKETER', 'subscription { importProgress(id: "SW1wb3J0OjA=") { cursor } }', {}, 'FORBIDDEN'],
    ['a variable of the wrong shape', 'Lake manager', SALES, { branchId: { a: 1 } }, 'BAD_INPUT of branchId'],
    ['a variable that is missing', 'OWNER', 'subscription ($it: ID!) { importProgress(id: $it) { cursor } }', {}, 'BAD_INPUT of id'],
    ['what is no id', 'OWNER', 'subscription ($it: ID) { sales(branchId: $it) { cursor } }', { it: 'x' }, 'BAD_ID of branchId'],
    ['another branch', 'Lake manager', SALES, () => ({ branchId: globalId('Org', told.org('Wall')) }), 'OUT_OF_BRANCH of branchId'],
    ['a bad cursor', 'OWNER', SALES, { after: 'x' }, 'BAD_CURSOR of after'],
    ['a cursor of another epoch', 'OWNER', SALES, { after: 'abcdef01.1' }, 'RESYNC of after'],
    ['nonsense', 'OWNER', 'subscription { nonsense }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['what does not parse', 'OWNER', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['a query', 'OWNER', '{ viewer { id } }', {}, 'BAD_INPUT of query'],
  ])('not %s', async (_name, who, query, variables, code) => {
    expect(await codes(listen(live(who), query, typeof variables === 'function' ? variables() : variables))).toEqual([code]);
  });

  test('nothing over HTTP', async () => {
    expect(await as('OWNER').refused('subscription { sales { cursor } }')).toEqual(['BAD_INPUT']);
  });
});

describe('each sees what is theirs', () => {
  test('the branch, the cost with the right to see it', async () => {
    const after = await cursor();
    const heard = new Map(
      ['OWNER', 'Lake manager', 'Lake cashier', 'Wall manager'].map((name) => [name, listen(live(name), SALES, { after })]),
    );
    const sold = [await sell('Lake'), await sell('Lake')];
    await heard.get('OWNER')?.until(2);
    await heard.get('Lake manager')?.until(2);
    await heard.get('Lake cashier')?.until(2);
    await sleep(50);
    expect(salesIn(heard.get('OWNER')?.results ?? [])).toEqual(sold);
    expect(JSON.stringify(heard.get('OWNER')?.results)).toContain('"cost":"7.00"');
    expect(salesIn(heard.get('Lake manager')?.results ?? [])).toEqual(sold);
    expect(JSON.stringify(heard.get('Lake cashier')?.results)).toContain('"cost":null');
    expect(heard.get('Wall manager')?.results).toEqual([]);
    for (const one of heard.values()) one.stop();
  });
});

describe('whoever comes back', () => {
  test('gets what was missed, then what happens, without gap or repetition, however often the line is cut', async () => {
    const connection = live('OWNER', { retryAttempts: 1_000 });
    const heard = listen(connection, SALES, { after: await cursor() });
    const sold: string[] = [];
    for (let round = 0; round < 60; round++) {
      sold.push(await sell());
      if (round % 7 === 3) connection.sockets.at(-1)?.terminate();
    }
    await heard.until(sold.length);
    await sleep(50);
    expect(salesIn(heard.results)).toEqual(sold);
    expect(connection.sockets.length).toBeGreaterThan(3);
    heard.stop();
  });

  test('while many sell and others come and go', async () => {
    const after = await cursor();
    const all = Array.from({ length: 20 }, () => listen(live('OWNER', { retryAttempts: 100 }), SALES, { after }));
    const sold = await Promise.all(Array.from({ length: 40 }, () => sell()));
    const late = Array.from({ length: 20 }, () => listen(live('OWNER'), SALES, { after }));
    for (const heard of [...all, ...late]) {
      await heard.until(sold.length);
      expect(new Set(salesIn(heard.results))).toEqual(new Set(sold));
      expect(heard.results).toHaveLength(sold.length);
      expect(salesIn(heard.results)).toEqual(salesIn(all[0]?.results ?? []));
      heard.stop();
    }
  });
});

describe('a connection ends', () => {
  test('with 4401 when its holder leaves the chain', async () => {
    const heard = listen(live('leaver'), SALES, { after: await cursor() });
    await sell();
    await heard.until(1);
    await withTx(db, (tx) => archiveEmployee(tx, teller, told.employee('leaver')));
    expect(await heard.ended).toMatchObject({ code: 4401 });
  });

  test('with 4403 when the rights change but the session stays; with 4401 when the session ends with the role', async () => {
    const heard = listen(live('climber'), SALES, { after: await cursor() });
    await sell();
    await heard.until(1);
    await db
      .updateTable('employee')
      .set({ org_id: told.org('Wall') })
      .where('id', '=', told.employee('climber'))
      .execute(); // found by the round
    expect(await heard.ended).toMatchObject({ code: 4403 });
    const again = listen(live('climber'), SALES, { after: await cursor() });
    await sell('Wall');
    await again.until(1);
    await withTx(db, (tx) => setEmployeeRole(tx, teller, told.employee('climber'), 'STORE_MANAGER'));
    expect(await again.ended).toMatchObject({ code: 4401 });
  }, 20_000);

  test('with 4410 when the client does not take in what it is sent, and little is kept for it', async () => {
    const { client, sockets } = live('OWNER');
    const fields = Array.from({ length: 80 }, (_, at) => `${'long'.repeat(300)}${at}: cursor`).join(' ');
    const heard = listen({ client, sockets }, `subscription { sales { cursor ${fields} } }`);
    while (sockets[0]?.readyState !== WebSocket.OPEN) await sleep(5);
    await sleep(200);
    sockets[0]?.pause(); // as a browser in a sleeping laptop
    let closed: unknown;
    void heard.ended.then((reason) => (closed = reason));
    for (let round = 0; round < 50; round++) await Promise.all(Array.from({ length: 5 }, () => sell())); // 24 MB: more than the system buffers
    expect(closed).toBeUndefined();
    sockets[0]?.resume();
    expect(await heard.ended).toMatchObject({ code: RESUME });
    expect(heard.results.length).toBeLessThan(250);
  }, 60_000);
});

test('processes share the stream: a cursor of one is good for another; one that stops says 1001', async () => {
  const other = await otherProcess();
  const here = listen(live('OWNER'), SALES, { after: await cursor() });
  const there = listen(live('OWNER', { url: other.url }), SALES, { after: await cursor() });
  const sold = [await sell(), await sell()];
  await here.until(2);
  await there.until(2);
  expect(salesIn(here.results)).toEqual(sold);
  expect(there.results).toEqual(here.results);
  await other.stop();
  expect(await there.ended).toMatchObject({ code: 1001 });
  sold.push(await sell());
  const [last] = there.results.slice(-1) as { data: { sales: { cursor: string } } }[]; // the shape of SALES
  const moved = listen(live('OWNER'), SALES, { after: last?.data.sales.cursor });
  expect(salesIn(await moved.until(1))).toEqual(sold.slice(2));
}, 60_000);

describe('how things are', () => {
  test('the dashboard: at once, after a sale, and not again to who missed nothing', async () => {
    const query = 'subscription D($after: String) { dashboard(after: $after) { cursor today { figures { orders cost } } } }';
    const orders = ({ data }: ExecutionResult) =>
      (data as { dashboard: { today: { figures: { orders: number } } } }).dashboard.today.figures.orders; // the shape of the query
    const heard = listen(live('Lake manager'), query);
    const [first] = await heard.until(1);
    if (!first) throw new Error('nothing heard');
    await Promise.all([sell(), sell(), sell(), sell('Wall')]);
    while (orders(heard.results.at(-1) ?? first) < orders(first) + 3) await sleep(20);
    expect(heard.results.length).toBeLessThan(5);
    heard.stop();
    const again = listen(live('Lake manager'), query, { after: await cursor() });
    await sleep(200);
    expect(again.results).toEqual([]);
    again.stop();
  }, 20_000);
});

test('the progress of an import: at once, as it moves, and nothing to another branch', async () => {
  const now = new Date();
  const [fileId, id] = [newId(now), newId(now)];
  await db
    .insertInto('import_file')
    .values({ id: fileId, org_id: told.org('Lake'), name: 'x.csv', size: 1, created_at: now })
    .execute();
  await db
    .insertInto('import_job')
    .values({ id, file_id: fileId, org_id: told.org('Lake'), target: 'SALES', mapping: '{}', state: 'RUNNING', created_at: now })
    .execute();
  const query = 'subscription P($id: ID!) { importProgress(id: $id) { cursor import { rowsRead } } }';
  const variables = { id: globalId('Import', id) };
  expect(await listen(live('North manager'), query, variables).ended).toMatchObject([{ extensions: { code: 'NOT_FOUND', field: 'id' } }]);
  const heard = listen(live('East manager'), query, variables);
  expect((await heard.until(1))[0]?.data).toMatchObject({ importProgress: { import: { rowsRead: 0 } } });
  await advance({ id, orgId: told.org('Lake') }, { rows_read: 5 });
  expect((await heard.until(2))[1]?.data).toMatchObject({ importProgress: { import: { rowsRead: 5 } } });
  heard.stop();
});

test('a broken message closes its own connection, the process lives', async () => {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: as('OWNER').headers });
  await once(socket, 'open');
  socket.send('{');
  expect(((await once(socket, 'close')) as [number])[0]).toBe(4400);
  const raw = connect(Number(new URL(api.url).port), '127.0.0.1');
  raw.resume();
  raw.end('GET /graphql HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
  await once(raw, 'close');
  expect((await as('OWNER').ask('{ streamCursor }')).status).toBe(200);
});
