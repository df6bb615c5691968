import type { TaskList } from 'graphile-worker';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { env } from '../../env.ts';
import { log } from '../../log.ts';
import { deliverDue } from './deliver.ts';
import { gatewaysOf } from './gateways.ts';
import { remind } from './reminders.ts';

/** `messages:send` sends what is due; `messages:remind` writes what the day brings: birthdays, points about to expire. */
export const messageJobs: TaskList = {
  'messages:send': async (_payload, { abortSignal }) => {
    await loadChain();
    await deliverDue(db, gatewaysOf(env), () => new Date(), abortSignal);
  },
  'messages:remind': async (_payload, { abortSignal }) => {
    await loadChain();
    const written = await remind(db, new Date(), abortSignal);
    if (written > 0) log.info({ written }, 'reminders');
  },
};

/** Each minute for what was put off or waits for another attempt; what is new is asked for at once. */
export const messageCrontab = `* * * * * messages:send ?jobKey=messages:send
7,37 * * * * messages:remind ?queue=messages:remind&jobKey=messages:remind`;
