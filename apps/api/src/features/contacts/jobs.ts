import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { planWinBacks } from './automatic.ts';
import { forgetStrangers } from './calls.ts';

/** `contacts:day` plans whom to win back, and forgets the numbers of strangers who called some time ago. */
export const contactJobs: TaskList = {
  'contacts:day': async (_payload, { abortSignal }) => {
    await loadChain();
    const planned = await planWinBacks(db, new Date(), abortSignal);
    const forgotten = await forgetStrangers(db, new Date());
    if (planned + forgotten > 0) log.info({ planned, forgotten }, 'follow-ups of the day');
  },
};

/** Twice an hour: midnight is at any half hour of the world, and what is planned is passed over. */
export const contactCrontab = '11,41 * * * * contacts:day ?queue=contacts:day&jobKey=contacts:day';
