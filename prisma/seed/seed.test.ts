import { createHash } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool } from '../../packages/db/src/pool.ts';
import { testDatabase } from '../../packages/db/src/testing.ts';
import { checkProfile } from '../../packages/domain/src/members.ts';
import { type MetricsFact, metricsOf } from '../../packages/domain/src/metrics.ts';
import { ean13 } from './catalog.ts';
import { imagine, seedDemo } from './chain.ts';
import { worldAt } from './world.ts';

/** Three in the afternoon in Shanghai, ten days after Double 11. */
const now = new Date('2026-11-21T07:00:00Z');
const today = '2026-11-21';
const scale = 0.05;
let pool: pg.Pool;
let end: () => Promise<void>;

beforeAll(async () => {
  const database = await testDatabase();
  pool = createPool(database.url, { role: null });
  end = async () => {
    await pool.end();
    await database.dispose();
  };
  await seedDemo(pool, { now, scale });
});
afterAll(() => end());

const rows = async <Row extends pg.QueryResultRow>(sql: string) => (await pool.query<Row>(sql)).rows;
const count = async (from: string) => (await rows<{ count: number }>(`select count(*)::int as count from ${from}`))[0]?.count;

describe('what members hold', () => {
  test('every entry sums to zero, every account and lot is what its postings say', async () => {
    expect(await count('journal_entry')).toBeGreaterThan(200);
    expect(await rows('select entry_id from posting group by entry_id, asset_id, store_id having sum(amount) <> 0')).toEqual([]);
    const accounts = `account a left join (select account_id, sum(amount) as sum, count(*) as version from posting group by 1) p on p.account_id = a.id`;
    expect(await count(`${accounts} where (a.balance, a.version) is distinct from (p.sum, p.version)`)).toBe(0);
    const lots = 'lot l left join (select lot_id, sum(amount) as sum from posting group by 1) p on p.lot_id = l.id';
    expect(await count(`${lots} where l.remaining is distinct from p.sum`)).toBe(0);
  });

  test('what stored value paid for is what the sales say', async () => {
    const wrong = await rows(`
      select t.sale_id from (select sale_id, sum(amount) as amount from sale_tender where method = 'STORED_VALUE' group by 1) t
      full join (select e.sale_id, -sum(p.amount) as amount from journal_entry e join posting p on p.entry_id = e.id and p.account_id is not null
                 where e.kind in ('SPEND', 'SPEND_REFUND') group by 1) v using (sale_id) where t.amount is distinct from v.amount`);
    expect(wrong).toEqual([]);
    expect(await count("journal_entry where kind = 'SPEND'")).toBeGreaterThan(50);
  });
});

test('commission is what the lines say, to the cent', async () => {
  expect(await count('commission where back_id is not null')).toBeGreaterThan(0);
  expect(
    await count(
      'commission c join commission_rule_version v on v.rule_id = c.rule_id where c.back_id is null and c.amount <> round(c.base * v.rate / 10000.0)',
    ),
  ).toBe(0);
  expect(await rows('select line_id from commission group by line_id having sum(amount) < 0')).toEqual([]);
  const paid =
    'commission_statement s join (select statement_id, sum(amount) as sum from commission group by 1) c on c.statement_id = s.id';
  expect(await count(`${paid} where s.amount = c.sum`)).toBe(await count('commission_statement'));
  expect(await count('commission_statement')).toBeGreaterThan(0);
});

