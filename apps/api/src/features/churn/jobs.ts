import type { Db } from '@regulars/db/kysely';
import { businessDate } from '@regulars/domain/time';
import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { fitAndScore, isDue } from './service.ts';

/** `churn:score` makes the model of the chain's new business day and scores all members by it, once a day. */
export const churnJobs: TaskList = {
  'churn:score': async (_payload, { abortSignal }) => {
    const { timeZone, dayStartsAt } = await loadChain();
    const now = new Date();
    const today = businessDate(now, timeZone, dayStartsAt);
    if (!(await isDue(db, today))) return;
    const fit = await fitAndScore(db, today, now, abortSignal);
    log.info({ fit, ms: Date.now() - now.getTime() }, 'churn model');
  },
};

/** Every hour, whatever the zone of the chain, in the queue of the metrics' roll: both write the same rows. */
export const churnCrontab = '27 * * * * churn:score ?queue=metrics:roll&jobKey=churn:score';

/** Asks for the scores of today, if there are none. */
export async function askForScores(on: Db): Promise<void> {
  await sql`select graphile_worker.add_job('churn:score', queue_name => 'metrics:roll', job_key => 'churn:score')`.execute(on);
}
