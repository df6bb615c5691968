import { withTx } from '@regulars/db/tx';
import { CONTRIBUTION_POINTS, SPENDING_POINTS } from '@regulars/domain/assets';
import type { House, Move } from '@regulars/domain/ledger';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { chain as chainSettings } from '../../chain.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { post } from '../ledger/service.ts';
import { expireLots } from '../points/expire.ts';
import { foldValue } from './fold.ts';
import { expiringNow, expiringThen } from './points-figures.ts';

const STORES = ['West Lake', 'Harbour', 'Old Town'] as const;
let told: Told;
let api: Api;
let owner: Client;

const put = (store: string, day: string, kind: 'EARN' | 'SPEND' | 'CONVERT', moves: readonly Move[], member: string) =>
  withTx(db, (tx) =>
    post(tx, systemViewer('test'), told.member(member), {
      kind,
      moves,
      now: new Date(`${day}T04:00:00Z`),
      store: { id: told.org(store), time_zone: null, day_starts_at: null },
    }),
  );
const credit = (assetId: string, amount: number, expiresOn: string | null, house: House = 'POINTS'): Move => ({
  act: 'CREDIT',
  assetId,
  amount,
  house,
  expiresOn,
});
const debit = (amount: number, house: House): Move => ({ act: 'DEBIT', assetId: SPENDING_POINTS, amount, house });
const dayOf = (n: number) => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10);

beforeAll(async () => {
  told = await chain()
    .employee('OWNER')
    .region('East')
    .employee('STORE_MANAGER')
    .store('West Lake')
    .member('Li')
    .store('Harbour')
    .member('Wang')
    .region('North')
    .store('Old Town')
    .tell();
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
  await db.updateTable('points_kind').set({ worth: 1_000 }).where('asset_id', '=', SPENDING_POINTS).execute();
  for (let n = 0; n < 40; n++) {
    const store = (step: number) => STORES[(n * 7 + step) % 3] ?? '';
    const member = n % 2 ? 'Li' : 'Wang';
    const last = dayOf(n + 20 + (n % 5) * 45);
    await put(store(0), dayOf(n), 'EARN', [credit(SPENDING_POINTS, 1_000 + n * 13, last)], member);
    await put(store(n % 4), dayOf(n), 'SPEND', [debit(150 + n, 'REVENUE')], member);
    if (n % 6 === 0) {
      const convert = [debit(100, 'CONVERSION'), credit(CONTRIBUTION_POINTS, 10, null, 'CONVERSION')];
      await put(store(1), dayOf(n), 'CONVERT', convert, member);
    }
  }
  await expireLots(db, new Date('2026-04-25T04:00:00Z'));
});
afterAll(() => api.stop());

interface Amount {
  points: number;
  worth: string;
}
const NAMES = ['opening', 'earned', 'spent', 'expired', 'converted', 'reversed', 'other', 'closing'] as const;
type Kind = Record<(typeof NAMES)[number], Amount> & {
  kind: { code: string };
  breakageRate: number | null;
  stores: { storeName: string; amount: Amount }[];
  trend: { on: string; amount: Amount }[];
  expiry: { when: string; month: string | null; amount: Amount }[];
};
const AMOUNT = '{ points worth }';
const report = async (from: string, to: string, client = owner, org = '') => {
  const { pointsReport } = await client.query<{ pointsReport: Kind[] }>(`{ pointsReport(from: "${from}", to: "${to}"${org}) {
    kind { code } ${NAMES.map((name) => `${name} ${AMOUNT}`).join(' ')} breakageRate
    stores { storeName amount ${AMOUNT} } trend { on amount ${AMOUNT} } expiry { when month amount ${AMOUNT} } } }`);
  return pointsReport;
};

/** What the report must say of the spending points, by the lines of the journal one by one, in one statement. */
async function direct(from: string, to: string) {
  const sum = (where: ReturnType<typeof sql>) => sql`coalesce(sum(amount) filter (where ${where}), 0)::int`;
  const during = sql`business_date between ${from}::date and ${to}::date`;
  const { rows } = await sql<Record<string, number>>`
    select ${sum(sql`business_date < ${from}::date`)} as opening,
      ${sum(sql`${during} and house = 'POINTS' and amount > 0`)} as earned,
      ${sum(sql`${during} and house = 'REVENUE' and amount < 0`)} as spent,
      ${sum(sql`${during} and house = 'BREAKAGE' and amount < 0`)} as expired,
      ${sum(sql`${during} and house = 'CONVERSION'`)} as converted,
      ${sum(sql`${during} and (house in ('POINTS', 'REVENUE', 'BREAKAGE') and (amount > 0) <> (house = 'POINTS'))`)} as reversed,
      ${sum(sql`${during} and house not in ('POINTS', 'REVENUE', 'BREAKAGE', 'CONVERSION')`)} as other,
      ${sum(sql`business_date <= ${to}::date`)} as closing
    from posting where asset_id = ${SPENDING_POINTS} and lot_id is not null`.execute(db);
  return rows[0] ?? {};
}

