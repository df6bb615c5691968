import type { TaskList } from 'graphile-worker';
import { metricsCrontab, metricsJobs } from './features/metrics/jobs.ts';

/** Every job of the product, by room; a room adds its `jobs.ts` here. */
export const taskList: TaskList = { ...metricsJobs };

/** When jobs run by themselves (UTC, cron syntax of graphile-worker). */
export const crontab = [metricsCrontab].join('\n');
