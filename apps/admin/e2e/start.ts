import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { request } from '@playwright/test';
import { signedIn } from './accounts.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const READY = /ready: (http:\/\/\S+)/;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts the product with the demo chain in a folder of its own; resolves with its address. */
function start(dataDir: string, port: number) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = new Promise<string>((resolve, reject) => {
    let print = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      print += text;
      const address = READY.exec(print)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${print}`)));
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { ready, stop };
}

/** E2E_URL names a product that runs already; else one is started for the run, and taken away after it. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env['E2E_URL']) {
    await saveSession(process.env['E2E_URL']);
    return async () => {};
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'regulars-e2e-'));
  const product = start(dataDir, await freePort());
  process.env['E2E_URL'] = await product.ready;
  await saveSession(process.env['E2E_URL']);
  return async () => {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** Most tests begin signed in as the owner. */
async function saveSession(baseURL: string): Promise<void> {
  const context = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
  await signedIn(context, 'owner');
  await context.storageState({ path: path.join(import.meta.dirname, '../test-results/owner.json') });
  await context.dispose();
}
