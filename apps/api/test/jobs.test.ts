import { parseCrontab } from 'graphile-worker';
import { expect, test } from 'vitest';
import { crontab, taskList } from '../src/jobs.ts';

test('every line of the crontab is understood and names a job there is', () => {
  const jobs = parseCrontab(crontab).map(({ task }) => task);
  expect(jobs.length).toBeGreaterThan(0);
  expect(jobs.filter((job) => !(job in taskList))).toEqual([]);
});
