import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPostgres, type EmbeddedPostgres } from '../src/postgres.ts';

let dataDir: string;
const running: EmbeddedPostgres[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'regulars-postgres-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  rmSync(dataDir, { recursive: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir, settings: { fsync: 'off' } });
  running.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

test('is there again with its data after a stop; only its password opens it', async () => {
  const first = await start();
  await query(first.url, 'create table t as select 1 as n');
  await first.stop();
  const second = await start();
  expect(await query(second.url, 'select * from t')).toEqual([{ n: 1 }]);
  const stranger = new URL(second.url);
  stranger.password = 'guess';
  await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test('a server left behind by a killed launcher is stopped first', async () => {
  const left = await start();
  await query(left.url, 'create table t as select 2 as n');
  const next = await start();
  expect(await left.exited).toContain('shut down');
  expect(await query(next.url, 'select * from t')).toEqual([{ n: 2 }]);
});

test('a postmaster.pid with the number of some other program is no hindrance', async () => {
  const server = await start();
  const file = path.join(server.dataDir, 'cluster', 'postmaster.pid');
  const stale = readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid));
  await server.stop();
  writeFileSync(file, stale);
  expect(await query((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a broken cluster is reported in its own words and left as it is', async () => {
  const server = await start();
  await server.stop();
  const control = path.join(server.dataDir, 'cluster', 'PG_VERSION');
  writeFileSync(control, '9\n');
  await expect(start()).rejects.toThrow(/does not start:[\s\S]*9/);
  expect(readFileSync(control, 'utf8')).toBe('9\n');
});
