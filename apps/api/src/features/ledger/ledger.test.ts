import { withTx } from '@regulars/db/tx';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import type { Move } from '@regulars/domain/ledger';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { post, reverse } from './service.ts';

const viewer = systemViewer('test');
const clock = { time_zone: null, day_starts_at: null };
let told: Told;
let memberId: string;
let count = 0;

beforeAll(async () => {
  let story = chain().region('East').store('West Lake').store('Harbour');
  for (let n = 1; n <= 20; n++) story = story.member(`Li ${n}`);
  told = await story.tell();
});
afterAll(() => closeDb());
beforeEach(() => {
  memberId = told.member(`Li ${++count}`);
});

const act = (kind: 'TOP_UP' | 'SPEND' | 'EXPIRE', store: string, moves: readonly Move[], at = '2026-03-01T04:00:00Z') =>
  withTx(db, (tx) => post(tx, viewer, memberId, { kind, store: { id: told.org(store), ...clock }, now: new Date(at), moves }));
const topUp = (store: string, principal: number, bonus = 0) =>
  act('TOP_UP', store, [
    { act: 'CREDIT', assetId: PRINCIPAL, amount: principal, house: 'CASH', expiresOn: null },
    ...(bonus ? [{ act: 'CREDIT', assetId: BONUS, amount: bonus, house: 'BONUS', expiresOn: '2026-06-01' } as const] : []),
  ]);
const spend = (store: string, amount: number, at?: string) =>
  act('SPEND', store, [{ act: 'DEBIT', assetId: PRINCIPAL, amount, house: 'REVENUE' }], at);
const undo = (entryId: string) =>
  withTx(db, (tx) =>
    reverse(tx, viewer, { memberId, entryId, reason: 'by mistake', now: new Date('2026-03-02T04:00:00Z'), field: 'entryId' }),
  );
const balances = async () => {
  const rows = await db
    .selectFrom('account')
    .select(['asset_id', 'balance', 'version'])
    .where('member_id', '=', memberId)
    .orderBy('asset_id')
    .execute();
  return rows.map(({ balance, version }) => `${balance} v${version}`);
};
const legs = async (entryId: string) => {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', case when account_id is null then 'house' else 'member' end, p.house, o.name, peer.name, amount) as line
    from posting p join org o on o.id = p.store_id left join org peer on peer.id = p.peer_id
    where member_id = ${memberId} and entry_id = ${entryId} order by leg_no`.execute(db);
  return rows.map(({ line }) => line);
};

test('a top-up is what the member holds against cash and bonus of the store', async () => {
  const { entryId } = await topUp('West Lake', 50_000, 5_000);
  expect(await balances()).toEqual(['50000 v1', '5000 v1']);
  expect(await legs(entryId)).toEqual([
    'member CASH West Lake 50000',
    'house CASH West Lake -50000',
    'member BONUS West Lake 5000',
    'house BONUS West Lake -5000',
  ]);
});

test('spent at another store, the one owes it to the other, and the book of each sums to zero', async () => {
  await topUp('West Lake', 50_000);
  const { entryId } = await spend('Harbour', 20_000);
  expect(await legs(entryId)).toEqual([
    'member REVENUE West Lake -20000',
    'house REVENUE Harbour 20000',
    'house SETTLEMENT Harbour West Lake -20000',
    'house SETTLEMENT West Lake Harbour 20000',
  ]);
});

test('nobody spends more than there is, and the refusal says how much that is', async () => {
  await topUp('West Lake', 1_000);
  await expect(spend('Harbour', 1_001)).rejects.toMatchObject({ code: 'INSUFFICIENT_VALUE', details: { left: '10.00', asked: '10.01' } });
  expect(await balances()).toEqual(['1000 v1']);
});

test('what is over its date cannot be spent, whether the job has run or not', async () => {
  const credit = { act: 'CREDIT', assetId: PRINCIPAL, amount: 500, house: 'CASH' } as const;
  await act('TOP_UP', 'West Lake', [
    { ...credit, expiresOn: '2026-03-05' },
    { ...credit, expiresOn: null },
  ]);
  await expect(spend('West Lake', 600, '2026-03-06T04:00:00Z')).rejects.toMatchObject({ details: { left: '5.00' } });
  await spend('West Lake', 600, '2026-03-05T04:00:00Z');
  const lots = await db
    .selectFrom('lot')
    .select(['remaining', 'expires_on'])
    .where('member_id', '=', memberId)
    .orderBy('expires_on')
    .execute();
  expect(lots).toEqual([
    { remaining: 0, expires_on: '2026-03-05' },
    { remaining: 400, expires_on: null },
  ]);
});

test('an entry is undone once, lot by lot; what was spent since cannot be taken back', async () => {
  const { entryId: first } = await topUp('West Lake', 1_000, 200);
  const { entryId: second } = await spend('Harbour', 300);
  await expect(undo(first)).rejects.toMatchObject({ code: 'LOT_SPENT', field: 'entryId', details: { left: '7.00', asked: '10.00' } });
  await undo(second);
  await expect(undo(second)).rejects.toMatchObject({ code: 'ALREADY_REVERSED' });
  await undo(first);
  expect(await balances()).toEqual(['0 v4', '0 v2']);
  const { rows } = await sql<{ asset: string; sum: number }>`
    select asset_id, sum(amount)::bigint as sum from posting where member_id = ${memberId} group by asset_id, store_id, house having sum(amount) <> 0`.execute(
    db,
  );
  expect(rows.filter(({ sum }) => sum !== 0)).toEqual([]);
});

test('many at once take exactly what there is', async () => {
  await topUp('West Lake', 1_000);
  const tries = await Promise.allSettled(Array.from({ length: 64 }, () => spend('West Lake', 100)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  expect(await balances()).toEqual(['0 v11']);
});

test.each(['update posting set amount = 0', 'delete from journal_entry', 'truncate posting'])(
  'the program itself cannot change the journal: %s',
  async (text) => {
    await expect(sql.raw(text).execute(db)).rejects.toThrow(/permission denied/);
  },
);