test('no room of what members hold is empty', async () => {
  const states = await rows<{ state: string }>('select distinct state::text from approval order by 1');
  expect(states.map(({ state }) => state)).toEqual(['APPROVED', 'PENDING', 'REJECTED', 'WITHDRAWN']);
  const tables = ['pass_type', 'points_award', 'settlement_row where paid_at is null', "value_hold where state = 'HELD'"];
  const more = [
    'member_photo',
    "member_standing where ladder = 'PAID'",
    'registration_key',
    'call_key',
    "points_pending where state = 'PENDING'",
    'account where frozen_reason is not null',
    'shift where closed_at is null',
    'shift where counted = expected',
    'shift where counted <> expected',
    'shift_cash',
    "journal_entry where kind = 'PASS_USE'",
  ];
  for (const table of [...tables, ...more]) expect(await count(table), table).toBeGreaterThan(0);
  expect(await rows('select wrong from ledger_check')).toEqual([{ wrong: 0 }]);
});

describe('the facts', () => {
  test('a sale is the sum of its lines and of its tenders', async () => {
    expect(await count('sale')).toBeGreaterThan(3_000);
    const wrong = await rows(`
      select s.id from sale s
      join (select sale_id, sum(amount) as amount, sum(discount) as discount, sum(quantity) as quantity, count(*) as lines, sum(cost) as cost,
              sum(amount) filter (where cost is not null) as costed from sale_line group by 1) l on l.sale_id = s.id
      left join (select sale_id, sum(amount) as amount from sale_tender group by 1) t on t.sale_id = s.id
      where s.amount <> l.amount or s.amount <> coalesce(t.amount, 0) or s.discount <> l.discount or s.quantity <> l.quantity
         or s.line_count <> l.lines or s.cost is distinct from l.cost or s.costed_amount <> coalesce(l.costed, 0)`);
    expect(wrong).toEqual([]);
    expect(await count('sale s where not exists (select from sale_line l where l.sale_id = s.id)')).toBe(0);
  });

  test('about one sale in fifty is taken back, later and never more than was sold', async () => {
    const refunds = (await count("sale where kind = 'REFUND'")) ?? 0;
    expect(refunds / ((await count('sale')) ?? 1)).toBeCloseTo(0.02, 1);
    expect(refunds).toBeGreaterThan(20);
    expect(await count('sale r join sale s on s.id = r.refund_of_id where r.sold_at <= s.sold_at or r.store_id <> s.store_id')).toBe(0);
    const wrong = await rows(`
      select o.line_id from sale_line_left o join sale_line l on l.id = o.line_id
      join (select refund_of_line_id as line_id, sum(amount) as amount, sum(quantity) as quantity, sum(discount) as discount from sale_line group by 1) r on r.line_id = o.line_id
      where o.amount_left <> l.amount + r.amount or o.quantity_left <> l.quantity + r.quantity or o.discount_left <> l.discount + r.discount`);
    expect(wrong).toEqual([]);
    expect(await count('sale_line where refund_of_line_id is not null')).toBe(await count('sale_line_left'));
  });

  test('they end now, and today has begun', async () => {
    expect(await count(`sale where business_date = '${today}'`)).toBeGreaterThan(0);
    expect(await count(`sale where sold_at > '${now.toISOString()}' or recorded_at > '${now.toISOString()}'`)).toBe(0);
    expect(await count("sale where business_date <> (sold_at at time zone 'Asia/Shanghai')::date")).toBe(0);
    expect(await rows("select min(business_date) < '2024-11-15' as long, count(distinct number) = count(*) as numbered from sale")).toEqual(
      [{ long: true, numbered: true }],
    );
  });
});

test('stock is the sum of its movements, and no balance was ever below zero', async () => {
  const wrong = await rows(`
    select m.* from (
      select store_id, product_id, balance, sum(quantity) over (partition by store_id, product_id order by id) as run,
             lead(id) over (partition by store_id, product_id order by id) is null as last from stock_movement) m
    join stock s using (store_id, product_id) where m.balance <> m.run or m.balance < 0 or (m.last and m.balance <> s.on_hand)`);
  expect(wrong).toEqual([]);
  expect(
    await count(
      'stock s where on_hand <> 0 and not exists (select from stock_movement m where (m.store_id, m.product_id) = (s.store_id, s.product_id))',
    ),
  ).toBe(0);
  expect(await count('stock where on_hand = 0')).toBeGreaterThan(0);
  expect(await count('stock where on_hand between 1 and reorder_point')).toBeGreaterThan(100);
});

