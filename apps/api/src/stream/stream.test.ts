import { setTimeout as sleep } from 'node:timers/promises';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDb, db, pool } from '../db.ts';
import { publish } from '../publish.ts';
import { type Consumer, consume, consumeOnce } from './consume.ts';
import { endOfStream, type Entry, readFrom } from './entries.ts';
import { Hub } from './hub.ts';
import { forgetOldEntries } from './jobs.ts';
import { numberEvents } from './sequencer.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await Hub.start();
});
afterAll(async () => {
  await hub.stop();
  await closeDb();
});

/** What an earlier test numbered itself may still be on its way to the hub. */
beforeEach(async () => {
  while (hub.position.seq < (await endOfStream(db)).seq) await sleep(5);
});

const now = () => new Date();
const happen = (...names: string[]) =>
  withTx(db, (tx) =>
    publish(
      tx,
      now(),
      names.map((name) => ({ kind: 'test.happened', payload: { name } })),
    ),
  );
const names = (entries: readonly Entry[]) => entries.map(({ payload }) => payload['name']);

/** What the hub tells until it was told `count` entries. */
function told(count: number): Promise<string[]> {
  return new Promise((resolve) => {
    const heard: unknown[] = [];
    const stop = hub.follow((entries) => {
      heard.push(...names(entries));
      if (heard.length < count) return;
      stop();
      resolve(heard.map(String));
    });
  });
}

describe('readers', () => {
  test('get the events of a transaction in their order, soon after the commit', async () => {
    const heard = told(3);
    await happen('a', 'b', 'c');
    const start = performance.now();
    expect(await heard).toEqual(['a', 'b', 'c']);
    expect(performance.now() - start).toBeLessThan(400); // woken, not found by the poll
  });

  test('get what was rolled back never', async () => {
    const heard = told(1);
    await withTx(db, async (tx) => {
      await publish(tx, now(), [{ kind: 'test.happened', payload: { name: 'undone' } }]);
      throw new Error('no');
    }).catch(() => {});
    await happen('done');
    expect(await heard).toEqual(['done']);
  });

  test('miss nothing when the earlier of two transactions commits last', async () => {
    const heard = told(2);
    let commit = () => {};
    const held = new Promise<void>((resolve) => (commit = resolve));
    let wrote = () => {};
    const written = new Promise<void>((resolve) => (wrote = resolve));
    const early = withTx(db, async (tx) => {
      await publish(tx, now(), [{ kind: 'test.happened', payload: { name: 'began first' } }]);
      wrote();
      await held;
    });
    await written;
    const before = hub.position.seq;
    await happen('began second');
    while (hub.position.seq === before) await sleep(5);
    commit();
    await early;
    expect(await heard).toEqual(['began second', 'began first']);
  });

  test('miss nothing when a transaction commits after thousands of later events', async () => {
    let commit = () => {};
    const held = new Promise<void>((resolve) => (commit = resolve));
    let wrote = () => {};
    const written = new Promise<void>((resolve) => (wrote = resolve));
    const early = withTx(db, async (tx) => {
      await publish(tx, now(), [{ kind: 'test.happened', payload: { name: 'very late' } }]);
      wrote();
      await held;
    });
    await written;
    const many = told(2_500);
    await happen(...Array.from({ length: 2_500 }, (_, at) => `m${at}`));
    await many;
    const heard = told(1);
    commit();
    await early;
    expect(await heard).toEqual(['very late']);
  });

  test('get every event of fifty parallel writers once', async () => {
    const [writers, each] = [50, 10];
    const heard = told(writers * each);
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let event = 0; event < each; event++) {
          await withTx(db, async (tx) => {
            await publish(tx, now(), [{ kind: 'test.happened', payload: { name: `${writer}.${event}` } }]);
            await sleep(Math.random() * 5);
          });
        }
      }),
    );
    const all = await heard;
    expect(all).toHaveLength(writers * each);
    expect(new Set(all).size).toBe(writers * each);
    // what one writer did one after the other is told so
    for (let writer = 0; writer < writers; writer++) {
      const own = all.filter((name) => name.startsWith(`${writer}.`));
      expect(own).toEqual(Array.from({ length: each }, (_, event) => `${writer}.${event}`));
    }
  });

  test('wait for no long transaction elsewhere', async () => {
    const long = await pool.connect();
    await long.query('begin');
    await long.query('select pg_current_xact_id()'); // as one that writes
    await long.query('select count(*) from event');
    const heard = told(1);
    await happen('meanwhile');
    expect(await heard).toEqual(['meanwhile']);
    await long.query('rollback');
    long.release();
  });

  test('hear what a program without a sequencer published', async () => {
    const heard = told(1);
    await db.transaction().execute((tx) => publish(tx, now(), [{ kind: 'test.happened', payload: { name: 'poll' } }])); // no wake-up
    expect(await heard).toEqual(['poll']);
  });
});