const points = (amounts: readonly { amount: Amount }[]) => amounts.reduce((sum, { amount }) => sum + amount.points, 0);

async function agree(from: string, to: string): Promise<void> {
  const spending = (await report(from, to)).find(({ kind }) => kind.code === 'SPENDING');
  const { closing = 0, ...rest } = await direct(from, to);
  expect(Object.fromEntries(NAMES.map((name) => [name, spending?.[name].points ?? 0]))).toEqual({ closing, ...rest });
  expect(Object.values(rest).reduce((sum, part) => sum + part, 0)).toBe(closing);
  expect([points(spending?.stores ?? []), points(spending?.expiry ?? []), spending?.trend.at(-1)?.amount.points ?? 0]).toEqual([
    closing,
    closing,
    closing,
  ]);
}

const RANGES: [string, string][] = [
  ['2026-03-01', '2026-04-30'],
  ['2026-03-10', '2026-03-10'],
  ['2026-03-20', '2026-04-25'],
  ['2025-01-01', '2025-12-31'],
  ['2026-04-01', '2099-12-31'],
];

describe('each figure equals the lines of the journal', () => {
  test.each(RANGES)('read live: %s to %s', agree);

  test('folded, with a late entry and a reversal', async () => {
    await foldValue(db, chainSettings(), new Date('2026-05-31T12:00:00Z'));
    for (const range of RANGES) await agree(...range);
    await put('Harbour', '2026-03-11', 'EARN', [credit(SPENDING_POINTS, 77, '2026-12-31')], 'Li');
    const lot = await db
      .selectFrom('lot')
      .selectAll()
      .where('asset_id', '=', SPENDING_POINTS)
      .whereRef('remaining', '<', 'amount')
      .limit(1)
      .executeTakeFirstOrThrow();
    const member = lot.member_id === told.member('Li') ? 'Li' : 'Wang';
    const back = { act: 'RETURN', assetId: SPENDING_POINTS, lotId: lot.id, amount: 5, house: 'REVENUE', graceUntil: '2026-04-30' } as const;
    await put('Harbour', '2026-04-10', 'SPEND', [back], member);
    expect((await direct('2026-04-01', '2026-04-30'))['reversed']).toBe(5);
    for (const range of RANGES) await agree(...range);
  });

  test('lots by their lines are the lots as they stand', async () => {
    const stores = STORES.map((name) => told.org(name));
    expect(await expiringThen(db, '2099-12-31', stores)).toEqual(await expiringNow(db, stores));
  });
});

test('worth, forecast and breakage of a past day', async () => {
  const [contribution, spending] = (await report('2026-04-01', '2026-04-30')).toSorted((a, b) => a.kind.code.localeCompare(b.kind.code));
  const { closing, spent, expired } = spending ?? {};
  expect(closing?.worth).toBe((Math.floor(closing?.points ?? 0) / 100).toFixed(2));
  expect(contribution).toMatchObject({ closing: { points: 70, worth: '0.00' }, breakageRate: null });
  expect(contribution?.expiry.filter(({ amount }) => amount.points > 0)).toMatchObject([{ when: 'NEVER', month: null }]);
  const [year] = [await direct('2025-05-01', '2026-04-30')];
  expect(spending?.breakageRate).toBeCloseTo((year['expired'] ?? 0) / ((year['expired'] ?? 0) + (year['spent'] ?? 0)), 12);
  expect([spent?.points, expired?.points].every((part) => (part ?? 0) < 0)).toBe(true);
  const { rows } = await sql<{ month: string; points: number }>`
    select to_char(greatest(last, '2026-04-30'::date), 'YYYY-MM-01') as month, sum(left_over)::int as points from (
      select lot_id, max(expires_on) as last, sum(amount) as left_over from posting
      where asset_id = ${SPENDING_POINTS} and lot_id is not null and business_date <= '2026-04-30' group by 1) l
    where left_over > 0 group by 1 order by 1`.execute(db);
  const forecast = spending?.expiry
    .filter(({ amount }) => amount.points > 0)
    .map(({ month, amount }) => ({ month, points: amount.points }));
  expect(forecast).toEqual(rows);
});

test('a manager sees the branch only; bad days and other branches are refused', async () => {
  const manager = await api.as(told.employee('STORE_MANAGER'));
  const [spending] = (await report('2026-03-01', '2026-04-30', manager)).filter(({ kind }) => kind.code === 'SPENDING');
  expect(spending?.stores.map(({ storeName }) => storeName).toSorted()).toEqual(['Harbour', 'West Lake']);
  const old = `, orgId: "${globalId('Org', told.org('Old Town'))}"`;
  const ask = (days: string) => `{ pointsReport(${days}) { breakageRate } }`;
  expect(await manager.refused(ask(`from: "2026-03-01", to: "2026-03-02"${old}`))).toEqual(['OUT_OF_BRANCH']);
  expect(await owner.refused(ask('from: "2026-03-02", to: "2026-03-01"'))).toEqual(['BAD_RANGE']);
});
