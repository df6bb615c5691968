import { withTx } from '@regulars/db/tx';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import type { Move } from '@regulars/domain/ledger';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { chain as chainSettings } from '../../chain.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { post } from '../ledger/service.ts';
import { foldValue } from './fold.ts';

const STORES = ['West Lake', 'Harbour', 'Old Town'] as const;
let told: Told;
let api: Api;
let owner: Client;

const put = (store: string, day: string, kind: 'TOP_UP' | 'SPEND' | 'EXPIRE', moves: readonly Move[], member = 'Li') =>
  withTx(db, (tx) =>
    post(tx, systemViewer('test'), told.member(member), {
      kind,
      moves,
      now: new Date(`${day}T04:00:00Z`),
      store: { id: told.org(store), time_zone: null, day_starts_at: null },
    }),
  );
const topUp = (store: string, day: string, principal: number, bonus: number, member?: string) =>
  put(
    store,
    day,
    'TOP_UP',
    [
      { act: 'CREDIT', assetId: PRINCIPAL, amount: principal, house: 'CASH', expiresOn: null },
      { act: 'CREDIT', assetId: BONUS, amount: bonus, house: 'BONUS', expiresOn: '2026-12-31' },
    ],
    member,
  );
const spend = (store: string, day: string, principal: number, bonus: number, member?: string) =>
  put(
    store,
    day,
    'SPEND',
    [
      { act: 'DEBIT', assetId: PRINCIPAL, amount: principal, house: 'REVENUE' },
      ...(bonus ? [{ act: 'DEBIT', assetId: BONUS, amount: bonus, house: 'REVENUE' } as const] : []),
    ],
    member,
  );

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
  // Sixty days of value paid in here and spent there.
  for (let n = 0; n < 60; n++) {
    const day = new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10);
    const member = n % 2 ? 'Li' : 'Wang';
    const store = (step: number) => STORES[(n * 7 + step) % 3] ?? '';
    await topUp(store(0), day, 1_000 + n * 13, 100 + n, member);
    await spend(store(n % 5), day, 300 + n * 3, n % 3 ? 20 + n : 0, member);
  }
});
afterAll(() => api.stop());

interface Figures {
  settlementReport: {
    debts: { debtorName: string; creditorName: string; amount: Record<string, string> }[];
    balances: { storeName: string; amount: Record<string, string> }[];
  };
  liabilityReport: {
    opening: { total: string };
    closing: { total: string };
    movements: { house: string; came: boolean; amount: { total: string } }[];
    stores: { storeName: string; amount: Record<string, string> }[];
    trend: { on: string; amount: { total: string } }[];
  };
}

const AMOUNT = '{ principal bonus total }';
const figures = (from: string, to: string, client = owner) =>
  client.query<Figures>(`{
    settlementReport(from: "${from}", to: "${to}") { debts { debtorName creditorName amount ${AMOUNT} } balances { storeName amount ${AMOUNT} } }
    liabilityReport(from: "${from}", to: "${to}") { opening { total } closing { total } movements { house came amount { total } }
      stores { storeName amount ${AMOUNT} } trend { on amount { total } } } }`);

const cents = (text: string | undefined) => Math.round(Number(text) * 100);

/** What the reports must say, by the lines of the journal one by one. */
async function direct(from: string, to: string) {
  const { rows: nets } = await sql<{ name: string; net: number }>`
    select o.name, -sum(p.amount)::bigint as net from posting p join org o on o.id = p.store_id
    where p.house = 'SETTLEMENT' and p.business_date between ${from}::date and ${to}::date group by 1 order by 1`.execute(db);
  const { rows: owed } = await sql<{ sum: number }>`
    select coalesce(sum(amount), 0)::bigint as sum from posting where lot_id is not null and asset_id in (${PRINCIPAL}, ${BONUS}) and business_date <= ${to}::date`.execute(
    db,
  );
  return { nets: new Map(nets.map(({ name, net }) => [name, net])), closing: owed[0]?.sum ?? 0 };
}

async function agree(from: string, to: string): Promise<void> {
  const { settlementReport, liabilityReport: value } = await figures(from, to);
  const { nets, closing } = await direct(from, to);
  expect(new Map(settlementReport.balances.map(({ storeName, amount }) => [storeName, cents(amount['total'])]))).toEqual(nets);
  expect(settlementReport.balances.reduce((sum, { amount }) => sum + cents(amount['total']), 0)).toBe(0);
  expect(cents(value.closing.total)).toBe(closing);
  expect(value.stores.reduce((sum, { amount }) => sum + cents(amount['total']), 0)).toBe(closing);
  expect(cents(value.trend.at(-1)?.amount.total)).toBe(closing);
  const moved = value.movements.reduce((sum, { amount }) => sum + cents(amount.total), 0);
  expect(cents(value.opening.total) + moved).toBe(closing);
}

const RANGES: [string, string][] = [
  ['2026-03-01', '2026-04-29'],
  ['2026-03-10', '2026-03-10'],
  ['2026-03-20', '2026-04-10'],
  ['2025-01-01', '2025-12-31'],
];

