import { once } from 'node:events';
import { run } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { closeDb, db, pool } from '../src/db.ts';
import { Leases, releaseDead } from '../src/leases.ts';

afterAll(closeDb);

const add = (name: string) => sql`select graphile_worker.add_job(${name}, queue_name => ${name})`.execute(db);

test('jobs of a worker that died are given free, those of one that works are not', async () => {
  await add('left');
  await sql`update graphile_worker._private_jobs set locked_by = 'worker-dead', locked_at = now()`.execute(db);
  await sql`update graphile_worker._private_job_queues set locked_by = 'worker-dead', locked_at = now()`.execute(db);
  const leases = await Leases.start();
  let finish = () => {};
  const begun = once(leases.events, 'job:start');
  const taskList = { busy: () => new Promise<void>((resolve) => (finish = resolve)) };
  const runner = await run({ pgPool: pool, taskList, events: leases.events, noHandleSignals: true });
  await add('busy');
  await begun;

  expect(await releaseDead(db, 10)).toEqual([]); // taken just now
  expect(await releaseDead(db, 0)).toEqual(['worker-dead']);
  const { rows } = await sql<{ task: string }>`
    select identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    join graphile_worker._private_job_queues q on q.id = j.job_queue_id where j.locked_by is null and q.locked_by is null`.execute(db);
  expect(rows).toEqual([{ task: 'left' }]);

  finish();
  await runner.stop();
  await leases.stop();
});
