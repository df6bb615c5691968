import { withTx } from '@regulars/db/tx';
import { BONUS, SPENDING_POINTS } from '@regulars/domain/assets';
import type { Move } from '@regulars/domain/ledger';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { post } from '../ledger/service.ts';
import { expireLots } from './expire.ts';

const viewer = systemViewer('test');
let told: Told;
let memberId: string;
let count = 0;

beforeAll(async () => {
  let story = chain().region('East').store('West Lake').store('Harbour');
  for (let n = 1; n <= 8; n++) story = story.member(`Li ${n}`);
  told = await story.tell();
  const zone = { time_zone: 'America/New_York' };
  await db.updateTable('org').set(zone).where('id', '=', told.org('Harbour')).execute();
});
afterAll(() => closeDb());
beforeEach(() => {
  memberId = told.member(`Li ${++count}`);
});

const act = (moves: readonly Move[], of = memberId, store = 'West Lake') =>
  withTx(db, (tx) => {
    const place = { id: told.org(store), time_zone: null, day_starts_at: null };
    return post(tx, viewer, of, { kind: 'EARN', store: place, now: new Date('2026-03-01T04:00:00Z'), moves });
  });
const lot = (amount: number, expiresOn: string | null, assetId = SPENDING_POINTS): Move => ({
  act: 'CREDIT',
  assetId,
  amount,
  house: assetId === BONUS ? 'BONUS' : 'POINTS',
  expiresOn,
});
const expire = (at: string) => expireLots(db, new Date(at));
const left = async (of = memberId) => {
  const accounts = await db.selectFrom('account').select(['balance', 'held']).where('member_id', '=', of).orderBy('asset_id').execute();
  return accounts.map(({ balance, held }) => (held ? `${balance} (${held})` : `${balance}`));
};

test('what is over goes at midnight of the store that owes it, bonus money too, and once', async () => {
  await act([lot(100, '2026-06-30'), lot(50, '2027-07-01'), lot(7, null), lot(500, '2026-06-30', BONUS)]);
  expect(await expire('2026-06-30T15:59:59Z')).toBe(0); // 23:59:59 in Shanghai
  expect(await expire('2026-06-30T16:00:00Z')).toBe(1);
  expect(await left()).toEqual(['0', '57']);
  expect(await expire('2026-06-30T16:00:00Z')).toBe(0);
  const { business_date, store_id } = await db
    .selectFrom('journal_entry')
    .select(['business_date', 'store_id'])
    .where('member_id', '=', memberId)
    .where('kind', '=', 'EXPIRE')
    .executeTakeFirstOrThrow();
  expect({ business_date, store_id }).toEqual({ business_date: '2026-07-01', store_id: told.org('West Lake') });
});

test('each store goes by its own clock', async () => {
  await act([lot(100, '2026-06-30')], memberId, 'Harbour');
  expect(await expire('2026-07-01T03:59:00Z')).toBe(0);
  expect(await expire('2026-07-01T04:00:00Z')).toBe(1);
});

test('what is reserved stays until it is free again', async () => {
  await act([lot(100, '2026-06-30')]);
  await act([{ act: 'HOLD', assetId: SPENDING_POINTS, amount: 30 }]);
  expect(await expire('2026-07-02T00:00:00Z')).toBe(1);
  expect(await left()).toEqual(['30 (30)']);
  await act([{ act: 'RELEASE', assetId: SPENDING_POINTS, amount: 30 }]);
  expect(await expire('2026-07-02T00:00:00Z')).toBe(1);
  expect(await left()).toEqual(['0']);
});

test('two jobs at once take it once, beside those who spend', async () => {
  const members = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => told.member(`Li ${n}`));
  for (const member of members) await act([lot(100, '2026-06-30'), lot(40, null)], member);
  const now = '2026-07-02T00:00:00Z';
  const spend = members.map((member) =>
    withTx(db, (tx) => {
      const place = { id: told.org('West Lake'), time_zone: null, day_starts_at: null };
      const moves: Move[] = [{ act: 'DEBIT', assetId: SPENDING_POINTS, amount: 40, house: 'REVENUE' }];
      return post(tx, viewer, member, { kind: 'SPEND', store: place, now: new Date(now), moves });
    }),
  );
  const [first, second] = await Promise.all([expire(now), expire(now), ...spend]);
  expect([first, second].map(Number).reduce((a, b) => a + b)).toBe(8);
  const { rows } = await sql<{ ok: boolean }>`
    select balance = (select sum(amount) from posting p where p.member_id = a.member_id and p.account_id = a.id)
       and balance = (select sum(remaining) from lot l where l.member_id = a.member_id and l.account_id = a.id) as ok
    from account a where balance > 0 or version > 1`.execute(db);
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
});
