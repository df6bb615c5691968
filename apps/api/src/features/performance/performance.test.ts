import { withTx } from '@regulars/db/tx';
import { minor, ZERO } from '@regulars/domain/money';
import { addMonths, periodEnd, periodStart } from '@regulars/domain/period';
import { thousandths } from '@regulars/domain/quantity';
import { addDays, businessDate } from '@regulars/domain/time';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain as story, type Told } from '../../../test/story.ts';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { fold } from '../analytics/fold.ts';
import { createMember } from '../members/service.ts';
import { refundSale } from '../sales/refund.ts';
import { recordSale } from '../sales/service.ts';
import { monthOf } from './month.ts';

const teller = systemViewer('test');
const today = businessDate(new Date(), 'Asia/Shanghai', 0);
const noon = (day: string) => (day === today ? new Date() : new Date(`${day}T04:00:00Z`));
let api: Api;
let told: Told;
let owner: Client;
let manager: Client;
let mei: Client;

/** Somebody sells some of the tea; the price is 10.00. */
async function sells(employee: string, day: string, pieces: number, member: string | null, store = 'West Lake') {
  const amount = minor(1000 * pieces);
  const line = {
    productId: told.product('Longjing'),
    quantity: thousandths(pieces * 1000),
    unitPrice: minor(1000),
    amount,
    discount: ZERO,
    employeeId: told.employee(employee),
  };
  const sale = { storeId: told.org(store), memberId: member && told.member(member), soldAt: noon(day), now: new Date(), lines: [line] };
  return withTx(db, (tx) => recordSale(tx, teller, { ...sale, tenders: [{ method: 'CASH', amount }] }));
}

beforeAll(async () => {
  api = await startApi();
  told = await story()
    .employee('OWNER')
    .region('East')
    .store('Harbour')
    .employee('CASHIER', 'Bo')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('CASHIER', 'Mei')
    .employee('CASHIER', 'Tao')
    .employee('CASHIER', 'Lan')
    .product('Longjing', { price: 1000, cost: 600, stock: 1000, tracked: false })
    .member('Li')
    .member('Wang')
    .tell();
  await sells('Mei', '2026-02-10', 1, 'Li');
  await sells('Mei', '2026-03-02', 4, 'Li');
  await sells('Mei', '2026-03-03', 2, 'Li');
  const back = await sells('Mei', '2026-03-04', 3, 'Wang');
  await sells('Mei', '2026-03-05', 1, null);
  await sells('Mei', '2026-03-06', 2, null, 'Harbour'); // helping out
  await sells('Tao', '2026-03-02', 9, 'Li');
  await sells('Lan', '2026-03-31', 1, null);
  await sells('Lan', '2026-02-10', 5, null);
  const { id: lineId } = await db.selectFrom('sale_line').select('id').where('sale_id', '=', back.saleId).executeTakeFirstOrThrow();
  await withTx(db, (tx) =>
    refundSale(tx, teller, {
      ...back,
      lines: [{ lineId, quantity: thousandths(1000) }],
      refundedAt: noon('2026-03-20'),
      now: new Date(),
    }),
  );
  for (const [name, recruiter, day] of [
    ['A', 'Tao', '2026-03-01'],
    ['B', 'Tao', '2026-03-30'],
    ['C', 'Mei', '2026-03-30'],
    ['D', 'Mei', '2026-02-28'],
  ] as const) {
    const id = await withTx(db, (tx) =>
      createMember(tx, teller, { name, homeStoreId: told.org('West Lake'), recruiterId: told.employee(recruiter) }, new Date()),
    );
    await db.updateTable('member').set({ joined_on: day }).where('id', '=', id).execute();
  }
  [owner, manager, mei] = (await Promise.all(['OWNER', 'STORE_MANAGER', 'Mei'].map((name) => api.as(told.employee(name))))) as [
    Client,
    Client,
    Client,
  ];
  await fold(db, chain(), new Date());
});
afterAll(() => api.stop());

const FIELDS = `employee { name } from to rank rankedAmong previousRank figures { revenue profit orders refunds units } revenueChange ordersChange newMembersChange
  service { membersServed memberShare averageTicket unitsPerOrder newMembers refundShare }
  goals { revenue { goal actual due projected share state } orders { goal actual state } newMembers { goal actual share state } }`;
const TEAM = `query ($month: Date, $by: StaffRankBy! = REVENUE, $orgId: ID, $first: Int! = 20, $offset: Int! = 0) {
  teamPerformance(month: $month, by: $by, orgId: $orgId, first: $first, offset: $offset) { total rows { ${FIELDS} } } }`;
