import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { expireLots } from './expire.ts';

/** `points:expire` takes what is over its day, at each store after its own midnight. */
export const pointsJobs: TaskList = {
  'points:expire': async (_payload, { abortSignal }) => {
    const began = Date.now();
    await loadChain();
    const entries = await expireLots(db, new Date(), abortSignal);
    log.info({ entries, ms: Date.now() - began }, 'expired');
  },
};

/** Twice an hour: midnight is at any half hour of the world, and where nothing is over it is one look at an index. */
export const pointsCrontab = '3,33 * * * * points:expire ?queue=points:expire&jobKey=points:expire';
