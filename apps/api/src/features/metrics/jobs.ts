import { businessDate } from '@regulars/domain/time';
import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { rollMetrics } from './service.ts';

/** `metrics:roll` moves the metrics of all members into the chain's new business day. */
export const metricsJobs: TaskList = {
  'metrics:roll': async (_payload, { abortSignal }) => {
    const { timeZone, dayStartsAt } = await loadChain();
    await rollMetrics(db, businessDate(new Date(), timeZone, dayStartsAt), abortSignal);
  },
};

/** Every hour, whatever the zone of the chain: where all rows are of today it is one look at an index. One at a time. */
export const metricsCrontab = '7 * * * * metrics:roll ?queue=metrics:roll&jobKey=metrics:roll';
