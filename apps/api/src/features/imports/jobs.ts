import type { TaskList } from 'graphile-worker';
import { runPending } from './run.ts';

/** `imports:run` runs the imports that wait, and goes on with those that a process left behind. */
export const importJobs: TaskList = {
  'imports:run': async (_payload, { abortSignal }) => runPending(abortSignal),
};

/** Every minute: an import whose process was killed goes on without anybody's doing. */
export const importCrontab = '* * * * * imports:run';
