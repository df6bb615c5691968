import { createPool } from '@regulars/db/pool';
import { addMonths, type DateRange, periodEnd, periodStart } from '@regulars/domain/period';
import { businessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '../../../../../prisma/seed/chain.ts';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';
import { env } from '../../env.ts';
import { globalId } from '../../global-id.ts';
import { fold } from '../analytics/fold.ts';
import { type Truth, truth } from '../analytics/test/oracle.ts';

const month = addMonths(periodStart(businessDate(new Date(), 'Asia/Shanghai', 0), 'MONTH'), -1);
const range = { from: month, to: periodEnd(month, 'MONTH') };
let api: Api;
let owner: Client;
let region: Client;
let manager: Client;
let cashier: Client;
let regionId: string;
let stores: string[];

beforeAll(async () => {
  const pool = createPool(env.DATABASE_URL, { role: null, max: 2 });
  await seedDemo(pool, { now: new Date(), scale: 0.1 });
  await pool.end();
  api = await startApi();
  await fold(db, chain(), new Date());
  const found = await db.selectFrom('employee').select(['id', 'org_id', 'role']).where('user_id', 'is not', null).execute();
  const of = (role: string) => found.find((employee) => employee.role === role) ?? { id: '', org_id: '' };
  regionId = of('REGION_MANAGER').org_id;
  stores = (await db.selectFrom('org').select('id').where('parent_id', '=', regionId).execute()).map(({ id }) => id);
  [owner, region, manager, cashier] = (await Promise.all(
    ['OWNER', 'REGION_MANAGER', 'STORE_MANAGER', 'CASHIER'].map((role) => api.as(of(role).id)),
  )) as [Client, Client, Client, Client];
});
afterAll(() => api.stop());

const FIGURES = 'figures { revenue cost profit orders refunds units lines }';
const ASK = `query ($orgId: ID, $month: Date!) { managementReport(orgId: $orgId, month: $month) { from to label org { id } membersInAll
  overview { current { ${FIGURES} activeMembers newMembers } previous { from to ${FIGURES} activeMembers newMembers } sameLastYear { ${FIGURES} activeMembers newMembers } change { revenue } }
  days { points { current { from ${FIGURES} } } } stores { rows { id ${FIGURES} } } categories { rows { code ${FIGURES} } } products { rows { id rank ${FIGURES} } }
  newMembers { total sources { source count } points { count previous sameLastYear } }
  levels { level { id } share ${FIGURES} }
  staff { rows { employee { id } ${FIGURES} service { membersServed memberShare newMembers } } } } }`;

interface Shown {
  revenue: string;
  cost: string | null;
  profit: string | null;
  orders: number;
  refunds: number;
  units: string;
  lines: number;
}
interface Period {
  figures: Shown;
  activeMembers: number;
  newMembers: number;
}
interface Report {
  overview: { current: Period; previous: Period & { from: string; to: string }; sameLastYear: Period; change: { revenue: number } };
  membersInAll: number;
  days: { points: { current: { from: string; figures: Shown } }[] };
  stores: { rows: { id: string; figures: Shown }[] };
  categories: { rows: { code: string; figures: Shown }[] };
  products: { rows: { id: string; figures: Shown }[] };
  newMembers: { total: number; sources: { source: string; count: number }[]; points: object[] };
  levels: { level: { id: string } | null; share: number; figures: Shown }[];
  staff: {
    rows: {
      employee: { id: string };
      figures: Shown;
      service: { membersServed: number; memberShare: number | null; newMembers: number };
    }[];
  } | null;
}
const ask = async (who: Client, orgId: string | null = null) =>
  (await who.query<{ managementReport: Report }>(ASK, { orgId: orgId && globalId('Org', orgId), month })).managementReport;

const scope = (orgId: string | null) => ({
  orgId,
  categoryId: null,
  productId: null,
  employeeId: null,
  levelId: null,
  channel: null,
  tagId: null,
});
const money = (amount: number) => (amount / 100).toFixed(2);
const shown = ({ revenue, cost, costed, orders, refunds, units, lines }: Truth): Shown => ({
  revenue: money(revenue),
  ...(costed === 0 && cost === 0 && revenue !== 0
    ? { cost: null, profit: null } // nothing of what was sold has a known cost
    : { cost: money(cost), profit: money(costed - cost) }),
  orders,
  refunds,
  units: String(units / 1000),
  lines,
});
const ids = (typename: string, facts: Map<string, Truth>) => new Map([...facts].map(([id, row]) => [globalId(typename, id), shown(row)]));
const tableOf = (rows: readonly { id: string; figures: Shown }[]) => new Map(rows.map(({ id, figures }) => [id, figures]));
const joinedIn = async ({ from, to }: DateRange, below: readonly string[] | null) => {
  const members = db.selectFrom('member').select(['source', 'recruiter_id', 'home_store_id']).where('kind', '<>', 'GUEST');
  const rows = await members.where('joined_on', '>=', from).where('joined_on', '<=', to).execute();
  return rows.filter(({ home_store_id }) => below === null || below.includes(home_store_id));
};

/** Each figure of a report beside direct SQL over the facts. */
async function expectTrue(report: Report, orgId: string | null, below: readonly string[] | null) {
  const before = { from: addMonths(month, -1), to: periodEnd(addMonths(month, -1), 'MONTH') };
  const lastYear = { from: addMonths(month, -12), to: periodEnd(addMonths(month, -12), 'MONTH') };
  const { current, previous, sameLastYear, change } = report.overview;
  for (const [period, of] of [
    [current, range],
    [previous, before],
    [sameLastYear, lastYear],
  ] as const) {
    const all = (await truth(scope(orgId), of, 'all')).get('');
    expect(period.figures).toEqual(all && shown(all));
    expect(period.activeMembers).toBe(all?.members);
    expect(period.newMembers).toBe((await joinedIn(of, below)).length);
  }
  expect(change.revenue).toBeCloseTo(Number(current.figures.revenue) / Number(previous.figures.revenue) - 1, 3);
  const days = await truth(scope(orgId), range, 'DAY');
  expect(
    new Map(report.days.points.filter(({ current: { figures } }) => figures.lines > 0).map(({ current: day }) => [day.from, day.figures])),
  ).toEqual(new Map([...days].map(([day, row]) => [day, shown(row)])));
  expect(tableOf(report.stores.rows)).toEqual(ids('Org', await truth(scope(orgId), range, 'store')));
  const products = ids('Product', await truth(scope(orgId), range, 'product'));
  for (const { id, figures } of report.products.rows) expect(figures).toEqual(products.get(id));
  const most = [...products.values()].map(({ revenue }) => Number(revenue)).sort((a, b) => b - a);
  expect(report.products.rows.map(({ figures }) => Number(figures.revenue))).toEqual(most.slice(0, report.products.rows.length));
  const tops = await db.selectFrom('category').select(['id', 'code']).where('parent_id', 'is', null).execute();
  for (const { code, figures } of report.categories.rows) {
    const all = (await truth({ ...scope(orgId), categoryId: tops.find((top) => top.code === code)?.id ?? '' }, range, 'all')).get('');
    expect(figures).toEqual(all && shown(all));
  }
  await expectMembers(report, orgId, below);
}

async function expectMembers(report: Report, orgId: string | null, below: readonly string[] | null) {
  const joined = await joinedIn(range, below);
  expect(report.newMembers.total).toBe(joined.length);
  for (const { source, count } of report.newMembers.sources) expect(count).toBe(joined.filter((member) => member.source === source).length);
  expect(report.newMembers.sources.reduce((total, { count }) => total + count, 0)).toBe(joined.length);
  expect(report.membersInAll).toBe((await joinedIn({ from: '1970-01-01', to: range.to }, below)).length);
  for (const { level, figures } of report.levels) {
    if (level === null) continue;
    const [id] = (await db.selectFrom('level').select('id').execute()).filter((one) => globalId('Level', one.id) === level.id);
    const all = (await truth({ ...scope(orgId), levelId: id?.id ?? '' }, range, 'all')).get('');
    expect(figures).toEqual(all && shown(all));
  }
  const sum = report.levels.reduce((total, { figures }) => total + Number(figures.revenue), 0);
  expect(sum).toBeCloseTo(Number(report.overview.current.figures.revenue), 1);
  if (report.staff) await expectStaff(report.staff.rows, orgId, joined);
}

async function expectStaff(
  rows: NonNullable<Report['staff']>['rows'],
  orgId: string | null,
  joined: readonly { recruiter_id: string | null }[],
) {
  const facts = await truth(scope(orgId), range, 'employee');
  const sold = ids('Employee', facts);
  const { rows: served } = await sql<{ id: string; orders: number; guests: number }>`
    select l.employee_id as id, count(distinct s.id)::int as orders, count(distinct s.id) filter (where s.guest)::int as guests
    from sale s join sale_line l on l.member_id = s.member_id and l.sale_id = s.id
    where s.kind = 'SALE' and s.business_date between ${range.from}::date and ${range.to}::date and s.store_id = any(${stores}::uuid[]) group by 1`.execute(
    db,
  );
  for (const { employee, figures, service } of rows) {
    if (!sold.has(employee.id)) expect(figures.lines).toBe(0);
    else expect(figures).toEqual(sold.get(employee.id));
    const [id, fact] = [...facts].find(([key]) => globalId('Employee', key) === employee.id) ?? [''];
    expect(service.membersServed).toBe(fact?.members ?? 0);
    expect(service.newMembers).toBe(
      joined.filter(({ recruiter_id }) => recruiter_id !== null && globalId('Employee', recruiter_id) === employee.id).length,
    );
    const orders = served.find((row) => row.id === id);
    if (orgId === regionId && orders) expect(service.memberShare).toBeCloseTo(1 - orders.guests / orders.orders, 3);
  }
  expect(rows.filter(({ figures }) => figures.lines > 0)).toHaveLength(Math.min(50, facts.size));
}

describe('a month’s report tells the facts', () => {
  test('of the whole chain', async () => expectTrue(await ask(owner), null, null));
  test('of a region', async () => {
    const report = await ask(region);
    expect(await ask(owner, regionId)).toEqual(report);
    await expectTrue(report, regionId, stores);
  });
});

test('cost is for those who may see it, other branches are not, and the till has no report', async () => {
  expect((await ask(manager)).overview.current.figures).toMatchObject({ cost: null, profit: null });
  const head = globalId('Org', (await db.selectFrom('org').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow()).id);
  expect(await region.refused(ASK, { orgId: head, month })).toEqual(['OUT_OF_BRANCH']);
  expect(await cashier.refused(ASK, { month })).toEqual(['FORBIDDEN']);
});
