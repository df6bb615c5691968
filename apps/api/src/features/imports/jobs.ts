import type { TaskList } from 'graphile-worker';
import { env } from '../../env.ts';
import { runPending } from './run.ts';
import { sweepFiles } from './sweep.ts';

/** `imports:run` runs the imports that wait, and goes on with those that a process left behind; `imports:sweep` deletes old files. */
export const importJobs: TaskList = {
  'imports:run': async (_payload, { abortSignal }) => runPending(abortSignal),
  'imports:sweep': async () => {
    if (env.IMPORT_FILE_DAYS > 0) await sweepFiles(env.IMPORT_FILE_DAYS, new Date());
  },
};

/** Every minute: an import whose process was killed goes on without anybody's doing. Files at night. */
export const importCrontab = ['* * * * * imports:run', '40 18 * * * imports:sweep'].join('\n');
