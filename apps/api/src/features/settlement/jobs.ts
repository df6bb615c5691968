import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { foldValue } from './fold.ts';

/** `settlement:fold` sums the journal of days that are over. */
export const settlementJobs: TaskList = {
  'settlement:fold': async () => {
    const all = await foldValue(db, await loadChain(), new Date());
    log.debug({ all }, 'journal folded');
  },
};

/** Every quarter of an hour: days close at any hour of the world. */
export const settlementCrontab = '*/15 * * * * settlement:fold ?queue=settlement:fold&jobKey=settlement:fold';
