import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import {
  emptyChain,
  emptyTables,
  facts,
  importSet,
  months,
  newMembers,
  refusals,
  setFile,
  setsPresent,
} from '../../../test/import-story.ts';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';
import { fold } from '../analytics/fold.ts';

const reference = (set: string) => JSON.parse(readFileSync(setFile(`${set}/reference.json`), 'utf8'));
const fen = (yuan: string) => Math.round(Number(yuan) * 100);

let api: Api;
let owner: Client;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** Each set goes into a database that holds nothing. */
async function emptyDatabase() {
  await emptyTables();
  const told = await emptyChain();
  owner = await api.as(told.employee('OWNER'));
}

const TREND = `query ($from: Date!, $to: Date!) { salesTrend(from: $from, to: $to, grain: MONTH) { points { current { from activeMembers newMembers orderNumbers
  figures { revenue profit orders refunds units lines } } } } }`;

interface TrendPoint {
  current: {
    from: string;
    activeMembers: number;
    newMembers: number;
    orderNumbers: number;
    figures: { revenue: string; profit: string | null; orders: number; refunds: number; units: string; lines: number };
  };
}

/** What the API answers by month: the same before and after the days are folded. */
async function trend(from: string, to: string) {
  const ask = async () =>
    (await owner.query<{ salesTrend: { points: TrendPoint[] } }>(TREND, { from, to })).salesTrend.points.map(
      ({ current: { figures, from: start, ...rest } }) => ({ month: start.slice(0, 7), ...rest, ...figures }),
    );
  const open = await ask();
  await fold(db, chain(), new Date());
  expect(await ask()).toEqual(open);
  return open;
}

