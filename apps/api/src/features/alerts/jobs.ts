import type { Db } from '@regulars/db/kysely';
import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import type { Consumer } from '../../stream/consume.ts';
import { detectAfter, detectAll, detectDue } from './detect.ts';
import { DETECTORS } from './detectors/index.ts';

/** `alerts:round` lets every detector look that is due; `alerts:detect` one of them, now. */
export const alertJobs: TaskList = {
  'alerts:round': async () => {
    await loadChain();
    await detectDue(db, new Date());
  },
  'alerts:detect': async (payload) => {
    const kind = payload !== null && typeof payload === 'object' && 'kind' in payload ? payload.kind : undefined;
    const detector = DETECTORS.find((one) => one.kind === kind);
    await loadChain();
    if (detector) await detectAll(db, detector, new Date());
  },
};

/** Every ten minutes, one at a time. */
export const alertCrontab = '*/10 * * * * alerts:round ?queue=alerts&jobKey=alerts:round';

/** Asks for a round now: at the start of a worker, nobody may have looked for long. */
export async function askForRound(on: Db): Promise<void> {
  await sql`select graphile_worker.add_job('alerts:round', queue_name => 'alerts', job_key => 'alerts:round')`.execute(on);
}

/** Follows the stream, so that a shortage is seen when it is sold, not at the next round. */
export const alertConsumer: Consumer = {
  name: 'alerts',
  onEntries: (tx, entries) => detectAfter(tx, entries, new Date()),
  onResync: askForRound,
};