describe('each figure equals the lines of the journal', () => {
  test.each(RANGES)('read live: %s to %s', agree);

  test('folded in part, folded whole, and with a late entry', async () => {
    expect(await foldValue(db, chainSettings(), new Date('2026-03-31T12:00:00Z'))).toBe(true);
    for (const range of RANGES) await agree(...range);
    expect(await foldValue(db, chainSettings(), new Date('2026-05-31T12:00:00Z'))).toBe(true);
    expect(await db.selectFrom('value_dirty_day').selectAll().execute()).toEqual([]);
    for (const range of RANGES) await agree(...range);
    await topUp('Harbour', '2026-03-10', 7_777, 11);
    await spend('West Lake', '2026-03-10', 5_555, 7);
    expect(await db.selectFrom('value_dirty_day').select('day').execute()).toEqual([{ day: '2026-03-10' }]);
    for (const range of RANGES) await agree(...range);
    await foldValue(db, chainSettings(), new Date('2026-05-31T12:00:00Z'));
    for (const range of RANGES) await agree(...range);
  });

  test('a store manager sees what concerns the branch', async () => {
    const manager = await api.as(told.employee('STORE_MANAGER'));
    const { settlementReport, liabilityReport } = await figures('2026-03-01', '2026-04-29', manager);
    expect(settlementReport.balances.map(({ storeName }) => storeName).toSorted()).toEqual(['Harbour', 'West Lake']);
    expect(liabilityReport.stores.map(({ storeName }) => storeName).toSorted()).toEqual(['Harbour', 'West Lake']);
    const bad = `{ settlementReport(from: "2026-03-01", to: "2026-03-02", orgId: "${globalId('Org', told.org('Old Town'))}") { debts { id } } }`;
    expect(await manager.refused(bad)).toEqual(['OUT_OF_BRANCH']);
    expect(await owner.refused('{ liabilityReport(from: "2026-03-02", to: "2026-03-01") { closing { total } } }')).toEqual(['BAD_RANGE']);
  });
});

const ROWS = 'id fromDay through rows { debtorId creditorId debtorName creditorName principal bonus paidAt }';
interface Settled {
  settleStores: { id: string; fromDay: string | null; rows: { debtorId: string; creditorId: string; principal: string; bonus: string }[] };
}
const settle = (through: string, key: string) =>
  owner.ask<Settled>(`mutation { settleStores(idempotencyKey: "${key}", through: "${through}") { ${ROWS} } }`);
const total = (settled: Settled | null) =>
  (settled?.settleStores.rows ?? []).reduce((sum, { principal, bonus }) => sum + cents(principal) + cents(bonus), 0);

test('a settlement stands: what comes late is in the next one, and together they are all', async () => {
  const first = await settle('2026-03-31', 'settle-01');
  expect(first.data?.settleStores.fromDay).toBeNull();
  const march = await figures('2026-01-01', '2026-03-31');
  expect(total(first.data)).toBe(march.settlementReport.debts.reduce((sum, { amount }) => sum + cents(amount['total']), 0));
  expect((await settle('2026-03-31', 'settle-01')).data).toEqual(first.data);
  expect((await settle('2026-03-31', 'settle-02')).errors).toMatchObject([{ code: 'ALREADY_SETTLED', field: 'through' }]);
  expect((await settle('2099-01-01', 'settle-03')).errors).toMatchObject([{ code: 'DAY_NOT_OVER', field: 'through' }]);
  await topUp('Harbour', '2026-03-15', 1_000, 1);
  await spend('Old Town', '2026-03-15', 900, 0);
  const second = await settle('2026-04-30', 'settle-04');
  expect(second.data?.settleStores.fromDay).toBe('2026-04-01');
  const { rows } = await sql<{ pair: string; sum: number }>`
    select least(debtor_id, creditor_id)::text || greatest(debtor_id, creditor_id) as pair,
      sum(case when debtor_id < creditor_id then 1 else -1 end * (principal + bonus))::bigint as sum from settlement_row group by 1 order by 1`.execute(
    db,
  );
  const { rows: journal } = await sql<{ pair: string; sum: number }>`
    select store_id::text || peer_id as pair, sum(amount)::bigint as sum from posting where house = 'SETTLEMENT' and store_id < peer_id group by 1 order by 1`.execute(
    db,
  );
  expect(rows).toEqual(journal);
  expect((await settle('2026-05-31', 'settle-05')).errors).toMatchObject([{ code: 'NOTHING_TO_SETTLE' }]);
});

test('a debt is noted as paid once; amounts cannot be changed by the program', async () => {
  const { settlements } = await owner.query<{ settlements: { edges: { node: Settled['settleStores'] }[] } }>(
    `{ settlements(first: 5) { edges { node { ${ROWS} } } } }`,
  );
  const [one] = settlements.edges.map(({ node }) => node);
  const row = one?.rows[0];
  const pay = (key: string) =>
    owner.ask(
      `mutation { markSettlementPaid(idempotencyKey: "${key}", settlementId: "${one?.id}", debtorId: "${row?.debtorId}", creditorId: "${row?.creditorId}") { id } }`,
    );
  expect((await pay('pay-0001')).errors).toEqual([]);
  expect((await pay('pay-0002')).errors).toMatchObject([{ code: 'ALREADY_PAID' }]);
  await expect(sql`update settlement_row set principal = 0`.execute(db)).rejects.toThrow(/permission denied/);
  await expect(sql`delete from settlement`.execute(db)).rejects.toThrow(/permission denied/);
});

test('the report of prepaid cards: what is outstanding, until when, and who holds too much', async () => {
  await topUp('Harbour', '2026-05-02', 600_000, 500);
  const { prepaidReport: report } = await owner.query<{
    prepaidReport: {
      outstanding: { total: string };
      members: number;
      membersAboveLimit: number;
      limit: string;
      byValidity: { amount: { total: string } }[];
    };
  }>('{ prepaidReport { outstanding { total } members membersAboveLimit limit byValidity { validity members amount { total } } } }');
  const { closing } = await direct('2026-01-01', '2099-01-01');
  expect(cents(report.outstanding.total)).toBe(closing);
  expect(report.byValidity.reduce((sum, { amount }) => sum + cents(amount.total), 0)).toBe(closing);
  expect(report).toMatchObject({ members: 2, membersAboveLimit: 1, limit: '5000.00' });
});
