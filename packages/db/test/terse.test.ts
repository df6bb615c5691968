import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDb, type Db } from '../src/kysely.ts';
import { createPool } from '../src/pool.ts';
import { askAhead, prepared, together } from '../src/prepared.ts';
import { testDatabase, type TestDatabase } from '../src/testing.ts';
import { withTx } from '../src/tx.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase('empty');
  db = createDb(createPool(database.url, { role: null, max: 1 }));
  await sql`create table t (id int primary key, note text)`.execute(db);
});
beforeEach(() => sql`truncate t`.execute(db));
afterAll(async () => {
  await db.destroy();
  await database.dispose();
});

const add = prepared('add_later')`insert into t values (${'id'}, ${'note'})`;
const noted = prepared<{ id: number; twice: string }>(
  'noted',
)`select id, ${'note'}::text || ${'note'}::text as twice from t where note = ${'note'}`;
const ids = async () => (await sql<{ id: number }>`select id from t order by id`.execute(db)).rows.map(({ id }) => id);

test('a parameter is bound by its name, as often as it is named', async () => {
  const { rows } = await withTx(db, async (tx) => {
    await add(tx, { note: 'a', id: 7 });
    return noted(tx, { note: 'a' });
  });
  expect(rows).toEqual([{ id: 7, twice: 'aa' }]);
});

test('what nobody waits for is there for the next statement, and after the commit', async () => {
  await withTx(db, async (tx) => {
    await add(tx, { id: 1, note: null });
    expect((await sql`select from t`.execute(tx)).rows).toHaveLength(1);
    await add(tx, { id: 2, note: null });
    await add(tx, { id: 3, note: null });
  });
  expect(await ids()).toEqual([1, 2, 3]);
  await withTx(db, (tx) => add(tx, { id: 4, note: null })); // alone with start and commit
  expect(await ids()).toEqual([1, 2, 3, 4]);
});

test('if it fails, what follows fails and nothing stays, be it a statement or the commit', async () => {
  const twice = (then: string) =>
    withTx(db, async (tx) => {
      await add(tx, { id: 1, note: null });
      await add(tx, { id: 1, note: null });
      if (then === 'select') await sql`select 1`.execute(tx);
    });
  await expect(twice('select')).rejects.toThrow('duplicate key');
  await expect(twice('commit')).rejects.toThrow('duplicate key');
  expect(await ids()).toEqual([]);
  await withTx(db, (tx) => add(tx, { id: 5, note: null })); // the connection is as good as new
  expect(await ids()).toEqual([5]);
});

test('after a refusal nothing of it is sent', async () => {
  const refused = withTx(db, async (tx) => {
    await add(tx, { id: 1, note: null });
    throw new Error('no');
  });
  await expect(refused).rejects.toThrow('no');
  expect(await ids()).toEqual([]);
});

test('outside of a transaction there is nothing to wait for', async () => {
  await sql`/* lone_later */ insert into t values (1, 'alone')`.execute(db);
  expect(await ids()).toEqual([1]);
});

test('what was asked ahead answers its next call with the same values, once', async () => {
  await withTx(db, async (tx) => {
    await add(tx, { id: 1, note: 'a' });
    await askAhead(tx, [noted.ahead(tx, { note: 'a' }), noted.ahead(tx, { note: 'b' })]);
    await add(tx, { id: 2, note: 'a' });
    expect((await noted(tx, { note: 'a' })).rows).toHaveLength(1); // of before
    expect((await noted(tx, { note: 'a' })).rows).toHaveLength(2);
    expect((await noted(tx, { note: 'b' })).rows).toEqual([]);
  });
});

test('of statements sent together the first that fails is told', async () => {
  const bad = withTx(db, (tx) =>
    together(tx, (ask) => Promise.all([ask(add.of(tx, { id: 'x', note: null })), ask(noted.of(tx, { note: 'a' }))])),
  );
  await expect(bad).rejects.toThrow('invalid input syntax');
});

test('a packet that failed keeps no commit from being undone, and no statement from being prepared again', async () => {
  const broken = withTx(db, async (tx) => {
    await noted(tx, { note: 'a' });
    await add(tx, { id: 6, note: null });
    await add(tx, { id: 6, note: null }); // goes with the commit
  });
  await expect(broken).rejects.toThrow('duplicate key');
  for (const id of [7, 8]) {
    await withTx(db, async (tx) => {
      await add(tx, { id, note: 'again' });
      expect((await noted(tx, { note: 'again' })).rows).toHaveLength(id - 6);
    });
  }
  expect(await ids()).toEqual([7, 8]);
});

test('a number that is too large fails its own statement alone', async () => {
  const asked = withTx(db, async (tx) => {
    const huge = prepared<{ n: number }>('huge')`select 9007199254740993::bigint as n where ${'yes'}::boolean`;
    await expect(huge(tx, { yes: true })).rejects.toThrow(RangeError);
    return (await noted(tx, { note: 'none' })).rows;
  });
  expect(await asked).toEqual([]);
});

test('the same word for another text is refused', async () => {
  const other = prepared<{ one: number }>('noted')`select 1 as one where ${'note'} = 'a'`;
  await withTx(db, (tx) => noted(tx, { note: 'a' }));
  await expect(withTx(db, (tx) => other(tx, { note: 'a' }))).rejects.toThrow('already exists');
});

test('a text without values may hold several statements', async () => {
  await sql`insert into t values (1); insert into t values (2)`.execute(db);
  expect(await ids()).toEqual([1, 2]);
});
