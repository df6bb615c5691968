import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain as story, type Told } from '../../../test/story.ts';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { fold } from './fold.ts';

let api: Api;
let told: Told;
let owner: Client;
let region: Client;
let store: Client;
let cashier: Client;

const at = (day: string) => new Date(`${day}T04:00:00Z`); // noon in Shanghai

beforeAll(async () => {
  api = await startApi();
  told = await story()
    .employee('OWNER')
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('CASHIER')
    .product('Longjing', { price: 1000, cost: 600, stock: 1000 })
    .product('Cup', { price: 500, cost: null, stock: 1000 })
    .member('Li')
    .buys('Longjing', 3, at('2026-03-02'))
    .buys('Cup', 1, at('2026-03-03'))
    .buys('Longjing', 1, at('2026-04-01'))
    .member('Wang')
    .buys('Longjing', 2, at('2026-03-31'))
    .region('North')
    .store('Drum Tower')
    .product('Jar', { price: 700, stock: 1000 })
    .member('Zhao')
    .buys('Jar', 10, at('2026-03-15'))
    .tell();
  [owner, region, store, cashier] = (await Promise.all(
    ['OWNER', 'REGION_MANAGER', 'STORE_MANAGER', 'CASHIER'].map((role) => api.as(told.employee(role))),
  )) as [Client, Client, Client, Client];
  await fold(db, chain(), new Date());
});
afterAll(() => api.stop());

const OVERVIEW = `query ($filter: SalesFilter, $from: Date!, $to: Date!) { salesOverview(filter: $filter, from: $from, to: $to) { fromFacts
  current { label figures { revenue cost profit margin costedRevenue orders units basket } activeMembers newMembers orderNumbers }
  previous { from to figures { revenue } } change { revenue profit activeMembers } sameLastYear { from to } changeOnYear { revenue } } }`;
const march = { from: '2026-03-01', to: '2026-03-31' };

interface Overview {
  salesOverview: {
    fromFacts: boolean;
    current: {
      label: string;
      figures: Record<string, string | number | null>;
      activeMembers: number;
      newMembers: number | null;
      orderNumbers: number;
    };
    change: object;
    previous: object;
  };
}

const ask = async (who: Client, filter: object = {}, range: object = march) =>
  (await who.query<Overview>(OVERVIEW, { filter, ...range })).salesOverview;

describe('the overview', () => {
  test('tells a month, and April against it', async () => {
    const { current } = await ask(owner);
    expect(current).toMatchObject({
      label: 'Mar 2026',
      activeMembers: 3,
      orderNumbers: 4,
      figures: {
        revenue: '125.00',
        cost: '100.00',
        profit: '20.00',
        margin: 0.1667,
        costedRevenue: '120.00',
        orders: 4,
        units: '16',
        basket: '31.25',
      },
    });
    const april = await ask(owner, {}, { from: '2026-04-01', to: '2026-04-30' });
    expect(april).toMatchObject({
      fromFacts: false,
      previous: { ...march, figures: { revenue: '125.00' } },
      change: { revenue: -0.92, profit: -0.8, activeMembers: -0.6667 },
      changeOnYear: { revenue: null },
    });
  });

  test('of a region is its own, whoever asks', async () => {
    const east = await ask(region);
    expect(east.current.figures).toMatchObject({ revenue: '55.00', orders: 3 });
    expect(await ask(owner, { orgId: globalId('Org', told.org('East')) })).toEqual(east);
  });

  test('of a combination that no rollup knows is right, too, and says where from', async () => {
    const category = await db.selectFrom('category').select('id').executeTakeFirstOrThrow();
    const filter = { productId: globalId('Product', told.product('Cup')), categoryId: globalId('Category', category.id), channel: 'STORE' };
    expect(await ask(owner, filter)).toMatchObject({
      fromFacts: true,
      current: { figures: { revenue: '5.00', cost: null, profit: null, margin: null, orders: 1 }, newMembers: null },
    });
  });
});

describe('who may see what', () => {
  test('another branch is refused', async () => {
    const north = { orgId: globalId('Org', told.org('North')) };
    expect(await region.refused(OVERVIEW, { filter: north, ...march })).toEqual(['OUT_OF_BRANCH']);
    expect(
      await region.refused('query ($o: ID!) { newMembers(orgId: $o, grain: MONTH, from: "2026-01-01", to: "2026-02-01") { total } }', {
        o: north.orgId,
      }),
    ).toEqual(['OUT_OF_BRANCH']);
    const rows = await region.query<{ salesByStore: { rows: { name: string }[] } }>(
      '{ salesByStore(from: "2026-03-01", to: "2026-03-31") { rows { name } } }',
    );
    expect(rows.salesByStore.rows).toEqual([{ name: 'West Lake' }]);
  });

  test('cost is for those who may, and no ranking betrays it', async () => {
    expect((await ask(store)).current.figures).toMatchObject({
      revenue: '55.00',
      cost: null,
      profit: null,
      margin: null,
      costedRevenue: null,
    });
    expect((await ask(store)).change).toMatchObject({ profit: null });
    expect(await store.refused('{ salesByProduct(from: "2026-03-01", to: "2026-03-31", by: PROFIT) { total } }')).toEqual(['FORBIDDEN']);
  });

  test('a cashier sees no figures, nobody unknown either', async () => {
    expect(await cashier.refused(OVERVIEW, march)).toEqual(['FORBIDDEN']);
    expect(await api.anonymous.refused(OVERVIEW, march)).toEqual(['UNAUTHENTICATED']);
  });
});

