import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { giveBatches } from './batches.ts';
import { expireCoupons } from './expire.ts';

/** `coupons:batch` gives coupons to the members of segments; `coupons:expire` ends those that are over their last day. */
export const couponJobs: TaskList = {
  'coupons:batch': async (_payload, { abortSignal }) => {
    await loadChain();
    await giveBatches(db, new Date(), abortSignal);
  },
  'coupons:expire': async (_payload, { abortSignal }) => {
    await loadChain();
    const coupons = await expireCoupons(db, new Date(), abortSignal);
    if (coupons > 0) log.info({ coupons }, 'coupons expired');
  },
};

/** Twice an hour: midnight is at any half hour of the world, and where nothing is due it is one look at an index. */
export const couponCrontab = '7,37 * * * * coupons:expire ?queue=coupons:expire&jobKey=coupons:expire';
