import type { TaskList } from 'graphile-worker';
import { db } from '../../db.ts';
import { sweepSignUps } from './sign-up.ts';

/** `people:sweep` forgets phones that asked for a code. */
export const peopleJobs: TaskList = { 'people:sweep': () => sweepSignUps(db, new Date()) };

export const peopleCrontab = '41 * * * * people:sweep ?jobKey=people:sweep';
