import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@regulars/db/kysely';
import { prepared, together } from '@regulars/db/prepared';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { log } from '../log.ts';

/** The channel on which listeners hear that the stream has grown. */
export const CHANNEL = 'regulars_stream';

/** Events numbered in one transaction. */
const BATCH = 2_000;
/** Rounds that follow each other begin so far apart: under load each event costs less, and waits no longer than anyone would see. */
const ROUND_MS = 25;
/** How long an event may wait whose process died between its commit and its wake-up. */
const POLL_MS = 500;
/** How far back of the last event taken others may still be written by transactions under way; what lies farther is found by the poll. */
const UNDER_WAY = 1_000;

/**
 * Gives the committed events that have no number yet the next ones; returns how many, and how far among the pending it came.
 * Whoever comes second waits for the row: not for long, and had he gone away instead, what committed after the first one looked
 * would lie there. The second statement has a snapshot of its own, which shows all that was numbered before. Only this
 * transaction notifies: it runs alone anyway.
 * @param after where to begin among the pending: rows taken away stay in the index while a long transaction elsewhere could see them
 */
export function numberEvents(db: Db, limit = BATCH, after = 0): Promise<{ numbered: number; upTo: number }> {
  return withTx(db, async (tx) => {
    const asked = [lock.of(tx, {}), number.of(tx, { after, limit })] as const;
    const [, { rows }] = await together(tx, (ask) => Promise.all([ask(asked[0]), ask(asked[1])]));
    return rows[0] ?? { numbered: 0, upTo: 0 };
  });
}

const lock = prepared('stream_lock')`select from stream_state for update`;
const number = prepared<{ numbered: number; upTo: number }>('stream_number')`
  with taken as (
    delete from event_pending
    where n in (select n from event_pending where n > ${'after'}::bigint order by n limit ${'limit'}::int) returning n, event_id
  ), numbered as (
    insert into stream_entry (seq, event_id, numbered_at)
    select s.last_seq + row_number() over (order by t.n), t.event_id, now() from taken t, stream_state s returning seq
  ), grown as (
    update stream_state set last_seq = last_seq + (select count(*) from numbered) where exists (select from numbered) returning last_seq
  )
  select (select count(*)::int from numbered) as numbered, (select coalesce(max(n), 0) from taken) as "upTo",
    (select pg_notify('regulars_stream', '') from grown)::text as told`;

const running = new Set<Sequencer>();

/** Lets the sequencers of this process look for new events; called after each commit that published. */
export function wakeSequencers(): void {
  for (const sequencer of running) sequencer.wake();
}

/** Numbers events soon after their commit. Every process of the API and every worker has one; the locked row lets one work at a time. */
export class Sequencer {
  readonly #db: Db;
  readonly #timer: NodeJS.Timeout;
  #working: Promise<void> | undefined;
  #again = false;
  /** When the next round may begin. */
  #next = 0;
  /** Of the pending events, where to begin. */
  #after = 0;

  constructor(db: Db) {
    this.#db = db;
    this.#timer = setInterval(() => void this.#poll(), POLL_MS);
    running.add(this);
  }

  /** What commits while it works is taken by the next round: many commits, few rounds. */
  wake(): void {
    this.#again = true;
    this.#working ??= this.#work();
  }

  async #work(): Promise<void> {
    await nextTurn();
    try {
      while (this.#again && running.has(this)) {
        const wait = this.#next - performance.now();
        if (wait > 0) await sleep(wait);
        this.#again = false;
        this.#next = performance.now() + ROUND_MS;
        const { numbered, upTo } = await numberEvents(this.#db, BATCH, this.#after);
        if (numbered > 0) this.#after = Math.max(upTo - UNDER_WAY, 0);
        if (numbered === BATCH) this.#again = true;
      }
    } catch (err) {
      log.warn({ err }, 'events could not be numbered; trying again');
    } finally {
      this.#working = undefined; // at once after the last look at #again: a wake-up in between would be lost
    }
  }

  /** The safety net for processes that died, programs that publish without a sequencer, and transactions that took very long. */
  async #poll(): Promise<void> {
    try {
      const { rows } = await sql<{ waiting: boolean }>`select exists (select from event_pending) as waiting`.execute(this.#db);
      if (!rows[0]?.waiting) return;
      this.#after = 0;
      this.wake();
    } catch (err) {
      log.warn({ err }, 'the event stream can not be looked after; trying again');
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    running.delete(this);
    await this.#working;
  }
}
