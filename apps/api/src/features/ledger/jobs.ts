import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { runCheck, sealAndCheck } from './checks.ts';

/** `ledger:nightly` seals the day that is over and checks the journal; `ledger:check` does a check that somebody asked for. */
export const ledgerJobs: TaskList = {
  'ledger:nightly': async () => {
    await loadChain();
    await sealAndCheck(db, new Date());
  },
  'ledger:check': async (payload) => {
    const id = payload !== null && typeof payload === 'object' && 'id' in payload ? payload.id : undefined;
    if (typeof id === 'string') await runCheck(db, id);
  },
};

/** Every hour, for the chain's day ends at any hour of UTC; what is done for the day is not done again. */
export const ledgerCrontab = '35 * * * * ledger:nightly ?queue=ledger&jobKey=ledger:nightly';