test('what came stands in orders, and its cost and dates fit the stock', async () => {
  const states = await rows<{ state: string }>('select distinct state from purchase_order order by 1');
  expect(states.map(({ state }) => state)).toEqual(['DRAFT', 'SENT', 'PARTLY_RECEIVED', 'RECEIVED']);
  expect(await count('purchase_order o where cost <> (select sum(cost) from purchase_order_line l where l.order_id = o.id)')).toBe(0);
  const came =
    'select order_id, product_id, sum(quantity) as quantity from goods_receipt join goods_receipt_line on receipt_id = id group by 1, 2';
  expect(
    await count(`purchase_order_line l left join (${came}) c using (order_id, product_id) where l.received <> coalesce(c.quantity, 0)`),
  ).toBe(0);
  const ins =
    "select sum(quantity) from stock_movement m where (m.store_id, m.product_id) = (s.store_id, s.product_id) and kind in ('OPENING', 'RECEIPT', 'TRANSFER_IN')";
  expect(await count(`stock s where came_in <> coalesce((${ins}), 0)`)).toBe(0);
  expect(await rows("select sum(quantity)::int as sum from stock_movement where kind in ('TRANSFER_OUT', 'TRANSFER_IN')")).toEqual([
    { sum: 0 },
  ]);
  expect(await count("stock_count where state = 'CLOSED'")).toBeGreaterThan(5);
  expect(await count("stock_count where state = 'OPEN'")).toBe(2);
});

test("members' metrics are those of their facts, and every store of a purchase knows them", async () => {
  const facts = new Map<string, MetricsFact[]>();
  const sales = await rows<MetricsFact & { member_id: string; kind: string }>(
    'select member_id, kind, business_date as date, amount from sale where not guest',
  );
  for (const { member_id, kind, ...fact } of sales) {
    const [orders, refunds] = kind === 'SALE' ? [1, 0] : [0, 1];
    facts.set(member_id, [...(facts.get(member_id) ?? []), { ...fact, orders, refunds }]);
  }
  const metrics = await rows<{ member_id: string; p_alive: null }>('select * from member_metrics');
  expect(metrics).toHaveLength(facts.size);
  for (const { member_id, p_alive: _, ...row } of metrics) expect(row).toEqual(metricsOf(facts.get(member_id) ?? [], today));
  expect(
    await count(
      'sale s where not guest and not exists (select from member_store m where (m.member_id, m.store_id) = (s.member_id, s.store_id))',
    ),
  ).toBe(0);
});

test('eight roles have an account; the chain has its regions, stores and staff', async () => {
  expect(await count('employee e join auth_user u on u.id = e.user_id join auth_account a on a."userId" = u.id')).toBe(8);
  expect(await rows('select kind, count(*)::int as count from org group by kind order by kind')).toEqual([
    { kind: 'HEAD_OFFICE', count: 1 },
    { kind: 'REGION', count: 3 },
    { kind: 'STORE', count: 12 },
  ]);
  expect([await count('employee'), await count('product'), await count("member where kind <> 'GUEST'")]).toEqual([60, 401, 250]);
  expect(await rows("select count(distinct level_id)::int as levels from member where kind <> 'GUEST'")).toEqual([{ levels: 6 }]);
});

test('a second seeding is refused and changes nothing', async () => {
  const before = await count('sale');
  await expect(seedDemo(pool, { now, scale })).rejects.toThrow(/duplicate key/);
  expect(await count('sale')).toBe(before);
  expect(await count("pg_constraint where contype = 'f' and conrelid = 'sale_line'::regclass and convalidated")).toBe(3);
});

