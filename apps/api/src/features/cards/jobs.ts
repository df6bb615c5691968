import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { expireCards } from './expire.ts';

/** `cards:expire` ends the cards that are over their last day, at each store after its own midnight. */
export const cardJobs: TaskList = {
  'cards:expire': async (_payload, { abortSignal }) => {
    await loadChain();
    const cards = await expireCards(db, new Date(), abortSignal);
    if (cards > 0) log.info({ cards }, 'cards expired');
  },
};

/** Twice an hour: midnight is at any half hour of the world, and where nothing is due it is one look at an index. */
export const cardCrontab = '6,36 * * * * cards:expire ?queue=cards:expire&jobKey=cards:expire';
