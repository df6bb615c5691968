import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type pg from 'pg';
import { createPool } from '../src/pool.ts';
import { createPrisma } from '../src/prisma.ts';
import { testDatabase, type TestDatabase } from '../src/testing.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = createPool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.dispose();
});

describe('what the pool reads', () => {
  const value = async (sql: string) => (await pool.query<{ v: unknown }>(`select ${sql} as v`)).rows[0]?.v;

  test.each([
    ['9007199254740991::int8', Number.MAX_SAFE_INTEGER],
    ['array[1, null, -3]::int8[]', [1, null, -3]],
    [`'2024-02-29'::date`, '2024-02-29'],
    [`array['2024-02-29']::date[]`, ['2024-02-29']],
    ['1.50::numeric', '1.50'],
    [`'2024-02-29 12:00+08'::timestamptz`, new Date('2024-02-29T04:00:00Z')],
  ])('%s', async (sql, expected) => expect(await value(sql)).toEqual(expected));

  test('an int8 beyond 2^53 is an error, not a rounded number', async () => {
    await expect(value('9007199254740993::int8')).rejects.toThrow(RangeError);
  });

  test('Prisma, on the same pool, keeps its own types', async () => {
    const [row] = await createPrisma(pool).$queryRaw<{ n: unknown; d: unknown }[]>`select 5::int8 as n, '2024-02-29'::date as d`;
    expect(row).toEqual({ n: 5n, d: new Date('2024-02-29T00:00:00Z') });
  });
});

describe('the role', () => {
  test('what is written for ever can be written and read, not changed', async () => {
    await expect(pool.query('select from event')).resolves.toBeDefined();
    for (const table of ['event', 'audit', 'sale', 'sale_line', 'sale_tender', 'stock_movement']) {
      await expect(pool.query(`delete from ${table}`)).rejects.toThrow('permission denied');
      await expect(pool.query(`truncate ${table}`)).rejects.toThrow('permission denied');
    }
  });

  test('a role that does not exist is one warning, and the work goes on', async () => {
    const warnings: string[] = [];
    const other = createPool(database.url, { role: 'nobody_made_this', warn: (message) => warnings.push(message), max: 2 });
    await Promise.all([other.query('select 1'), other.query('select 1')]);
    await other.end();
    expect(warnings).toEqual([expect.stringContaining('nobody_made_this')]);
  });

  test('the owner is taken where asked', async () => {
    const owner = createPool(database.url, { role: null });
    expect((await owner.query('select current_user = session_user as same')).rows).toEqual([{ same: true }]);
    await owner.end();
  });
});
