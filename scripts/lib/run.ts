import { spawn } from 'node:child_process';
import { inRoot, root } from './paths.ts';

interface RunOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** Ends the program. */
  signal?: AbortSignal;
}

/** Runs a Node program to its end and returns what it printed; throws an Error that carries the print if it fails. */
export function runNode(args: string[], { env = {}, cwd = root, signal }: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, signal, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let print = '';
    child.stdout.on('data', (text) => (print += text));
    child.stderr.on('data', (text) => (print += text));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(print) : reject(new Error(`${args.join(' ')} failed:\n${print}`))));
  });
}

/** As runNode, with a TypeScript program of the checkout. */
export function runScript(script: string, options?: RunOptions): Promise<string> {
  return runNode(['--import', 'tsx', inRoot(script)], options);
}
