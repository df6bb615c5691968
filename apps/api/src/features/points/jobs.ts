import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { rewardBirthdays } from './automatic.ts';
import { giveAwards } from './awards.ts';
import { expireLots } from './expire.ts';
import { confirmDue } from './pending.ts';

/**
 * `points:expire` takes what is over its day, at each store after its own midnight; `points:day` gives what the new day brings: points
 * that were promised for it, birthdays; `points:award` gives points for lists of members.
 */
export const pointsJobs: TaskList = {
  'points:expire': async (_payload, { abortSignal }) => {
    const began = Date.now();
    await loadChain();
    const entries = await expireLots(db, new Date(), abortSignal);
    log.info({ entries, ms: Date.now() - began }, 'expired');
  },
  'points:day': async (_payload, { abortSignal }) => {
    await loadChain();
    const confirmed = await confirmDue(db, new Date(), abortSignal);
    const birthdays = await rewardBirthdays(db, new Date(), abortSignal);
    if (confirmed + birthdays > 0) log.info({ confirmed, birthdays }, 'points of the day');
  },
  'points:award': async (_payload, { abortSignal }) => {
    await loadChain();
    await giveAwards(db, new Date(), abortSignal);
  },
};

/** Twice an hour: midnight is at any half hour of the world, and where nothing is due it is one look at an index. */
export const pointsCrontab = `3,33 * * * * points:expire ?queue=points:expire&jobKey=points:expire
4,34 * * * * points:day ?queue=points:expire&jobKey=points:day`;
