import { EventEmitter } from 'node:events';
import type { Db } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import type { WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import { db } from './db.ts';
import { env } from './env.ts';
import { log } from './log.ts';

/** The first half of the advisory locks that say that a worker lives: any number. */
const LIVES = 7_305_482;
const EVERY_MS = 10_000;
const RECONNECT_MS = 1_000;
/** What was taken a moment ago is left alone: its worker may be just connecting again, after PostgreSQL was restarted. */
const SETTLED_SECONDS = 10;

/**
 * Gives free the jobs and queues of workers that died: the queue itself would let them wait for four hours, and all that is queued behind
 * them. @returns whose they were
 */
export function releaseDead(on: Db, settledSeconds = SETTLED_SECONDS): Promise<string[]> {
  return withTx(on, async (tx) => {
    const { rows } = await sql<{ worker: string }>`
      select worker from (
        select locked_by as worker, max(locked_at) as at from (
          select locked_by, locked_at from graphile_worker._private_jobs union all select locked_by, locked_at from graphile_worker._private_job_queues
        ) taken where locked_by is not null group by 1
      ) held where at < now() - make_interval(secs => ${settledSeconds}) and pg_try_advisory_xact_lock(${LIVES}::int, hashtext(worker))`.execute(
      tx,
    );
    const dead = rows.map(({ worker }) => worker);
    if (dead.length > 0) await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(tx);
    return dead;
  });
}

/** Says of this process's workers that they live, as long as it does, and looks after what others left. */
export class Leases {
  /** For the runner: tells us of each worker that it makes. */
  readonly events: WorkerEvents = new EventEmitter();
  readonly #workers = new Set<string>();
  readonly #timer = setInterval(() => void this.#look(), EVERY_MS);
  #client: pg.Client | undefined;
  #holding: Promise<unknown> = Promise.resolve();
  #stopped = false;

  private constructor() {
    // Jobs are taken in the name of a worker, or of the pool that fetches for its workers.
    this.events.on('worker:create', ({ worker }) => this.#add(worker.workerId));
    this.events.on('pool:create', ({ workerPool }) => this.#add(workerPool.id));
  }

  static async start(): Promise<Leases> {
    const leases = new Leases();
    await leases.#connect();
    return leases;
  }

  /** A connection of its own, on which the locks lie; made anew when it breaks. */
  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: env.DATABASE_URL, application_name: 'regulars worker', keepAlive: true });
    this.#client = client;
    client.on('error', (err) => log.warn({ err }, 'the connection that says that the worker lives broke'));
    client.on('end', () => {
      if (!this.#stopped) setTimeout(() => void this.#connect(), RECONNECT_MS).unref();
    });
    try {
      await client.connect();
      await this.#hold([...this.#workers]);
    } catch (err) {
      log.warn({ err }, 'can not say that the worker lives; trying again');
      await client.end().catch(() => {});
    }
  }

  #add(worker: string): void {
    this.#workers.add(worker);
    this.#holding = this.#holding.then(() => this.#hold([worker])); // a connection takes one statement at a time
  }

  async #hold(workers: string[]): Promise<void> {
    const lock = 'select pg_advisory_lock($1::int, hashtext(worker)) from unnest($2::text[]) worker';
    await this.#client?.query(lock, [LIVES, workers]).catch((err: unknown) => log.warn({ err }, 'the worker could not be locked'));
  }

  async #look(): Promise<void> {
    try {
      const dead = await releaseDead(db);
      if (dead.length > 0) log.warn({ dead }, 'jobs of workers that died were given free');
    } catch (err) {
      log.warn({ err }, 'jobs of dead workers could not be looked for; trying again');
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#client?.end();
  }
}