test('bad input is told with its field', async () => {
  const answer = await owner.ask(OVERVIEW, { from: '2026-03-31', to: '2026-03-01' });
  expect(answer.errors).toMatchObject([{ code: 'BAD_RANGE', field: 'to' }]);
  const wrong = await owner.ask(OVERVIEW, { filter: { categoryId: globalId('Org', told.org('East')) }, ...march });
  expect(wrong.errors).toMatchObject([{ code: 'BAD_ID', field: 'filter.categoryId' }]);
  expect(await owner.refused('{ staffRanking(from: "2026-03-01", to: "2026-03-31", first: 0) { total } }')).toEqual(['BAD_PAGE_SIZE']);
});

test('a trend has no gaps, and its periods stand beside earlier ones', async () => {
  const { salesTrend } = await owner.query<{
    salesTrend: {
      points: { current: { label: string; figures: { revenue: string } }; compared: { label: string; figures: { revenue: string } } }[];
    };
  }>(
    '{ salesTrend(grain: MONTH, from: "2026-02-01", to: "2026-04-30", compare: SAME_LAST_YEAR) { points { current { label figures { revenue } } compared { label figures { revenue } } change { revenue } } } }',
  );
  expect(
    salesTrend.points.map(({ current, compared }) => [current.label, current.figures.revenue, compared.label, compared.figures.revenue]),
  ).toEqual([
    ['Feb 2026', '0.00', 'Feb 2025', '0.00'],
    ['Mar 2026', '125.00', 'Mar 2025', '0.00'],
    ['Apr 2026', '10.00', 'Apr 2025', '0.00'],
  ]);
});

test('a rank stands beside the rank in the range compared with', async () => {
  const range = 'from: "2026-04-01", to: "2026-04-30"';
  const rows = 'rows { name rank previousRank }';
  const ranks = await owner.query<object>(
    `{ products: salesByProduct(${range}, compare: PREVIOUS) { ${rows} } stores: salesByStore(${range}, compare: PREVIOUS) { ${rows} }
       lastYear: salesByProduct(${range}, compare: SAME_LAST_YEAR) { ${rows} } alone: staffRanking(${range}) { ${rows} } }`,
  );
  expect(ranks).toEqual({
    products: { rows: [{ name: 'Longjing', rank: 1, previousRank: 2 }] },
    stores: { rows: [{ name: 'West Lake', rank: 1, previousRank: 2 }] },
    lastYear: { rows: [{ name: 'Longjing', rank: 1, previousRank: null }] },
    alone: { rows: expect.any(Array) },
  });
});

test('new members are told with 环比 and 同比', async () => {
  for (const [name, day] of [
    ['Li', '2025-03-05'],
    ['Wang', '2026-02-20'],
    ['Zhao', '2026-03-09'],
  ] as const) {
    await db.updateTable('member').set({ joined_on: day }).where('id', '=', told.member(name)).execute();
  }
  await sql`select recount_joined_months()`.execute(db);
  const asked = await owner.query<{ newMembers: object }>(
    '{ newMembers(grain: MONTH, from: "2026-02-01", to: "2026-03-31") { total points { label count previous change sameLastYear changeOnYear } sources { source count share } stores { name count share } } }',
  );
  expect(asked.newMembers).toEqual({
    total: 2,
    points: [
      { label: 'Feb 2026', count: 1, previous: 0, change: null, sameLastYear: 0, changeOnYear: null },
      { label: 'Mar 2026', count: 1, previous: 1, change: 0, sameLastYear: 1, changeOnYear: 0 },
    ],
    sources: [{ source: expect.any(String), count: 2, share: 1 }],
    stores: expect.toSatisfy((stores: object[]) => stores.length === 2),
  });
});

test('a field that fails leaves the others of the request', async () => {
  const { data, errors } = await owner.ask<Overview & { best: object | null; stores: object | null }>(
    `{ salesOverview(from: "2026-03-01", to: "2026-03-31") { current { figures { orders } } } best: salesByProduct(from: "2026-03-01", to: "2026-03-31", first: 0) { total }
       stores: salesByStore(from: "2026-03-31", to: "2026-03-01") { total } }`,
  );
  expect(data).toMatchObject({ salesOverview: { current: { figures: { orders: 4 } } }, best: null, stores: null });
  expect(errors?.map(({ code }) => code).sort()).toEqual(['BAD_PAGE_SIZE', 'BAD_RANGE']);
});
