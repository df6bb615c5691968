import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { runCheck, sealAndCheck } from './checks.ts';
import { expireHolds } from './holds.ts';

/** `ledger:nightly` seals the day that is over and checks the journal; `ledger:check` does a check that somebody asked for,
 * `ledger:holds` ends reservations that are over their time. */
export const ledgerJobs: TaskList = {
  'ledger:holds': async () => {
    await loadChain();
    await expireHolds(db, new Date());
  },
  'ledger:nightly': async () => {
    await loadChain();
    await sealAndCheck(db, new Date());
  },
  'ledger:check': async (payload) => {
    const id = payload !== null && typeof payload === 'object' && 'id' in payload ? payload.id : undefined;
    if (typeof id === 'string') await runCheck(db, id);
  },
};

/** Every hour, for the chain's day ends at any hour of UTC; what is done for the day is not done again. Reservations every minute. */
export const ledgerCrontab = ['35 * * * * ledger:nightly ?queue=ledger&jobKey=ledger:nightly', '* * * * * ledger:holds'].join('\n');
