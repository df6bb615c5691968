import { newId } from '@regulars/db/ids';
import { createPool } from '@regulars/db/pool';
import { withTx } from '@regulars/db/tx';
import { forecast } from '@regulars/domain/forecast';
import { periodStart } from '@regulars/domain/period';
import { addDays, businessDate } from '@regulars/domain/time';
import { parseCrontab } from 'graphile-worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../../../../../prisma/seed/chain.ts';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { db } from '../../db.ts';
import { env } from '../../env.ts';
import { globalId } from '../../global-id.ts';
import { fold } from '../analytics/fold.ts';
import { forgetOrgTree } from '../orgs/tree.ts';
import { chain as settings } from '../../chain.ts';
import { forecastCrontab, forecastJobs } from './jobs.ts';
import { forgetForecasts, makeForecasts } from './service.ts';

const today = businessDate(new Date(), 'Asia/Shanghai', 0);
const monday = periodStart(today, 'WEEK');
let api: Api;

beforeAll(async () => {
  const pool = createPool(env.DATABASE_URL, { role: null, max: 2 });
  await seedDemo(pool, { now: new Date(), scale: 0.25 });
  await pool.end();
  api = await startApi();
  await fold(db, settings(), new Date());
  await makeForecasts(db, today);
});
afterAll(() => api.stop());

const as = async (role: 'OWNER' | 'REGION_MANAGER' | 'CASHIER'): Promise<Client> => {
  const found = db.selectFrom('employee').select(['id', 'org_id']).where('role', '=', role).where('user_id', 'is not', null);
  return api.as((await found.executeTakeFirstOrThrow()).id);
};
const org = async (kind: 'HEAD_OFFICE' | 'REGION' | 'STORE') =>
  (await db.selectFrom('org').select('id').where('kind', '=', kind).orderBy('code').executeTakeFirstOrThrow()).id;

/** Whole weeks of revenue, straight from the facts, the last one that is over at the end. */
async function weeks(stores: readonly string[]): Promise<number[]> {
  const rows = await db
    .selectFrom('sale')
    .select(['business_date', 'amount'])
    .where('store_id', 'in', stores)
    .where('business_date', '<', monday)
    .execute();
  const first = rows.map((row) => row.business_date).reduce((a, b) => (a < b ? a : b));
  const sums = new Map<string, number>();
  for (const row of rows) {
    const week = periodStart(row.business_date, 'WEEK');
    sums.set(week, (sums.get(week) ?? 0) + row.amount);
  }
  const list: number[] = [];
  for (let week = periodStart(first, 'WEEK'); week < monday; week = addDays(week, 7)) list.push(sums.get(week) ?? 0);
  return list;
}

interface Week {
  from: string;
  expected: string | null;
  low: string | null;
  high: string | null;
  actual: string | null;
  lastYear: string | null;
}
interface Answer {
  madeOn: string | null;
  seasonal: boolean;
  next: Week[];
  past: Week[];
  error: { weeks: number; meanError: string; lastYearMeanError: string; better: boolean | null; sentence: string };
}
const ASK = `query ($orgId: ID, $weeksAhead: Int! = 1) { salesForecast(orgId: $orgId, weeksAhead: $weeksAhead) { madeOn seasonal org { name }
  next { from to label expected low high actual lastYear } past { from expected low high actual lastYear }
  error { weeks meanError lastYearMeanError better sentence } } }`;
const ask = async (who: Client, variables: object = {}) =>
  (await who.query<{ salesForecast: Answer }>(ASK, { ...variables })).salesForecast;
const money = (amount: number) => (amount / 100).toFixed(2);

test('the worker makes them every night', () => {
  for (const { task } of parseCrontab(forecastCrontab)) expect(Object.keys(forecastJobs)).toContain(task);
});

test('the weeks to come are those of the method over the facts, for a store and for the chain', async () => {
  const owner = await as('OWNER');
  const stores = (await db.selectFrom('org').select('id').where('kind', 'in', ['STORE', 'DEALER']).execute()).map(({ id }) => id);
  const store = await org('STORE');
  for (const [orgId, below] of [
    [await org('HEAD_OFFICE'), stores],
    [store, [store]],
  ] as const) {
    const made = await ask(owner, { orgId: globalId('Org', orgId) });
    const truth = forecast(await weeks(below), 8);
    expect(made).toMatchObject({ madeOn: monday, seasonal: truth?.method === 'SEASONAL' });
    expect(made.next.map(({ from, expected, actual }) => [from, expected, actual])).toEqual(
      truth?.points.map(({ expected }, ahead) => [addDays(monday, 7 * ahead), money(Math.max(0, Math.round(expected))), null]),
    );
    for (const { low, expected, high } of made.next) {
      expect(Number(low)).toBeLessThanOrEqual(Number(expected));
      expect(Number(high)).toBeGreaterThanOrEqual(Number(expected));
    }
  }
});

