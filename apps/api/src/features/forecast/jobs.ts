import type { Db } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { businessDate } from '@regulars/domain/time';
import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import { forgetForecasts, makeForecasts } from './service.ts';

/** `forecast:make` tells the weeks to come; `forecast:anew` forgets first what was told of another history. */
export const forecastJobs: TaskList = {
  'forecast:make': () => make(),
  'forecast:anew': async () => {
    await withTx(db, forgetForecasts);
    await make();
  },
};

async function make(): Promise<void> {
  const { timeZone, dayStartsAt } = await loadChain();
  const now = new Date();
  await makeForecasts(db, businessDate(now, timeZone, dayStartsAt));
  // sales below what was told could not be seen before it was told
  await sql`select graphile_worker.add_job('alerts:detect', '{"kind": "SALES_DROP"}'::json, queue_name => 'alerts', job_key => 'alerts:sales-drop')`.execute(
    db,
  );
  log.debug({ ms: Date.now() - now.getTime() }, 'forecasts');
}

/** Every night of Asia/Shanghai; in other zones by day, which does as well: a forecast goes by whole weeks. */
export const forecastCrontab = '13 19 * * * forecast:make ?queue=forecast&jobKey=forecast:make';

/** Asks for forecasts now: nobody may have made any for long. `anew`: imported sales made another history. */
export async function askForForecasts(on: Db, anew: boolean): Promise<void> {
  const task = anew ? 'forecast:anew' : 'forecast:make';
  await sql`select graphile_worker.add_job(${task}, queue_name => 'forecast', job_key => ${task})`.execute(on);
}
