import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { db } from '../db.ts';
import { log } from '../log.ts';
import { endOfStream, type Entry, readFrom } from './entries.ts';
import type { Hub } from './hub.ts';

/** Someone who works on every event, wherever it was caused. */
export interface Consumer {
  /** Under which its place in the stream is kept: chosen once, unique. */
  name: string;
  /** The next entries, in order; what is written in `tx` stands or falls with the consumer's place. At most two seconds. */
  onEntries: (tx: Tx, entries: readonly Entry[]) => Promise<void>;
  /** It was away for longer than entries are kept, and goes on from the end: look at everything. */
  onResync?: (tx: Tx) => Promise<void>;
}

const BATCH = 500;
const RETRY_MS = 500;

/** One batch in one transaction; false when there was none, or another process is at it. */
export function consumeOnce({ name, onEntries, onResync }: Consumer): Promise<boolean> {
  return withTx(db, async (tx) => {
    const place = await tx
      .selectFrom('stream_reader')
      .select(['epoch', 'seq'])
      .where('name', '=', name)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!place) return false;
    const move = (to: { epoch?: string; seq: number }) => tx.updateTable('stream_reader').set(to).where('name', '=', name).execute();
    try {
      const entries = await readFrom(tx, place, BATCH);
      const last = entries.at(-1);
      if (!last) return false;
      await onEntries(tx, entries);
      await move({ seq: last.seq });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'RESYNC')) throw error;
      const end = await endOfStream(tx);
      await onResync?.(tx);
      await move(end);
    }
    return true;
  });
}

/**
 * Lets a consumer work on all that happens from its first registration on, at least once, one process at a time:
 *
 *     const stop = await consume(hub, { name: 'alerts', onEntries: (tx, entries) => detect(tx, keysOf(entries)) });
 *
 * Returns how to stop it, after the batch at hand.
 */
export async function consume(hub: Hub, consumer: Consumer): Promise<() => Promise<void>> {
  const { epoch, seq } = await endOfStream(db);
  await db
    .insertInto('stream_reader')
    .values({ name: consumer.name, epoch, seq })
    .onConflict((known) => known.column('name').doNothing())
    .execute();
  let stopped = false;
  let again = false;
  let working: Promise<void> | undefined;
  async function work(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false;
        if (await consumeOnce(consumer)) again = true;
      }
    } catch (err) {
      log.error({ err, consumer: consumer.name }, 'a consumer of events failed; trying again');
    } finally {
      working = undefined;
    }
  }
  const wake = () => {
    again = true;
    working ??= Promise.resolve().then(work);
  };
  const unfollow = hub.follow(wake);
  const timer = setInterval(wake, RETRY_MS); // after a failure, or when another worker was at it and died
  wake();
  return async () => {
    stopped = true;
    unfollow();
    clearInterval(timer);
    await working;
  };
}
