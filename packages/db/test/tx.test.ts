import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDb, type Db } from '../src/kysely.ts';
import { createPool } from '../src/pool.ts';
import { prepared } from '../src/prepared.ts';
import { testDatabase, type TestDatabase } from '../src/testing.ts';
import { afterCommit, withTx } from '../src/tx.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase('empty');
  db = createDb(createPool(database.url, { role: null }));
  await sql`create table t (id int primary key, n int not null)`.execute(db);
  await sql`insert into t values (1, 0), (2, 0)`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await database.dispose();
});

test('two that deadlock both succeed in the end', async () => {
  const attempts: number[] = [];
  let bothHold = () => {};
  const held = new Promise<void>((resolve) => (bothHold = resolve));
  let holding = 0;
  const addInOrder = (first: number, second: number) =>
    withTx(db, async (tx) => {
      attempts.push(first);
      await sql`update t set n = n + 1 where id = ${first}`.execute(tx);
      if (++holding === 2) bothHold(); // each waits for the other's first row, so that they must collide
      await held;
      await sql`update t set n = n + 1 where id = ${second}`.execute(tx);
    });
  await Promise.all([addInOrder(1, 2), addInOrder(2, 1)]);
  const { rows } = await sql<{ n: number }>`select n from t order by id`.execute(db);
  expect(rows).toEqual([{ n: 2 }, { n: 2 }]);
  expect(attempts.length).toBeGreaterThan(2);
});

test('what was taken for granted and is not so is undone, and tried again with open eyes', async () => {
  await sql`create function not_so(what text) returns boolean language plpgsql as 'begin raise exception using errcode = ''RG001''; end'`.execute(
    db,
  );
  const surely = prepared('surely')`select not_so('five') where not exists (select from t where id = ${'id'})`;
  const times: boolean[] = [];
  const add = (id: number) =>
    withTx(db, async (tx, again) => {
      times.push(again);
      await sql`insert into t values (${id}, 0)`.execute(tx);
      if (!again) await surely.later(tx, { id: 5 });
    });
  await add(6);
  expect(times).toEqual([false, true]);
  await add(5);
  expect(times).toEqual([false, true, false]);
  const { rows } = await sql<{ id: number }>`delete from t where id > 2 returning id`.execute(db);
  expect(rows.map(({ id }) => id).toSorted()).toEqual([5, 6]);
});

test('what is asked for is called once after the commit, and never after a rollback', async () => {
  const seen: unknown[] = [];
  const look = () => void sql`select n from t where id = 5`.execute(db).then(({ rows }) => seen.push(rows));
  await withTx(db, async (tx) => {
    await sql`insert into t values (5, 7)`.execute(tx);
    afterCommit(tx, look);
    afterCommit(tx, look);
  });
  await expect.poll(() => seen).toEqual([[{ n: 7 }]]);
  await withTx(db, async (tx) => {
    afterCommit(tx, look);
    throw new Error('no');
  }).catch(() => {});
  expect(seen).toHaveLength(1);
  await sql`delete from t where id = 5`.execute(db);
});

test('any other error is not tried again and leaves nothing', async () => {
  let attempts = 0;
  const failing = withTx(db, async (tx) => {
    attempts++;
    await sql`insert into t values (3, 0)`.execute(tx);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(attempts).toBe(1);
  expect((await sql`select from t where id = 3`.execute(db)).rows).toEqual([]);
});
