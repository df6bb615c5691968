import { spawn, type ChildProcess } from 'node:child_process';
import { migrate } from '../packages/db/src/migrate.ts';
import { explainLock, isVacant, openDatabase } from './lib/database.ts';
import { fillDemo } from './lib/demo.ts';
import { Locked } from './lib/lock.ts';
import { main } from './lib/main.ts';
import { dataDir, inRoot } from './lib/paths.ts';
import { makeDatabaseTypes, makeDocumentTypes } from './lib/products.ts';
import { secrets } from './lib/secret.ts';
import { Interrupted, interruption, step, untilAborted } from './lib/steps.ts';

const ADMIN = inRoot('apps/admin');

/** API and worker start anew at each change, the admin reloads in the browser. After a change of the data model: `pnpm generate`. */
await main(async () => {
  const signal = interruption(() => process.exit(1));
  await step('Generating types', makeDatabaseTypes);
  await step('Generating document types', makeDocumentTypes);
  const database = await openDatabase().catch((error: unknown) => {
    throw error instanceof Locked ? new Error(explainLock(error), { cause: error }) : error;
  });
  const children: ChildProcess[] = [];
  try {
    await migrate(database.url);
    if (await isVacant(database.url)) await step('Making the demo chain', () => fillDemo(database.url, signal));
    const env = { ...process.env, NODE_ENV: 'development', DATABASE_URL: database.url, DATA_DIR: dataDir, ...secrets() };
    const watch = (script: string) =>
      spawn(process.execPath, [inRoot('node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', inRoot(script)], {
        stdio: 'inherit',
        env,
      });
    children.push(watch('apps/api/src/main.ts'), watch('apps/api/src/worker.ts'));
    children.push(spawn(process.execPath, [inRoot('apps/admin/node_modules/vite/bin/vite.js')], { cwd: ADMIN, stdio: 'inherit', env }));
    await untilAborted(signal);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    await Promise.all(children.map(end));
    await database.close();
  }
});

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
