import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.ts';

export interface Person {
  name: string;
  uid?: number;
  gid?: number;
}

/** A fresh clone of HEAD in a folder with a space in its name, and an empty home, both of one account. */
export interface Checkout {
  dir: string;
  home: string;
  person: Person;
  remove: () => void;
}

export function freshClone(person: Person): Checkout {
  const top = mkdtempSync(path.join(tmpdir(), 'regulars-fresh-'));
  const dir = path.join(top, 'my shop');
  const home = path.join(top, 'home');
  execFileSync('git', ['clone', '--quiet', root, dir]);
  mkdirSync(home);
  chmodSync(top, 0o755);
  if (person.uid !== undefined && person.gid !== undefined) {
    execFileSync('chown', ['-R', `${person.uid}:${person.gid}`, dir, home]);
    chownSync(top, person.uid, person.gid);
  }
  return { dir, home, person, remove: () => rmSync(top, { recursive: true, force: true }) };
}

export interface Start {
  /** Milliseconds from the command to the greeting. */
  took: number;
  address: string;
  print: () => string;
  /** Ctrl-C; resolves with the exit code. */
  interrupt: () => Promise<number | null>;
}

/** The registry this machine uses, wherever that is written: the empty home does not know it. */
const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();

/** Types `npx -y pnpm@12 start` and waits for the greeting, four minutes at most. */
export async function typeStart({ dir, home, person: { uid, gid } }: Checkout, port: number): Promise<Start> {
  const env = {
    PATH: process.env.PATH,
    LANG: process.env.LANG,
    HOME: home,
    PORT: String(port),
    npm_config_registry: registry,
    pnpm_config_registry: registry,
  };
  const since = performance.now();
  const child = spawn('npx', ['-y', 'pnpm@12', 'start'], { cwd: dir, env, uid, gid, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (more: string) => (text += more));
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const interrupt = () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGINT'); // as a terminal does: to the whole group
    return exited;
  };
  const address = await Promise.race([greeting(() => text), exited.then(() => undefined)]);
  if (!address) {
    await interrupt();
    throw new Error(`It did not start:\n${text}`);
  }
  return { took: performance.now() - since, address, print: () => text, interrupt };
}

async function greeting(print: () => string): Promise<string | undefined> {
  for (const end = Date.now() + 240_000; Date.now() < end; await sleep(50)) {
    const [, address] = /Regulars is ready: (\S+)/.exec(print()) ?? [];
    if (address) return address;
  }
  return undefined;
}

/** The processes that run a program of that folder. */
export function processesOf(dir: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return all.filter((line) => line.includes(dir));
}
