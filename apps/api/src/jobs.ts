import type { TaskList } from 'graphile-worker';
import { fileJobs } from './files/jobs.ts';
import { alertCrontab, alertJobs } from './features/alerts/jobs.ts';
import { analyticsCrontab, analyticsJobs } from './features/analytics/jobs.ts';
import { authCrontab, authJobs } from './features/auth/jobs.ts';
import { cardCrontab, cardJobs } from './features/cards/jobs.ts';
import { churnCrontab, churnJobs } from './features/churn/jobs.ts';
import { contactCrontab, contactJobs } from './features/contacts/jobs.ts';
import { couponCrontab, couponJobs } from './features/coupons/jobs.ts';
import { forecastCrontab, forecastJobs } from './features/forecast/jobs.ts';
import { importCrontab, importJobs } from './features/imports/jobs.ts';
import { ledgerCrontab, ledgerJobs } from './features/ledger/jobs.ts';
import { memberJobs } from './features/members/jobs.ts';
import { messageCrontab, messageJobs } from './features/messages/jobs.ts';
import { levelCrontab, levelJobs } from './features/levels/jobs.ts';
import { metricsCrontab, metricsJobs } from './features/metrics/jobs.ts';
import { peopleCrontab, peopleJobs } from './features/people/jobs.ts';
import { pointsCrontab, pointsJobs } from './features/points/jobs.ts';
import { settlementCrontab, settlementJobs } from './features/settlement/jobs.ts';
import { tagCrontab, tagJobs } from './features/tags/jobs.ts';
import { streamCrontab, streamJobs } from './stream/jobs.ts';

/** Every job of the product, by room; a room adds its `jobs.ts` here. */
export const taskList: TaskList = {
  ...alertJobs,
  ...analyticsJobs,
  ...authJobs,
  ...cardJobs,
  ...churnJobs,
  ...contactJobs,
  ...fileJobs,
  ...couponJobs,
  ...forecastJobs,
  ...importJobs,
  ...ledgerJobs,
  ...levelJobs,
  ...memberJobs,
  ...messageJobs,
  ...metricsJobs,
  ...peopleJobs,
  ...pointsJobs,
  ...settlementJobs,
  ...streamJobs,
  ...tagJobs,
};

/** When jobs run by themselves (UTC, cron syntax of graphile-worker). */
export const crontab = [
  alertCrontab,
  analyticsCrontab,
  authCrontab,
  cardCrontab,
  churnCrontab,
  contactCrontab,
  couponCrontab,
  forecastCrontab,
  importCrontab,
  ledgerCrontab,
  levelCrontab,
  messageCrontab,
  metricsCrontab,
  peopleCrontab,
  pointsCrontab,
  settlementCrontab,
  streamCrontab,
  tagCrontab,
].join('\n');
