import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../packages/db/src/leftover.ts';
import { migrate } from '../../packages/db/src/migrate.ts';
import { type EmbeddedPostgres, startPostgres } from '../../packages/db/src/postgres.ts';
import { type Child, startChild } from '../lib/children.ts';
import { openLog } from '../lib/embedded.ts';
import { choosePort } from '../lib/port.ts';
import { secrets } from '../lib/secret.ts';

/** Commits are durable: neither fsync nor synchronous_commit is switched off. */
const SETTINGS = { max_wal_size: '1GB', random_page_cost: '1.1', jit: 'off', timezone: 'UTC' };
const FIRST_PORT = 4200;

/** The product as it runs in earnest, each part a process of its own: PostgreSQL, the API, a worker. */
export class System {
  readonly #folder: string;
  readonly #log = openLog('chaos-postgres');
  #server: EmbeddedPostgres;
  #api: Child | undefined;
  #worker: Child | undefined;
  /** Processes that are meant to be gone. */
  readonly #killed = new Set<Child>();
  /** Those that went by themselves, and their last words. */
  readonly fallen: string[] = [];
  /** How a program of the product is told where everything is. */
  readonly env: Record<string, string>;
  readonly url: string;

  private constructor(folder: string, server: EmbeddedPostgres, port: number) {
    this.#folder = folder;
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
    this.env = { ...secrets(), DATABASE_URL: server.url, DATA_DIR: folder, NODE_ENV: 'production', LOG_LEVEL: 'warn' };
    Object.assign(this.env, { PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: this.url });
  }

  /** An empty, migrated database; the others are started by `startApi` and `startWorker`. */
  static async open(): Promise<System> {
    const folder = await mkdtemp(path.join(tmpdir(), 'regulars-chaos-'));
    const log = openLog('chaos-postgres');
    const server = await startPostgres({ dataDir: path.join(folder, 'postgres'), settings: SETTINGS, log: (text) => log.write(text) });
    await migrate(server.url);
    return new System(folder, server, await choosePort(FIRST_PORT));
  }

  startApi(): Promise<void> {
    this.#api = this.#start('chaos-api', 'apps/api/dist/main.mjs');
    return this.#api.ready;
  }

  startWorker(): Promise<void> {
    this.#worker = this.#start('chaos-worker', 'apps/api/dist/worker.mjs');
    return this.#worker.ready;
  }

  #start(name: string, script: string): Child {
    const child = startChild(name, script, this.env);
    void this.#watch(child);
    return child;
  }

  async #watch(child: Child): Promise<void> {
    const words = await child.exited;
    if (!this.#killed.has(child)) this.fallen.push(`${child.name}: ${words.trim().split('\n').at(-1) ?? ''}`);
  }

  killApi(): Promise<void> {
    return this.#kill(this.#api);
  }

  killWorker(): Promise<void> {
    return this.#kill(this.#worker);
  }

  async #kill(child: Child | undefined): Promise<void> {
    if (!child) return;
    this.#killed.add(child);
    child.kill();
    await child.exited;
  }

  /** The postmaster and all its children at once, without a word; and up again, on what they left on disk. */
  async killPostgres(): Promise<void> {
    const { pid, dataDir } = this.#server;
    if (pid === undefined) throw new Error('PostgreSQL has no process');
    const family = [pid, ...childrenOf(pid)];
    for (const one of family) kill(one);
    while (family.some(isAlive)) await sleep(5);
    const port = Number(new URL(this.#server.url).port);
    const log = (text: string) => this.#log.write(text);
    this.#server = await startPostgres({ dataDir, port, settings: SETTINGS, log });
  }

  async close(): Promise<void> {
    for (const child of [this.#api, this.#worker]) {
      if (!child) continue;
      this.#killed.add(child);
      await child.stop();
    }
    await this.#server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function childrenOf(parent: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const [pid = 0, ppid] = line.trim().split(/\s+/).map(Number);
    return ppid === parent ? [pid] : [];
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it was faster
  }
}
