import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../src/migrate.ts';
import { testDatabase, type TestDatabase } from '../src/testing.ts';

let database: TestDatabase;
let dir: string;
beforeEach(async () => {
  database = await testDatabase('empty');
  dir = mkdtempSync(path.join(tmpdir(), 'regulars-migrations-'));
  addMigration('1_shop', 'create table shop (id int); insert into shop values (1);');
  addMigration('2_name', `create function f() returns int language sql as $$ select 1; $$; alter table shop add name text;`);
});
afterEach(async () => {
  rmSync(dir, { recursive: true });
  await database.dispose();
});

function addMigration(name: string, sql: string): void {
  mkdirSync(path.join(dir, 'migrations', name), { recursive: true });
  writeFileSync(path.join(dir, 'migrations', name, 'migration.sql'), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

const tables = () =>
  query(`select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`);

test('applies what is missing, once', async () => {
  expect(await migrate(database.url, dir)).toEqual(['1_shop', '2_name']);
  expect(await migrate(database.url, dir)).toEqual([]);
  addMigration('3_more', 'create table more (id int)');
  expect(await migrate(database.url, dir)).toEqual(['3_more']);
  expect(await query('select * from shop')).toEqual([{ id: 1, name: null }]);
});

test('processes that start at once apply each migration once', async () => {
  const results = await Promise.all(Array.from({ length: 5 }, () => migrate(database.url, dir)));
  expect(results.flat()).toEqual(['1_shop', '2_name']);
  expect(await query('select id from shop')).toEqual([{ id: 1 }]);
});

test('a failing first migration leaves an empty database', async () => {
  writeFileSync(path.join(dir, 'migrations', '1_shop', 'migration.sql'), 'create table a (id int);\nselect nonsense;');
  await expect(migrate(database.url, dir)).rejects.toThrow(/1_shop failed and was rolled back: .*nonsense.* \(line 2\)/);
  expect(await tables()).toEqual([]);
});

test('a failing later one leaves those before it', async () => {
  addMigration('3_bad', 'create table b (id int); insert into shop values (1 / 0);');
  await expect(migrate(database.url, dir)).rejects.toThrow('3_bad failed');
  expect(await tables()).toEqual([{ name: '_prisma_migrations' }, { name: 'shop' }]);
  addMigration('3_bad', 'create table b (id int);');
  expect(await migrate(database.url, dir)).toEqual(['3_bad']);
});

test('a changed migration is refused', async () => {
  await migrate(database.url, dir);
  addMigration('1_shop', 'create table shop (id bigint);');
  addMigration('3_more', 'create table more (id int)');
  await expect(migrate(database.url, dir)).rejects.toThrow('1_shop was changed after it was applied');
  expect(await tables()).not.toContainEqual({ name: 'more' });
});

test('a database of a newer version is refused', async () => {
  await migrate(database.url, dir);
  const old = `${dir}-old`;
  cpSync(dir, old, { recursive: true });
  rmSync(path.join(old, 'migrations', '2_name'), { recursive: true });
  await expect(migrate(database.url, old)).rejects.toThrow('2_name, which is not part of this version');
  rmSync(old, { recursive: true });
});

test("somebody else's database is refused and not touched", async () => {
  await query('create table wordpress_posts (id int)');
  await expect(migrate(database.url, dir)).rejects.toThrow('tables of something else (wordpress_posts)');
  expect(await tables()).toEqual([{ name: 'wordpress_posts' }]);
});

test('a history that another tool left unfinished is refused', async () => {
  await migrate(database.url, dir);
  await query('update _prisma_migrations set finished_at = null');
  await expect(migrate(database.url, dir)).rejects.toThrow('never finished');
});

test('a server that does not answer is named as such', async () => {
  await expect(migrate('postgresql://x@localhost:1/x', dir)).rejects.toThrow("can't be reached: connect ECONNREFUSED");
});
