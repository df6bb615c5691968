import { createDb, type Db, type Tx } from '@regulars/db/kysely';
import { createPool } from '@regulars/db/pool';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chain, loadChain } from '../../chain.ts';
import { closeDb, db } from '../../db.ts';
import { env } from '../../env.ts';
import { systemViewer } from '../../viewer.ts';
import { lastClosedDay } from './close.ts';
import { fold } from './fold.ts';
import { Reports } from './reports.ts';
import { overview } from './service.ts';
import { buildWorld, clearFacts, dice, sell, sellSome, world } from './test/world.ts';

const other = createPool(env.DATABASE_URL, { max: 4 });
const elsewhere: Db = createDb(other);

beforeAll(async () => {
  await loadChain();
  await buildWorld();
});
beforeEach(() => clearFacts());
afterAll(async () => {
  await other.end();
  await closeDb();
});

const DAY = '2025-01-15';
const nextMorning = new Date('2025-01-16T12:00:00Z');
const everything = { orgId: null, categoryId: null, productId: null, employeeId: null, levelId: null, channel: null, tagId: null };
const january = { from: '2025-01-01', to: '2025-01-31' };

async function sold(): Promise<{ shown: number; facts: number }> {
  const { current } = await overview(new Reports(systemViewer('test')), everything, january, 'en');
  const {
    rows: [row],
  } = await sql<{ facts: number }>`select coalesce(sum(amount), 0)::bigint as facts from sale`.execute(db);
  return { shown: current.figures.measures.revenue, facts: row?.facts ?? 0 };
}

async function expectRight(): Promise<void> {
  const { shown, facts } = await sold();
  expect(shown).toBe(facts);
}

/** A transaction of another connection that stays open until it is told to commit. */
function openSale(seed: number): { written: Promise<void>; commit: () => Promise<void> } {
  let release = () => {};
  let wrote = () => {};
  const written = new Promise<void>((resolve) => (wrote = resolve));
  const gate = new Promise<void>((resolve) => (release = resolve));
  const done = withTx(elsewhere, async (tx: Tx) => {
    await sell(tx, dice(seed), DAY);
    wrote();
    await gate;
  });
  return { written, commit: () => (release(), done) };
}

const dirty = async () => (await db.selectFrom('dirty_day').selectAll().execute()).length;
const folded = async () => (await db.selectFrom('fold_state').select('folded_through').executeTakeFirstOrThrow()).folded_through;

describe('a fold', () => {
  test('is what is read afterwards', async () => {
    await sellSome(dice(1), 20, DAY, 1);
    await fold(db, chain(), nextMorning);
    await expectRight();
    const { shown } = await sold();
    await sql`update sales_month set revenue = revenue + 1 where branch and org_id = ${world.head}`.execute(db);
    expect((await sold()).shown).toBe(shown + 1);
  });

  test('leaves a day alone while a sale that began before the close is not committed', async () => {
    await sellSome(dice(2), 5, DAY, 1);
    const late = openSale(3);
    await late.written;
    const folding = fold(db, chain(), nextMorning);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await folded()).toBeNull();
    await late.commit();
    expect(await folding).toBe(true);
    expect(await folded()).toBe(DAY);
    expect(await dirty()).toBe(0);
    await expectRight();
  });

  test('is not needed for the figures to be right: a sale after midnight and after the fold shows at once', async () => {
    await sellSome(dice(4), 5, DAY, 1);
    await fold(db, chain(), nextMorning);
    await sellSome(dice(5), 1, DAY, 1);
    expect(await dirty()).toBe(1);
    await expectRight();
    await fold(db, chain(), nextMorning);
    expect(await dirty()).toBe(0);
    await expectRight();
  });

  test('passes by a dirty day whose next fact is not committed yet, and the fact shows when it is', async () => {
    await sellSome(dice(6), 30, DAY, 1);
    await fold(db, chain(), nextMorning);
    await sellSome(dice(7), 30, DAY, 1);
    const late = openSale(8);
    await late.written;
    await fold(db, chain(), nextMorning);
    await expectRight();
    await late.commit();
    await expectRight();
    await fold(db, chain(), nextMorning);
    expect(await dirty()).toBe(0);
    await expectRight();
  });

  test('of the same days by several workers at once gives what one gives', async () => {
    await sellSome(dice(9), 60, '2025-01-01', 15);
    await Promise.all([fold(db, chain(), nextMorning), fold(elsewhere, chain(), nextMorning), fold(db, chain(), nextMorning)]);
    await expectRight();
    await sellSome(dice(10), 20, '2025-01-01', 15);
    await Promise.all([fold(db, chain(), nextMorning), fold(elsewhere, chain(), nextMorning), sellSome(dice(11), 20, '2025-01-01', 15)]);
    await expectRight();
  });

  test('and sales at the same time never show a wrong sum', async () => {
    await sellSome(dice(12), 30, '2025-01-01', 15);
    let going = true;
    const writing = (async () => {
      for (let seed = 100; going; seed++) await sellSome(dice(seed), 3, '2025-01-01', 15);
    })();
    const folding = (async () => {
      while (going) await fold(elsewhere, chain(), nextMorning);
    })();
    const seen = [];
    for (let n = 0; n < 40; n++) seen.push(await between());
    going = false;
    await Promise.all([writing, folding]);
    for (const { shown, before, after } of seen) expect(sums(before, after)).toContain(shown);
    await expectRight();
  });
});

/** The amounts of all facts in the order of their commits, up to before and up to after the figure was read. */
async function between(): Promise<{ shown: number; before: number[]; after: number[] }> {
  const amounts = async () =>
    (await sql<{ amount: number }>`select amount from sale order by ctid`.execute(db)).rows.map(({ amount }) => amount);
  const before = await amounts();
  const { current } = await overview(new Reports(systemViewer('test')), everything, january, 'en');
  return { shown: current.figures.measures.revenue, before, after: await amounts() };
}

/** Every sum that was true at some moment in between: one writer commits one sale after the other. */
function sums(before: number[], after: number[]): number[] {
  const added = after.slice(before.length);
  let sum = before.reduce((a, b) => a + b, 0);
  return [sum, ...added.map((amount) => (sum += amount))];
}

test('a day is closed when it has ended in every shop', () => {
  const shop = (timeZone: string | null, dayStartsAt: number | null = null) => ({
    id: '',
    parentId: null,
    kind: 'STORE' as const,
    code: '',
    name: '',
    timeZone,
    dayStartsAt,
    archived: false,
  });
  const settings = { name: '', currency: 'CNY', minorDigits: 2, timeZone: 'Asia/Shanghai', dayStartsAt: 0, refundAnyMoney: false };
  const now = new Date('2025-01-15T17:00:00Z'); // the 16th in Shanghai, the 15th in Berlin
  expect(lastClosedDay([], settings, now)).toBe('2025-01-15');
  expect(lastClosedDay([shop('Europe/Berlin')], settings, now)).toBe('2025-01-14');
  expect(lastClosedDay([shop(null, 120)], settings, now)).toBe('2025-01-14');
});
