import { makeWorkerUtils, runOnce } from 'graphile-worker';
import { expect, test } from 'vitest';
import { createPool } from '../src/pool.ts';
import { testDatabase } from '../src/testing.ts';

test('the application adds and does jobs without being the owner', async () => {
  const database = await testDatabase();
  const pool = createPool(database.url);
  const utils = await makeWorkerUtils({ pgPool: pool });
  await utils.addJob('greet', { name: 'Li' });
  const greeted: unknown[] = [];
  await runOnce({ pgPool: pool, taskList: { greet: async (payload) => void greeted.push(payload) } });
  expect(greeted).toEqual([{ name: 'Li' }]);
  await utils.release();
  await pool.end();
  await database.dispose();
});