describe.skipIf(!setsPresent)('the public sets, imported into an empty database', { timeout: 240_000 }, () => {
  beforeEach(emptyDatabase);

  it('supermarket_cn: every total exact; the same file again adds nothing', async () => {
    const { totals, per_month, by_category, promotion } = reference('supermarket_cn');
    const job = await importSet('supermarket_cn/sales.csv', 'supermarket_cn');
    expect(job).toMatchObject({
      state: 'DONE',
      error: null,
      rows_read: totals.rows,
      rows_refused: 0,
      rows_written: totals.rows,
      sales_written: totals.baskets_customer_day,
      members_created: totals.customers,
      products_created: totals.skus,
      amount_file: fen(totals.amount) * 100,
      amount_rounded: fen(totals.amount) * 100,
    });
    const rows = await months();
    expect(rows).toEqual(
      per_month.map((month: { month: string; lines: number; baskets: number; qty: string; amount: string; customers: number }) =>
        expect.objectContaining({
          month: month.month,
          lines: month.lines,
          sales: month.baskets,
          quantity: Math.round(Number(month.qty) * 1000),
          amount: fen(month.amount),
          members: month.customers,
        }),
      ),
    );
    expect(await newMembers()).toEqual(
      per_month.map((month: { month: string; new_customers: number }) => ({ month: month.month, count: month.new_customers })),
    );
    expect(
      await facts(
        'select c.code as l1c, c.name as l1, count(*) as lines, sum(l.amount)::bigint as amount from sale_line l join category c3 on c3.id = l.category_id join category c2 on c2.id = c3.parent_id join category c on c.id = c2.parent_id group by 1, 2 order by 4 desc',
      ),
    ).toEqual(by_category.map((row: { amount: string }) => ({ ...row, amount: fen(row.amount) })));
    expect(
      await facts(
        "select case when promoted then '是' else '否' end as promo, count(*) as lines, sum(amount)::bigint as amount from sale_line group by promoted order by promoted desc",
      ),
    ).toEqual(promotion.map((row: { amount: string }) => ({ ...row, amount: fen(row.amount) })));

    expect(await trend('2015-01-01', '2015-04-30')).toEqual(
      per_month.map(
        (month: { month: string; lines: number; baskets: number; qty: string; amount: string; customers: number; new_customers: number }) =>
          expect.objectContaining({
            month: month.month,
            lines: month.lines,
            orders: month.baskets,
            units: String(Number(month.qty)),
            revenue: Number(month.amount).toFixed(2),
            activeMembers: month.customers,
            newMembers: month.new_customers,
          }),
      ),
    );

    const again = await importSet('supermarket_cn/sales.csv', 'supermarket_cn');
    expect(again).toMatchObject({
      state: 'DONE',
      rows_written: 0,
      rows_known: totals.rows,
      sales_written: 0,
      members_created: 0,
      products_created: 0,
    });
    expect(await months()).toEqual(rows);
  });

  it('superstore_cn: months within a fen when carrying, then its returns on a chosen day', async () => {
    const { totals, per_month, by_year, by_region_manager, returned_sales } = reference('superstore_cn');
    const job = await importSet('superstore_cn/orders.csv', 'superstore_cn');
    expect(job).toMatchObject({
      state: 'DONE',
      error: null,
      rows_written: 10_000,
      rows_refused: 0,
      members_created: totals.customers,
      products_created: totals.products,
      sales_written: 4985,
    });
    expect(Math.abs(job.amount_file - job.amount_rounded)).toBeLessThanOrEqual(100);
    const rows = await months();
    expect(rows.map(({ month, numbers, members }) => ({ month, orders: numbers, customers: members }))).toEqual(
      per_month.map(({ month, orders, customers }: { month: string; orders: number; customers: number }) => ({ month, orders, customers })),
    );
    for (const [at, row] of rows.entries())
      expect(Math.abs(row.amount / 100 - Number(per_month[at].sales)), row.month).toBeLessThanOrEqual(0.01);
    const answered = await trend('2014-01-01', '2017-12-31');
    expect(
      answered.map(({ month, orderNumbers: orders, activeMembers: customers, newMembers: fresh }) => ({ month, orders, customers, fresh })),
    ).toEqual(
      per_month.map(({ month, orders, customers, new_customers: fresh }: Record<string, number>) => ({ month, orders, customers, fresh })),
    );
    for (const [at, { month, revenue }] of answered.entries())
      expect(Math.abs(Number(revenue) - Number(per_month[at].sales)), month).toBeLessThan(0.0101);
    const whole = rows.reduce((sum, row) => sum + row.amount, 0) / 100;
    expect(Math.abs(whole - Number(totals.sales))).toBeLessThanOrEqual(0.01);
    for (const { year, sales, profit } of by_year) {
      const part = rows.filter(({ month }) => month.startsWith(String(year)));
      expect(Math.abs(part.reduce((sum, row) => sum + row.amount, 0) / 100 - Number(sales))).toBeLessThanOrEqual(0.01);
      expect(Math.abs(part.reduce((sum, row) => sum + row.amount - (row.cost ?? 0), 0) / 100 - Number(profit))).toBeLessThanOrEqual(0.01);
    }
    const managers = await facts<{ region: string; manager: string; orders: number; lines: number; sales: number }>(`
      select o.name as region, e.name as manager, count(distinct s.number) as orders, count(*) as lines, sum(l.amount)::bigint as sales from sale s
      join sale_line l on l.member_id = s.member_id and l.sale_id = s.id join org o on o.id = s.store_id join employee e on e.id = l.employee_id group by 1, 2 order by 5 desc`);
    expect(managers.map(({ region, manager, orders }) => ({ region, manager, orders }))).toEqual(
      by_region_manager.map(({ region, manager, orders }: { region: string; manager: string; orders: number }) => ({
        region,
        manager,
        orders,
      })),
    );
    // a region's lines are rounded among those of all regions: within half a fen a line
    for (const [at, { sales, lines }] of managers.entries())
      expect(Math.abs(sales / 100 - Number(by_region_manager[at].sales))).toBeLessThan(lines * 0.005);

    const returns = await importSet('superstore_cn/returns.csv', 'superstore_cn_returns', { refundDate: '2018-01-15' });
    expect(returns).toMatchObject({ state: 'DONE', error: null, rows_written: returned_sales.orders, rows_refused: 0 });
    const [back] = await facts<{ lines: number; orders: number; amount: number; days: string }>(`
      select count(*) as lines, count(distinct s.number) as orders, sum(l.amount)::bigint as amount, min(s.business_date)::text || max(s.business_date)::text as days
      from sale s join sale_line l on l.member_id = s.member_id and l.sale_id = s.id where s.kind = 'REFUND'`);
    expect(back).toMatchObject({ lines: returned_sales.lines, orders: returned_sales.orders, days: '2018-01-152018-01-15' });
    expect(Math.abs((back?.amount ?? 0) / 100 + Number(returned_sales.sales))).toBeLessThan(returned_sales.lines * 0.005);
    const again = await importSet('superstore_cn/returns.csv', 'superstore_cn_returns', { refundDate: '2018-01-15' });
    expect(again).toMatchObject({ state: 'DONE', rows_written: 0, rows_known: returned_sales.orders });
  });

  it('pharmacy_cn: bad rows are listed, negative ones are returns, zero ones and repeats are kept', async () => {
    const ref = reference('pharmacy_cn');
    const valid = ref['valid_rows (date parses, card present)'];
    const job = await importSet('pharmacy_cn/pharmacy.csv', 'pharmacy_cn');
    expect(job).toMatchObject({
      state: 'DONE',
      error: null,
      rows_read: ref.rows_including_one_empty_row,
      rows_refused: 25,
      rows_written: valid.n,
      members_created: valid.cards,
    });
    const refused = await refusals(job.id);
    expect(Object.entries(groupCount(refused.map(({ code }) => code)))).toEqual([
      ['BAD_DATE', 23],
      ['EMPTY_ROW', 1],
      ['REQUIRED', 1],
    ]);
    const [total] =
      await facts(`select count(*) as lines, sum(quantity)::bigint as quantity, sum(amount)::bigint as paid, sum(amount + discount)::bigint as due,
      count(*) filter (where quantity = 0) as zero, count(*) filter (where quantity < 0) as negative from sale_line`);
    expect(total).toEqual({
      lines: valid.n,
      quantity: Number(valid.qty) * 1000,
      paid: fen(valid.paid),
      due: fen(valid.due),
      zero: 27,
      negative: 16,
    });
    expect(await facts("select sum(line_count)::int as lines from sale where kind = 'REFUND'")).toEqual([{ lines: 16 }]);
    expect((await months()).map(({ month, lines, quantity, amount, members }) => ({ month, lines, quantity, amount, members }))).toEqual(
      ref.per_month_valid.map((month: { month: string; rows: number; qty: string; paid: string; cards: number }) => ({
        month: month.month,
        lines: month.rows,
        quantity: Number(month.qty) * 1000,
        amount: fen(month.paid),
        members: month.cards,
      })),
    );
    expect((await trend('2018-01-01', '2018-07-31')).map(({ month, lines, units, revenue }) => ({ month, lines, units, revenue }))).toEqual(
      ref.per_month_valid.map((month: { month: string; rows: number; qty: string; paid: string }) => ({
        month: month.month,
        lines: month.rows,
        units: String(Number(month.qty)),
        revenue: month.paid,
      })),
    );
    // the reference counts as new who bought something; cards that were only seen with a return or a zero row are members too
    expect((await newMembers()).reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(
      ref['valid_rows_with_positive_quantity'].cards,
    );
    expect(await importSet('pharmacy_cn/pharmacy.csv', 'pharmacy_cn')).toMatchObject({
      rows_written: 0,
      rows_known: valid.n,
      rows_refused: 25,
    });
  });

  it('cdnow: each row a purchase, two of one day kept apart', async () => {
    const ref = reference('cdnow');
    const job = await importSet('cdnow/CDNOW_master.txt', 'cdnow');
    expect(job).toMatchObject({
      state: 'DONE',
      error: null,
      sales_written: ref.rows,
      rows_written: ref.rows,
      members_created: ref.distinct_customers,
    });
    const rows = await months();
    expect(
      Object.fromEntries(
        rows.map(({ month, sales, amount, quantity, members }) => [
          month,
          { purchases: sales, amount: (amount / 100).toFixed(2), cds: quantity / 1000, active_customers: members },
        ]),
      ),
    ).toEqual(
      Object.fromEntries(
        Object.entries<{ new_customers: number }>(ref.per_month).map(([month, { new_customers: _, ...row }]) => [month, row]),
      ),
    );
    expect(
      (await trend('1997-01-01', '1998-06-30')).map(({ month, orders, revenue, activeMembers, newMembers: fresh }) => ({
        month,
        orders,
        revenue,
        activeMembers,
        fresh,
      })),
    ).toEqual(
      Object.entries<Record<string, unknown>>(ref.per_month).map(([month, row]) => ({
        month,
        orders: row['purchases'],
        revenue: row['amount'],
        activeMembers: row['active_customers'],
        fresh: row['new_customers'],
      })),
    );
    expect(await importSet('cdnow/CDNOW_master.txt', 'cdnow')).toMatchObject({ rows_written: 0, sales_written: 0 });
  });
});

function groupCount(codes: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes.sort()) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
