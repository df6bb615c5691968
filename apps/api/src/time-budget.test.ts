import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { closeDb, db } from './db.ts';
import { withinBudget } from './time-budget.ts';

afterAll(() => closeDb());

test('what takes too long is ended and says so; the connection is as before', async () => {
  await expect(withinBudget(db, sql`select pg_sleep(5)`, 50)).rejects.toMatchObject({ code: 'TIME_BUDGET' });
  expect(await withinBudget(db, sql`select 1 as one`, 1000)).toEqual([{ one: 1 }]);
  expect((await sql`show statement_timeout`.execute(db)).rows).toEqual([{ statement_timeout: '0' }]);
});

test('other errors stay what they are, and nothing can be written', async () => {
  await expect(withinBudget(db, sql`select 1 / 0`)).rejects.toMatchObject({ code: '22012' });
  await expect(withinBudget(db, sql`delete from org`)).rejects.toMatchObject({ code: '25006' });
});
