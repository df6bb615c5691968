import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from './paths.ts';

interface RunOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** Ends the program. */
  signal?: AbortSignal;
}

/** Module for `node --import`: ends a child when its launcher is gone. */
export const dieWithParent = pathToFileURL(inRoot('scripts/lib/die-with-parent.mjs')).href;

/** Runs a Node program to its end and returns what it printed; throws an Error that carries the print if it fails. */
export function runNode(args: string[], { env = {}, cwd = root, signal }: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', dieWithParent, ...args], {
      cwd,
      signal,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let print = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (print += text));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(print) : reject(new Error(`${args.join(' ')} failed:\n${print}`))));
  });
}

/** As runNode, with a TypeScript program of the checkout. */
export function runScript(script: string, options?: RunOptions, args: string[] = []): Promise<string> {
  return runNode(['--import', 'tsx', inRoot(script), ...args], options);
}