test('several sequencers at once number without gap or repetition', async () => {
  const { seq } = await endOfStream(db);
  await db.transaction().execute((tx) =>
    publish(
      tx,
      now(),
      Array.from({ length: 300 }, (_, at) => ({ kind: 'test.happened', payload: { name: `s${at}` } })),
    ),
  );
  await Promise.all(Array.from({ length: 8 }, () => numberEvents(db, 50)));
  while ((await endOfStream(db)).seq < seq + 300) await numberEvents(db, 50);
  const entries = await readFrom(db, { ...(await endOfStream(db)), seq }, 1_000);
  expect(names(entries)).toEqual(Array.from({ length: 300 }, (_, at) => `s${at}`));
  expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 300 }, (_, at) => seq + 1 + at));
});

describe('a cursor', () => {
  test('gives the pages after it, from memory and from the database alike', async () => {
    const start = await endOfStream(db);
    const heard = told(3);
    await happen('x', 'y', 'z');
    await heard;
    const fromMemory = await hub.read(start, 2);
    expect(names(fromMemory)).toEqual(['x', 'y']);
    expect(await readFrom(db, start, 2)).toEqual(fromMemory);
    expect(names(await hub.read({ ...start, seq: start.seq + 2 }, 2))).toEqual(['z']);
    expect(await hub.read(hub.position, 2)).toEqual([]);
  });

  test.each([
    ['of another epoch', () => ({ ...hub.position, epoch: '00000000' })],
    ['of the future', () => ({ ...hub.position, seq: hub.position.seq + 1_000 })],
  ])('%s gets RESYNC', async (_name, cursor) => {
    await expect(hub.read(cursor(), 10)).rejects.toMatchObject({ code: 'RESYNC' });
  });

  test('older than what is kept gets RESYNC; events stay', async () => {
    const start = await endOfStream(db);
    await happen('old');
    while (hub.position.seq === start.seq) await sleep(5);
    const events = await db.selectFrom('event').select(db.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    expect(await forgetOldEntries(now())).toBe(0);
    expect(await forgetOldEntries(new Date(Date.now() + 60_000), 0)).toBe(start.seq + 1);
    await expect(readFrom(db, start, 10)).rejects.toMatchObject({ code: 'RESYNC' });
    expect(await readFrom(db, await endOfStream(db), 10)).toEqual([]);
    expect(await db.selectFrom('event').select(db.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).toEqual(events);
    await happen('new');
    while (hub.position.seq === start.seq + 1) await sleep(5);
    expect(names(await readFrom(db, { ...start, seq: start.seq + 1 }, 10))).toEqual(['new']);
  });
});

describe('a consumer', () => {
  let stop: (() => Promise<void>) | undefined;
  afterEach(() => stop?.());

  /** Remembers what it worked on, and fails where it is told to. */
  function recorder(name: string): Consumer & { seen: unknown[]; resyncs: number; failing: boolean } {
    const consumer = {
      name,
      seen: [] as unknown[],
      resyncs: 0,
      failing: false,
      onEntries: async (_tx: unknown, entries: readonly Entry[]) => {
        if (consumer.failing) throw new Error('not now');
        consumer.seen.push(...names(entries));
      },
      onResync: async () => void consumer.resyncs++,
    };
    return consumer;
  }

  test('works on what happens from its registration on, and after a restart on what it missed', async () => {
    const consumer = recorder('first');
    stop = await consume(hub, consumer);
    await happen('one');
    while (consumer.seen.length < 1) await sleep(5);
    await stop();
    await happen('two');
    stop = await consume(hub, consumer);
    while (consumer.seen.length < 2) await sleep(5);
    expect(consumer.seen).toEqual(['one', 'two']);
  });

  test('gets a batch again when it failed', async () => {
    const consumer = recorder('second');
    consumer.failing = true;
    stop = await consume(hub, consumer);
    await happen('stubborn');
    await sleep(50);
    expect(consumer.seen).toEqual([]);
    consumer.failing = false;
    while (consumer.seen.length < 1) await sleep(5);
    expect(consumer.seen).toEqual(['stubborn']);
  });

  test('works in one process at a time, each event once', async () => {
    const consumer = recorder('third');
    const stops = [await consume(hub, consumer), await consume(hub, consumer), await consume(hub, consumer)];
    stop = async () => void (await Promise.all(stops.map((one) => one())));
    const all = Array.from({ length: 40 }, (_, at) => `n${at}`);
    for (const name of all) await happen(name);
    while (consumer.seen.length < all.length) await sleep(5);
    expect(consumer.seen).toEqual(all);
  });

  test('that was away for too long is told to look at everything', async () => {
    const consumer = recorder('fourth');
    await (
      await consume(hub, consumer)
    )();
    await sql`update stream_reader set epoch = '00000000' where name = 'fourth'`.execute(db);
    expect(await consumeOnce(consumer)).toBe(true);
    expect(consumer).toMatchObject({ seen: [], resyncs: 1 });
    expect(await consumeOnce(consumer)).toBe(false);
  });
});