const PERSON = `query ($employeeId: ID!, $month: Date) { staffPerformance(employeeId: $employeeId, month: $month) { ${FIELDS}
  trend { from to label figures { revenue } newMembers revenueGoal } } }`;
const MINE = `query ($month: Date) { myPerformance(month: $month) { ${FIELDS} } }`;
const SET = `mutation ($input: StaffGoalInput!) { setStaffGoal(input: $input) { ${FIELDS} } }`;
const idOf = (name: string) => globalId('Employee', told.employee(name));
const march = '2026-03-15';

interface Row {
  employee: { name: string };
  rank: number | null;
  previousRank: number | null;
}
const rows = async (who: Client, variables: object = {}) =>
  (await who.query<{ teamPerformance: { total: number; rows: Row[] } }>(TEAM, { month: march, ...variables })).teamPerformance;
const ranks = async (who: Client, by: string) =>
  (await rows(who, { by })).rows.map(({ employee, rank, previousRank }) => [employee.name, rank, previousRank]);

test.each([
  ['2026-03-15', '2026-11-21', ['2026-03-01', '2026-03-31'], ['2026-02-01', '2026-02-28']],
  ['2026-11-01', '2026-11-21', ['2026-11-01', '2026-11-21'], ['2026-10-01', '2026-10-21']],
  ['2026-03-31', '2026-03-30', ['2026-03-01', '2026-03-30'], ['2026-02-01', '2026-02-28']],
  ['2026-11-05', '2026-11-30', ['2026-11-01', '2026-11-30'], ['2026-10-01', '2026-10-31']],
  ['2026-12-05', '2026-11-30', ['2026-12-01', '2026-12-31'], ['2026-11-01', '2026-11-30']],
])('the month of %s on %s', (day, now, [from, to], [before, until]) => {
  expect(monthOf(day, now)).toMatchObject({ range: { from, to }, earlier: { from: before, to: until } });
});

describe('the team', () => {
  test('is ranked by each measure; equals share a rank, and who did nothing is at the end', async () => {
    expect(await ranks(manager, 'REVENUE')).toEqual([
      ['Mei', 1, 2], // 4 + 2 + 3 − 1 + 1 here, the 2 sold elsewhere are Harbour's
      ['Tao', 1, null],
      ['Lan', 3, 1],
      ['STORE_MANAGER', 4, null],
    ]);
    expect((await ranks(manager, 'ORDERS')).map(([name, rank]) => [name, rank])).toEqual([
      ['Mei', 1],
      ['Tao', 2],
      ['Lan', 2],
      ['STORE_MANAGER', 4],
    ]);
    expect((await ranks(manager, 'NEW_MEMBERS')).slice(0, 2)).toEqual([
      ['Tao', 1, null],
      ['Mei', 2, 1],
    ]);
  });

  test('comes in pages, and a person’s figures are told as the facts are', async () => {
    const { total, rows: page } = await rows(manager, { by: 'ORDERS', first: 1 });
    expect(total).toBe(4);
    expect(page).toMatchObject([
      {
        employee: { name: 'Mei' },
        figures: { revenue: '90.00', profit: null, orders: 4, refunds: 1, units: '9' },
        revenueChange: 8,
        ordersChange: 3,
        newMembersChange: 0,
        service: { membersServed: 2, memberShare: 0.75, averageTicket: '22.50', unitsPerOrder: 2.25, newMembers: 1, refundShare: 0.25 },
        goals: { revenue: null, orders: null, newMembers: null },
      },
    ]);
    expect((await rows(manager, { by: 'ORDERS', first: 1, offset: 3 })).rows).toMatchObject([{ employee: { name: 'STORE_MANAGER' } }]);
  });

  test('is that of the branch', async () => {
    const harbour = { orgId: globalId('Org', told.org('Harbour')) };
    expect((await rows(owner, harbour)).rows.map(({ employee }) => employee.name)).toEqual(['Mei', 'Bo']);
    expect(await manager.refused(TEAM, harbour)).toEqual(['OUT_OF_BRANCH']);
    expect(await manager.refused(TEAM, { by: 'PROFIT' })).toEqual(['FORBIDDEN']);
    expect(await mei.refused(TEAM)).toEqual(['FORBIDDEN']);
  });
});

