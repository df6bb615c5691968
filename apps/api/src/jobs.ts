import type { TaskList } from 'graphile-worker';

/** Every job of the product, by room; a room adds its `jobs.ts` here. */
export const taskList: TaskList = {};

/** When jobs run by themselves (UTC, cron syntax of graphile-worker). */
export const crontab = '';