describe('imagination', () => {
  const demo = imagine(worldAt(now, scale));
  const print = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
  const told = ({ orgs, staff, catalog, members, facts, inventory, memberTags, trail }: typeof demo) =>
    print([orgs.rows, staff.rows, catalog.rows, members.rows, members.keys, facts, inventory, memberTags, trail]);

  test('the same moment gives the same chain', () => {
    expect(told(imagine(worldAt(now, scale)))).toBe(told(demo));
  });

  test('an hour later only today has changed', () => {
    const later = imagine(worldAt(new Date(now.getTime() + 3_600_000), scale));
    const past = ({ facts }: typeof demo) => print(facts.sales.filter(({ business_date }) => business_date < today));
    expect(past(later)).toBe(past(demo));
    expect(later.facts.sales.length).toBeGreaterThan(demo.facts.sales.length);
  });

  test('what members and products say of themselves would be accepted by the API', () => {
    const phones = new Set(demo.members.rows.flatMap(({ phone }) => phone ?? []));
    expect(phones.size).toBe(250);
    for (const { kind, name, phone, birthday, email, address, joined_on } of demo.members.rows) {
      if (kind !== 'GUEST') expect(checkProfile({ name, phone, birthday, email, address }, joined_on)).toMatchObject({ name, phone });
    }
    for (const { barcode } of demo.catalog.barcodes) expect(ean13(barcode.slice(0, 12))).toBe(barcode);
    expect(new Set(demo.catalog.barcodes.map(({ barcode }) => barcode)).size).toBe(demo.catalog.barcodes.length);
  });
});

test('birthdays of the last weeks were seen to', async () => {
  const done = (await count("alert where kind = 'BIRTHDAY' and state = 'CLOSED'")) ?? 0;
  expect(done).toBeGreaterThan(0);
  expect(await count("alert_entry where act = 'CLOSED'")).toBe(done);
  const wrong = await rows(`
    select a.key from alert a where (a.subject ->> 'members')::int <> (
      select count(*) from member m where m.home_store_id = a.org_id and to_char(m.birthday, 'MM-DD') = substr(a.subject ->> 'day', 6))`);
  expect(wrong).toEqual([]);
});

test('deliveries follow what was sold on-line: old ones have ended, some are late, some are to come', async () => {
  expect(await count('delivery')).toBeGreaterThan(20);
  expect(await count('delivery d join sale s on (s.member_id, s.id) = (d.member_id, d.sale_id) where d.created_at < s.sold_at')).toBe(0);
  expect(await count(`delivery where date < '2026-11-19' and status in ('PLANNED', 'OUT')`)).toBe(0);
  expect(await count(`delivery where date > '${today}' and status <> 'PLANNED'`)).toBe(0);
  expect(
    imagine(worldAt(now, 0.3)).deliveries.filter(({ date, status }) => date < today && (status === 'PLANNED' || status === 'OUT')).length,
  ).toBeGreaterThan(0);
  expect(await count(`delivery where status_at > '${now.toISOString()}' or status_at < created_at`)).toBe(0);
});

test('follow-ups in every state, contacts of every kind, and messages that were sent, failed and held back', async () => {
  const states = `select state::text, count(*)::int from follow_up group by 1 order by 1`;
  expect((await rows<{ state: string }>(states)).map(({ state }) => state)).toEqual(['CANCELLED', 'DONE', 'PLANNED']);
  expect(await count(`follow_up where state = 'PLANNED' and due_on < '${today}'`)).toBeGreaterThan(0);
  expect(await count('(select distinct kind from contact) k')).toBe(4);
  expect(await count(`contact c join follow_up f on f.id = c.follow_up_id where f.state <> 'DONE' or c.at > '${now.toISOString()}'`)).toBe(
    0,
  );
  expect(await count('(select distinct state from message) s')).toBe(3);
  expect(
    await count(
      `message where state = 'SENT' and not exists (select from member_consent c where c.member_id = message.member_id and c.granted)`,
    ),
  ).toBe(0);
});
