import { spawn } from 'node:child_process';
import { openDatabase } from './lib/database.ts';
import { main } from './lib/main.ts';
import { dataDir, inRoot } from './lib/paths.ts';
import { secrets } from './lib/secret.ts';

/**
 * Runs a program of the checkout on DATABASE_URL or the embedded database, which is started if it does not run:
 * `node --import tsx scripts/with-database.ts apps/api/src/main.ts [arguments]`.
 */
await main(async () => {
  const [script = '', ...args] = process.argv.slice(2);
  const database = await openDatabase();
  try {
    process.exitCode = await run(script, args, { DATABASE_URL: database.url, DATA_DIR: dataDir, ...secrets() });
  } finally {
    await database.close();
  }
});

/** The program gets Ctrl-C from the terminal as we do: we only outlive it, to stop the database last. */
function run(script: string, args: string[], env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', inRoot(script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
