import pg from 'pg';
import { DomainError } from '@regulars/domain/errors';
import { db } from '../db.ts';
import { env } from '../env.ts';
import { log } from '../log.ts';
import type { Cursor } from './cursor.ts';
import { endOfStream, type Entry, nearEnd, readFrom } from './entries.ts';
import { CHANNEL, Sequencer } from './sequencer.ts';

/** Entries kept in memory: who comes back after a short while is served without the database. */
const RING = 4_096;
const PAGE = 1_000;
/** The safety net for a NOTIFY that did not reach us: a pooler in between, a connection being made anew. */
const POLL_MS = 500;
const RECONNECT_MS = 1_000;

/** Told of new entries, in order. */
type Listener = (entries: readonly Entry[]) => void;

let current: Hub | undefined;

/** The stream of this process, once it was started. */
export const currentHub = (): Hub | undefined => current;

/**
 * The stream of events in this process: numbers what is committed here, hears what is new anywhere, and keeps the last entries
 * for all who read along.
 */
export class Hub {
  readonly #sequencer = new Sequencer(db);
  readonly #listeners = new Set<Listener>();
  readonly #timer = setInterval(() => this.#wake(), POLL_MS);
  #ring: Entry[] = [];
  #position: Cursor;
  #client: pg.Client | undefined;
  #pulling: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  private constructor(position: Cursor) {
    this.#position = position;
  }

  /** At the end of the stream as it is now, the last entries in memory. */
  static async start(): Promise<Hub> {
    const hub = new Hub(await nearEnd(db, RING));
    await hub.#listen();
    hub.#wake();
    await hub.#pulling;
    current = hub;
    return hub;
  }

  /** After the last entry that listeners were told of. */
  get position(): Cursor {
    return this.#position;
  }

  /** The next entries after a cursor, none at the end. @throws RESYNC */
  async read(after: Cursor, limit: number): Promise<readonly Entry[]> {
    const oldest = this.#ring[0]?.seq ?? this.#position.seq + 1;
    const inMemory = after.epoch === this.#position.epoch && after.seq >= oldest - 1 && after.seq <= this.#position.seq;
    if (!inMemory) return readFrom(db, after, limit); // or a process that is ahead of us gave the cursor
    const start = after.seq - oldest + 1;
    return this.#ring.slice(start, start + limit);
  }

  /** Calls the listener after each growth; returns how to stop that. */
  follow(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #wake(): void {
    this.#again = true;
    this.#pulling ??= this.#pull();
  }

  async #pull(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        const entries = await readFrom(db, this.#position, PAGE);
        if (entries.length === PAGE) this.#again = true;
        if (entries.length > 0) this.#hand(entries);
      }
    } catch (error) {
      log.warn({ err: error }, 'the event stream could not be read; trying again');
      if (error instanceof DomainError && error.code === 'RESYNC') await this.#begin();
    } finally {
      this.#pulling = undefined; // at once after the last look at #again: a wake-up in between would be lost
    }
  }

  #hand(entries: readonly Entry[]): void {
    this.#ring.push(...entries);
    if (this.#ring.length > 2 * RING) this.#ring = this.#ring.slice(-RING);
    this.#position = { ...this.#position, seq: this.#ring.at(-1)?.seq ?? this.#position.seq };
    for (const listener of this.#listeners) listener(entries);
  }

  /** A stream that began anew (another epoch) is followed from its end; those who read along get RESYNC at their next read. */
  async #begin(): Promise<void> {
    const end = await endOfStream(db).catch(() => undefined);
    if (!end) return; // the poll tries again
    this.#position = end;
    this.#ring = [];
    for (const listener of this.#listeners) listener([]);
  }

  /** A connection of its own, made anew when it breaks; until then the poll keeps things going. */
  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: env.DATABASE_URL, application_name: 'regulars stream', keepAlive: true });
    this.#client = client;
    client.on('error', (err) => log.warn({ err }, 'the connection that listens broke'));
    client.on('end', () => {
      if (!this.#stopped) setTimeout(() => void this.#listen(), RECONNECT_MS).unref();
    });
    client.on('notification', () => this.#wake());
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#wake();
    } catch (err) {
      log.warn({ err }, 'can not listen to the event stream; trying again');
      await client.end().catch(() => {});
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (current === this) current = undefined;
    clearInterval(this.#timer);
    await this.#sequencer.stop();
    await this.#pulling;
    await this.#client?.end();
  }
}
