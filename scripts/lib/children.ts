import { spawn } from 'node:child_process';
import { openLog } from './embedded.ts';
import { inRoot, root } from './paths.ts';
import { dieWithParent } from './run.ts';

const PATIENCE_MS = 15_000;

/** Of Node, for the built programs. */
export const NODE_OPTIONS = ['--max-semi-space-size=64', '--enable-source-maps'];

export interface Child {
  name: string;
  /** Resolves when it is at work; rejects with the end of its log if it ends before. */
  ready: Promise<void>;
  /** Resolves with the end of its log when it ends, wanted or not. */
  exited: Promise<string>;
  /** Asks it to finish; after 15 seconds it is killed. */
  stop: () => Promise<void>;
  kill: () => void;
}

/**
 * Starts a built program of the API in its own process group (so that Ctrl-C reaches the launcher alone, which knows the
 * order), its log in the data folder. It tells us over the IPC channel that it is ready.
 */
export function startChild(name: string, script: string, env: Record<string, string>): Child {
  const child = spawn(process.execPath, [...NODE_OPTIONS, '--import', dieWithParent, inRoot(script)], {
    cwd: root,
    env: { ...process.env, ...env },
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = openLog(name);
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-4000);
      log.write(text);
    });
  }
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(String(error)));
    child.once('close', () => resolve(tail));
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', () => resolve());
    void exited.then((words) => reject(new Error(`The ${name} ended:\n${words}`)));
  });
  ready.catch(() => {}); // who waits for it is told; nobody else need be
  const kill = () => void child.kill('SIGKILL');
  const stop = async () => {
    const timer = setTimeout(kill, PATIENCE_MS);
    child.kill('SIGTERM');
    await exited;
    clearTimeout(timer);
  };
  return { name, ready, exited, stop, kill };
}