test.each([1, 4, 8])('on two years of the demo chain it says how good it was, %i weeks ahead', async (weeksAhead) => {
  const { past, error } = await ask(await as('OWNER'), { weeksAhead });
  expect(past.map(({ from }) => from)).toEqual(Array.from({ length: 26 }, (_, at) => addDays(monday, 7 * (at - 26))));
  const known = past.filter(({ expected, lastYear }) => expected !== null && lastYear !== null);
  const mean = (of: 'expected' | 'lastYear') =>
    known.reduce((sum, week) => sum + Math.abs(Number(week.actual) - Number(week[of])), 0) / known.length;
  expect(error.weeks).toBe(known.length);
  expect(Number(error.meanError)).toBeCloseTo(mean('expected'), 1);
  expect(Number(error.lastYearMeanError)).toBeCloseTo(mean('lastYear'), 1);
  expect(error.better).toBe(Number(error.meanError) < Number(error.lastYearMeanError));
  expect(error.sentence).toMatch(error.better ? /better by \d+%/ : /no better, so go by last year/);
  console.info(`demo chain, ${weeksAhead} weeks ahead: ${error.sentence}`);
});

test('what was told is not told otherwise later, but for this week’s', async () => {
  const owner = await as('OWNER');
  const before = await ask(owner);
  const sale = await db
    .selectFrom('sale')
    .selectAll()
    .where('kind', '=', 'SALE')
    .where('business_date', '=', addDays(monday, -3))
    .executeTakeFirstOrThrow();
  await db
    .insertInto('sale')
    .values({ ...sale, id: newId(new Date()), number: 'late', amount: 100_000_000, cost: null, costed_amount: 0 })
    .execute();
  await db
    .insertInto('dirty_day')
    .values({ store_id: sale.store_id, day: sale.business_date, marked_at: new Date() })
    .onConflict((known) => known.doNothing())
    .execute();
  await makeForecasts(db, today);
  const after = await ask(owner);
  const told = (answer: Answer) => answer.past.map(({ expected, low, high }) => [expected, low, high]);
  expect(told(after)).toEqual(told(before));
  expect(after.past.at(-1)?.actual).not.toBe(before.past.at(-1)?.actual);
  expect(after.next[0]?.expected).not.toBe(before.next[0]?.expected);
});

test('another history is told anew', async () => {
  const earlier = db
    .selectFrom('forecast_week')
    .select(['expected'])
    .where('made_on', '=', addDays(monday, -7))
    .where('org_id', '=', await org('HEAD_OFFICE'));
  await db.updateTable('forecast_week').set({ expected: 1, low: null }).execute();
  await makeForecasts(db, today);
  expect((await earlier.execute()).every(({ expected }) => expected === 1)).toBe(true);
  await withTx(db, forgetForecasts);
  await makeForecasts(db, today);
  expect((await earlier.execute()).some(({ expected }) => expected === 1)).toBe(false);
});

test('with too little history nothing is told', async () => {
  const head = await org('HEAD_OFFICE');
  const id = newId(new Date());
  await db.insertInto('org').values({ id, parent_id: head, kind: 'STORE', code: 'BRAND-NEW', name: 'Brand new' }).execute();
  forgetOrgTree();
  await makeForecasts(db, today);
  expect(await ask(await as('OWNER'), { orgId: globalId('Org', id) })).toMatchObject({
    madeOn: null,
    next: [],
    error: { weeks: 0, better: null, sentence: expect.stringContaining('cannot be told yet') },
  });
});

test('each sees his own branch, and the till sees none', async () => {
  const region = await as('REGION_MANAGER');
  expect(await region.refused(ASK, { orgId: globalId('Org', await org('HEAD_OFFICE')) })).toEqual(['OUT_OF_BRANCH']);
  expect((await ask(region)).madeOn).toBe(monday);
  expect(await (await as('CASHIER')).refused(ASK)).toEqual(['FORBIDDEN']);
  const { errors } = await (await as('OWNER')).ask(ASK, { weeksAhead: 9 });
  expect(errors).toMatchObject([{ code: 'OUT_OF_RANGE', field: 'weeksAhead' }]);
});