describe('a person', () => {
  test('has sold in all stores, and has a trend of twelve months', async () => {
    const asked = await manager.query<{ staffPerformance: Row & { trend: { figures: { revenue: string }; newMembers: number }[] } }>(
      PERSON,
      {
        employeeId: idOf('Mei'),
        month: march,
      },
    );
    expect(asked.staffPerformance).toMatchObject({ rank: 1, rankedAmong: 3, figures: { revenue: '110.00', orders: 5 } });
    const { trend } = asked.staffPerformance;
    expect(trend).toHaveLength(12);
    expect(trend.slice(-2)).toMatchObject([
      { label: 'Feb 2026', figures: { revenue: '10.00' }, newMembers: 1 },
      { label: 'Mar 2026', figures: { revenue: '110.00' }, newMembers: 1 },
    ]);
  });

  test('sees the own page and no other; the manager none of another store', async () => {
    const { myPerformance } = await mei.query<{ myPerformance: Row }>(MINE, { month: march });
    expect(myPerformance).toMatchObject({ employee: { name: 'Mei' }, rank: 1, figures: { revenue: '110.00', profit: null } });
    expect(await mei.refused(PERSON, { employeeId: idOf('Tao') })).toEqual(['FORBIDDEN']);
    expect(await manager.refused(PERSON, { employeeId: idOf('Bo') })).toEqual(['NOT_FOUND']);
    expect(await api.anonymous.refused(MINE)).toEqual(['UNAUTHENTICATED']);
  });
});

describe('goals', () => {
  const set = (who: Client, input: object, employee = 'Mei') =>
    who.query<{ setStaffGoal: { goals: object } }>(SET, { input: { employeeId: idOf(employee), month: today, ...input } });
  const refusal = async (who: Client, input: object, employee = 'Mei') => {
    const { errors } = await who.ask(SET, { input: { employeeId: idOf(employee), month: today, ...input } });
    return errors.map(({ code, field }) => [code, field]);
  };

  test('are set by the manager, reached by selling, and kept in the trail', async () => {
    expect((await set(manager, { revenue: '100.00', newMembers: 3 })).setStaffGoal.goals).toMatchObject({
      revenue: { goal: '100.00', actual: '0.00', share: 0 },
      orders: null,
      newMembers: { goal: 3, actual: 0 },
    });
    await sells('Mei', today, 12, 'Li');
    const { myPerformance } = await mei.query<{ myPerformance: Row & { goals: object } }>(MINE);
    expect(myPerformance.goals).toMatchObject({ revenue: { actual: '120.00', share: 1.2, state: 'REACHED' } });
    const { audits } = await owner.query<{ audits: { edges: { node: object }[] } }>(
      'query ($id: ID!) { audits(filter: { entityId: $id, action: "employee.setGoal" }) { edges { node { actorName after } } } }',
      { id: idOf('Mei') },
    );
    expect(audits.edges).toMatchObject([{ node: { actorName: 'STORE_MANAGER', after: { revenue: 10_000, newMembers: 3 } } }]);
  });

  test('stay where they are not named, and are taken back by null', async () => {
    expect((await set(manager, { orders: 50, newMembers: null })).setStaffGoal.goals).toMatchObject({
      revenue: { goal: '100.00' },
      orders: { goal: 50, actual: 1 },
      newMembers: null,
    });
    await set(manager, { orders: null, revenue: null });
    expect(await db.selectFrom('staff_goal').selectAll().execute()).toEqual([]);
  });

  test('of months to come may be set, of those that are over not', async () => {
    const last = addDays(periodStart(today, 'MONTH'), -1);
    await set(manager, { month: addMonths(today, 1), orders: 10 });
    expect(await refusal(manager, { month: last, orders: 10 })).toEqual([['MONTH_OVER', 'month']]);
    expect(await refusal(manager, { month: addMonths(today, 25), orders: 10 })).toEqual([['TOO_LARGE', 'month']]);
    expect(await refusal(manager, { month: periodEnd(last, 'MONTH'), orders: 10 })).toEqual([['MONTH_OVER', 'month']]);
  });

  test('bad ones are refused with their field, and nobody sets those of another branch', async () => {
    expect(await refusal(manager, { revenue: '0.00' })).toEqual([['NOT_POSITIVE', 'revenue']]);
    const { errors } = await manager.ask(SET, { input: { employeeId: idOf('Mei'), month: today, revenue: '-5.00' } });
    expect(errors).toMatchObject([{ details: { value: '-5.00' } }]);
    expect(await refusal(manager, { orders: -1 })).toEqual([['NOT_POSITIVE', 'orders']]);
    expect(await refusal(manager, { newMembers: 1_000_001 })).toEqual([['TOO_LARGE', 'newMembers']]);
    expect(await refusal(manager, { orders: 1 }, 'Bo')).toEqual([['NOT_FOUND', 'employeeId']]);
    expect(await refusal(mei, { orders: 1 })).toEqual([['FORBIDDEN', undefined]]);
    await db.updateTable('employee').set({ archived_at: new Date() }).where('id', '=', told.employee('Lan')).execute();
    expect(await refusal(manager, { orders: 1 }, 'Lan')).toEqual([['ARCHIVED', 'employeeId']]);
  });
});
