import type { TaskList } from 'graphile-worker';
import { analyticsCrontab, analyticsJobs } from './features/analytics/jobs.ts';
import { authCrontab, authJobs } from './features/auth/jobs.ts';
import { importCrontab, importJobs } from './features/imports/jobs.ts';
import { metricsCrontab, metricsJobs } from './features/metrics/jobs.ts';
import { streamCrontab, streamJobs } from './stream/jobs.ts';

/** Every job of the product, by room; a room adds its `jobs.ts` here. */
export const taskList: TaskList = { ...analyticsJobs, ...authJobs, ...importJobs, ...metricsJobs, ...streamJobs };

/** When jobs run by themselves (UTC, cron syntax of graphile-worker). */
export const crontab = [analyticsCrontab, authCrontab, importCrontab, metricsCrontab, streamCrontab].join('\n');
