import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { PRINCIPAL } from '@regulars/domain/assets';
import { DomainError } from '@regulars/domain/errors';
import type { Move } from '@regulars/domain/ledger';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { holdAccounts } from './load.ts';
import { post } from './service.ts';
import { verify } from './verify.ts';
import { write } from './write.ts';

const viewer = systemViewer('test');
const SPENDERS = 64;
const TRANSFERS = 500;
let told: Told;
let names = 0;
let place: { id: string; time_zone: null; day_starts_at: null };
let memberId: string;

beforeAll(async () => {
  told = await ['A', 'B', 'C', 'D', 'E', 'F'].reduce((story, name) => story.member(name), chain().region('East').store('West Lake')).tell();
  place = { id: told.org('West Lake'), time_zone: null, day_starts_at: null };
});
afterAll(() => closeDb());
beforeEach(() => {
  memberId = told.member('ABCDEF'.charAt(names++));
});
afterEach(async () => {
  const { findings } = await verify(db);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
});

const act = (kind: 'TOP_UP' | 'SPEND' | 'EXPIRE', moves: readonly Move[], whose = memberId) =>
  withTx(db, (tx) => post(tx, viewer, whose, { kind, store: place, now: new Date(), moves }));
const credit = (amount: number): Move => ({ act: 'CREDIT', assetId: PRINCIPAL, amount, house: 'CASH', expiresOn: null });
const debit = (amount: number): Move => ({ act: 'DEBIT', assetId: PRINCIPAL, amount, house: 'REVENUE', field: 'amount' });
const balanceOf = async (whose: string) =>
  (await db.selectFrom('account').select('balance').where('member_id', '=', whose).executeTakeFirstOrThrow()).balance;

/** All at once: how many were done, and what the others were told. Anything but a refusal fails the test. */
async function race(tries: (() => Promise<unknown>)[]): Promise<{ done: boolean[]; refusals: DomainError[] }> {
  const ends = await Promise.allSettled(tries.map((attempt) => attempt()));
  const refusals = ends.flatMap((end) => {
    if (end.status === 'fulfilled') return [];
    if (end.reason instanceof DomainError) return [end.reason];
    throw end.reason;
  });
  return { done: ends.map(({ status }) => status === 'fulfilled'), refusals };
}

test(`${SPENDERS} at once spend one balance: what is there, and not a cent more`, async () => {
  await act('TOP_UP', [credit(400), credit(300), credit(300)]);
  const { done, refusals } = await race(Array.from({ length: SPENDERS }, () => () => act('SPEND', [debit(100)])));
  expect(done.filter(Boolean)).toHaveLength(10);
  expect(refusals.map(({ code, field, details }) => ({ code, field, ...details }))).toEqual(
    Array.from({ length: SPENDERS - 10 }, () => ({ code: 'INSUFFICIENT_VALUE', field: 'amount', left: '0.00', asked: '1.00' })),
  );
  expect(await balanceOf(memberId)).toBe(0);
});

test(`${SPENDERS} at once spend different amounts: nothing is lost, and whoever was refused asked for more than was left`, async () => {
  await act('TOP_UP', [credit(500), credit(500)]);
  const amounts = Array.from({ length: SPENDERS }, (_, at) => 7 + ((at * 13) % 41));
  const { done, refusals } = await race(amounts.map((amount) => () => act('SPEND', [debit(amount)])));
  const left = await balanceOf(memberId);
  expect(1000 - amounts.reduce((sum, amount, at) => sum + (done[at] ? amount : 0), 0)).toBe(left);
  expect(left).toBeGreaterThanOrEqual(0);
  expect(refusals.length).toBeGreaterThan(0);
  for (const { details } of refusals) expect(Number(details['asked'])).toBeGreaterThan(Number(details['left']));
  for (const { details } of refusals) expect(Number(details['left'])).toBeGreaterThanOrEqual(left / 100);
});

test(`${SPENDERS} at once take from one lot`, async () => {
  const { plan } = await act('TOP_UP', [credit(700), credit(5_000)]);
  const lotId = plan.newLots[0]?.id ?? '';
  const take: Move = { act: 'TAKE', assetId: PRINCIPAL, lotId, amount: 100, house: 'BREAKAGE', field: 'lot' };
  const { done, refusals } = await race(Array.from({ length: SPENDERS }, () => () => act('EXPIRE', [take])));
  expect(done.filter(Boolean)).toHaveLength(7);
  expect(refusals.map(({ code, details }) => [code, details['left']])).toEqual(
    Array.from({ length: SPENDERS - 7 }, () => ['LOT_SPENT', '0.00']),
  );
  expect(await balanceOf(memberId)).toBe(5_000);
});

/** Two members: locked in the order of their ids, two entries that name each other. */
async function transfer(tx: Tx, from: string, to: string, amount: number): Promise<void> {
  const now = new Date();
  const held = new Map<string, Awaited<ReturnType<typeof holdAccounts>>>();
  for (const id of [from, to].sort()) held.set(id, await holdAccounts(tx, id, [PRINCIPAL], { now }));
  const [giver, taker] = [held.get(from), held.get(to)];
  if (!giver || !taker) throw new Error('not held');
  const out = await write(tx, viewer, giver, {
    kind: 'TRANSFER_OUT',
    store: place,
    now,
    moves: [{ act: 'DEBIT', assetId: PRINCIPAL, amount, house: 'TRANSFER' }],
  });
  const parts = out.plan.legs.flatMap(({ lot, amount: part, storeId }) =>
    lot ? [{ expiresOn: lot.expiresOn, amount: -part, storeId }] : [],
  );
  await write(tx, viewer, taker, {
    kind: 'TRANSFER_IN',
    store: place,
    now,
    twinId: out.entryId,
    moves: parts.map((part) => ({ act: 'CREDIT', assetId: PRINCIPAL, house: 'TRANSFER', ...part })),
  });
}

test(`two members give each other ${TRANSFERS} times in both directions, and no deadlock reaches anybody`, async () => {
  const other = told.member('F');
  await act('TOP_UP', [credit(300)]);
  await act('TOP_UP', [credit(300)], other);
  const before = await deadlocks();
  const lane = async (from: string, to: string) => {
    const { refusals } = await race(
      Array.from({ length: TRANSFERS }, (_, at) => () => withTx(db, (tx) => transfer(tx, from, to, 1 + (at % 3)))),
    );
    return refusals;
  };
  const refusals = (await Promise.all([lane(memberId, other), lane(other, memberId)])).flat();
  expect(refusals.every(({ code }) => code === 'INSUFFICIENT_VALUE')).toBe(true);
  expect((await balanceOf(memberId)) + (await balanceOf(other))).toBe(600);
  expect(await deadlocks()).toBe(before);
  const { rows } = await sql<{
    sum: number;
  }>`select sum(amount)::bigint as sum from posting where house = 'TRANSFER' and account_id is null`.execute(db);
  expect(rows).toEqual([{ sum: 0 }]);
});

async function deadlocks(): Promise<number> {
  const { rows } = await sql<{ deadlocks: number }>`select deadlocks from pg_stat_database where datname = current_database()`.execute(db);
  return rows[0]?.deadlocks ?? -1;
}
