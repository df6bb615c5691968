import { parseArgs } from 'node:util';
import { migrate } from '../packages/db/src/migrate.ts';
import { startChild } from './lib/children.ts';
import { explainLock, ensureDatabase, isVacant, lockFile } from './lib/database.ts';
import { startEmbedded } from './lib/embedded.ts';
import { fillDemo, foundChain, greet } from './lib/demo.ts';
import { Locked, takeLock, type Lock } from './lib/lock.ts';
import { main } from './lib/main.ts';
import { dataDir, inData, inRoot } from './lib/paths.ts';
import { choosePort, isFree, wantedPort } from './lib/port.ts';
import { makeAdmin, makeDatabaseTypes, makeDocumentTypes, makeServer } from './lib/products.ts';
import { secrets } from './lib/secret.ts';
import { leaveShortcut } from './lib/shortcut.ts';
import { Interrupted, interruption, sinceStart, step, together, untilAborted } from './lib/steps.ts';

const HELP = `Starts Regulars: database, API, admin and worker in one go.
  --empty    without the demo chain
  PORT=4000  DATABASE_URL=postgresql://… (any PostgreSQL from 15 on, instead of the embedded one)  DATA_DIR=.data`;

/** What runs, in the order of starting; it is stopped from the last to the first. */
interface Part {
  name: string;
  /** Resolves with the part's last words when it ends. */
  exited?: Promise<string>;
  stop: () => Promise<void>;
  kill?: () => void;
}
type Running = Part[];

interface Options {
  empty?: boolean;
  help?: boolean;
}

await main(async () => {
  const { values: options } = parseArgs({ options: { empty: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (options.help) return console.log(HELP);
  const running: Running = [];
  const signal = interruption(() => running.forEach((part) => part.kill?.()));
  try {
    await start(options, running, signal);
  } catch (error) {
    if (error instanceof Locked) throw new Error(explainLock(error), { cause: error });
    if (!(error instanceof Interrupted) && !signal.aborted) throw error;
    console.log('\nStopping …');
  } finally {
    for (const part of running.toReversed()) await part.stop();
  }
});

async function start(options: Options, running: Running, signal: AbortSignal): Promise<void> {
  const wanted = wantedPort();
  const lock = takeLock(lockFile());
  running.push({ name: 'lock', stop: async () => lock.release() });
  await step('Generating types', makeDatabaseTypes);
  signal.throwIfAborted();
  const [{ url, founded }] = await together(openDatabase(options, running, lock, signal), build());
  signal.throwIfAborted();
  const address = await serve(url, wanted, running, signal);
  lock.update({ address });
  leaveShortcut(process.env.npm_execpath);
  await greet(url, address, sinceStart(), founded);
  await Promise.race([...running.map(untilEnded), untilAborted(signal)]);
}

/** Rejects when a part ends by itself: half a system is worse than none. */
async function untilEnded({ name, exited }: Part): Promise<never> {
  const words = await (exited ?? new Promise<string>(() => {}));
  throw new Error(`The ${name} ended unexpectedly:\n${words}`);
}

async function build(): Promise<void> {
  await step('Building the server', makeServer);
  await step('Generating document types', makeDocumentTypes);
  await step('Building the admin', makeAdmin);
}

/**
 * A migrated database, filled with the demo chain if it had none, or with --empty founded with a head office and an owner:
 * `founded` then says how to sign in.
 */
async function openDatabase(
  options: Options,
  running: Running,
  lock: Lock,
  signal: AbortSignal,
): Promise<{ url: string; founded: string }> {
  const url = process.env.DATABASE_URL ?? (await openEmbedded(running));
  await step('Migrating the database', () => migrate(url));
  if (!process.env.DATABASE_URL) lock.update({ database: url }); // a password given to us stays out of files
  signal.throwIfAborted();
  if (!(await isVacant(url))) return { url, founded: '' };
  if (options.empty) return { url, founded: await step('Founding the chain', () => foundChain(url, signal)) };
  await step('Making the demo chain', () => fillDemo(url, signal));
  return { url, founded: '' };
}

async function openEmbedded(running: Running): Promise<string> {
  const server = await step('Starting the database', startEmbedded);
  running.push({ name: 'database', ...server });
  if (server.dataDir !== inData('postgres')) console.log(`The database lies in ${server.dataDir}: its account can't enter this folder.`);
  return ensureDatabase(server.url);
}

/**
 * Starts the API and returns its address; if another program takes the port before the API does, on the next one. The worker
 * follows: nobody waits for it, and on two cores the API is there sooner without it.
 */
async function serve(url: string, wanted: number, running: Running, signal: AbortSignal): Promise<string> {
  const env = {
    DATABASE_URL: url,
    NODE_ENV: 'production',
    ADMIN_DIST: inRoot('apps/admin/dist'),
    DATA_DIR: dataDir,
    ...secrets(),
  };
  for (;;) {
    const port = await choosePort(wanted);
    if (port !== wanted) console.log(`Port ${wanted} is taken by another program: using ${port} instead.`);
    const api = startChild('API', 'apps/api/dist/main.mjs', { ...env, PORT: String(port) });
    running.push(api);
    try {
      await Promise.race([api.ready, untilAborted(signal)]);
      running.push(startChild('worker', 'apps/api/dist/worker.mjs', env));
      return `http://localhost:${port}`;
    } catch (error) {
      await api.stop();
      running.pop();
      if (signal.aborted || (await isFree(port))) throw error;
    }
  }
}
