import type { Db } from '@regulars/db/kysely';
import { businessDate } from '@regulars/domain/time';
import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { measureScale, scaleIsDue } from './scale.ts';
import { rollMetrics } from './service.ts';

/** `metrics:roll` moves the metrics of all members into the chain's new business day, and measures the scale of RFM by them. */
export const metricsJobs: TaskList = {
  'metrics:roll': async (_payload, { abortSignal }) => {
    const { timeZone, dayStartsAt } = await loadChain();
    const now = new Date();
    const today = businessDate(now, timeZone, dayStartsAt);
    await rollMetrics(db, today, abortSignal);
    if (!abortSignal?.aborted && (await scaleIsDue(db, today))) await measureScale(db, today, now);
  },
};

/** Every hour, whatever the zone of the chain: where all rows are of today it is one look at an index. One at a time. */
export const metricsCrontab = '7 * * * * metrics:roll ?queue=metrics:roll&jobKey=metrics:roll';

/** Asks for it now: a seed has measured no scale, and no night may have passed for long. */
export async function askForRoll(on: Db): Promise<void> {
  await sql`select graphile_worker.add_job('metrics:roll', queue_name => 'metrics:roll', job_key => 'metrics:roll')`.execute(on);
}
