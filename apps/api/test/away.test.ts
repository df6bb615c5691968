import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { env } from '../src/env.ts';
import { type Api, type Client, startApi } from './client.ts';
import { connectLive, listen } from './live.ts';
import { chain, type Told } from './story.ts';

let told: Told;
let api: Api;
let owner: Client;
let operator: pg.Client;
beforeAll(async () => {
  told = await chain().employee('OWNER').store('West Lake').product('Tea').buys('Tea').tell();
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
  operator = new pg.Client({ connectionString: env.DATABASE_URL });
  await operator.connect();
});
afterAll(async () => {
  await operator.end();
  await api.stop();
});

/** Lets `work` run into a locked table, and breaks the connection on which it waits. */
async function breakAt(table: string, work: () => Promise<unknown> | unknown): Promise<void> {
  await operator.query(`begin; lock table ${table} in access exclusive mode`);
  const done = work();
  // Of pg_locks: what pg_stat_activity says stands still within a transaction.
  const kill = `select pg_terminate_backend(pid) from pg_locks
    where not granted and database = (select oid from pg_database where datname = current_database())`;
  while ((await operator.query(kill)).rowCount === 0) await sleep(5);
  await operator.query('rollback');
  await done;
}

test('a request whose connection breaks is told to come back, and then answered', async () => {
  await breakAt('org', async () => expect(await owner.refused('{ orgs { id } }')).toEqual(['UNAVAILABLE']));
  await expect(owner.query('{ orgs { id } }')).resolves.toBeDefined();
});

test('where nobody can be recognised the answer has a code and no word of the system', async () => {
  await breakAt('auth_session', async () => {
    const { status, errors } = await owner.ask('{ viewer { id } }');
    expect({ status, errors }).toMatchObject({ status: 503, errors: [{ code: 'UNAVAILABLE' }] });
    expect(JSON.stringify(errors)).not.toMatch(/terminat|Context/);
  });
});

test('a subscriber who can not be told just now comes back, and misses nothing', async () => {
  const live = connectLive({ url: api.url, headers: owner.headers, retryAttempts: 100 });
  const { streamCursor } = await owner.query<{ streamCursor: string }>('{ streamCursor }');
  const after = `${streamCursor.split('.')[0]}.0`; // before the sale of the story
  const query = 'subscription ($after: String) { sales(after: $after) { cursor sale { id } } }';
  let heard: ReturnType<typeof listen> | undefined;
  await breakAt('sale', () => void (heard = listen(live, query, { after })));
  const [first, ...others] = (await heard?.until(1)) ?? [];
  expect(first?.errors).toBeUndefined();
  expect(first?.data).toMatchObject({ sales: { sale: { id: expect.any(String) } } });
  expect(others).toEqual([]);
  expect(live.sockets.length).toBeGreaterThan(1);
  heard?.stop();
});
