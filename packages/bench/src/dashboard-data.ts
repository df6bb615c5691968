import pg from 'pg';

/** How large the chain is; lines decide the time that everything takes. */
export interface Size {
  lines: number;
  stores: number;
  products: number;
  employees: number;
  members: number;
}

export const FIRST_DAY = '2023-11-20';
/** Three years that are closed, and the day that is open. */
export const CLOSED_DAYS = 1096;
export const TODAY = '2026-11-20';
const REGIONS = 3;
const LINES_PER_SALE = 2.5;
const BATCH = 100_000;

/** The nth thing of a kind: the same id in every run, without a look-up. */
const id = (kind: number, n: string) => `('0000000${kind}-0000-7000-8000-' || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`;
export const KIND = { org: 1, category: 2, product: 3, employee: 4, level: 5, member: 6, guest: 7, sale: 8, line: 9 };
export const uuid = (kind: number, n: number) => `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
/** A number from 0 to 1 that depends on n and the seed alone. */
const chance = (n: string, seed: number) => `((hashint8extended(${n}, ${seed}) & 16777215) / 16777216.0::float8)`;

/** Stores are 4 … ; 0 is the head office, 1 to 3 are regions. */
const store = (n: string) => `${REGIONS + 1} + ${n}`;

function chainSql({ stores, products, employees, members }: Size): string[] {
  const people = `name, source, home_store_id, level_id, joined_on, created_at, updated_at`;
  return [
    `insert into chain (name) values ('Bench')`,
    `insert into org (id, kind, code, name) values (${id(KIND.org, '0')}, 'HEAD_OFFICE', 'HQ', 'Head office')`,
    `insert into org (id, parent_id, kind, code, name) select ${id(KIND.org, 'n')}, ${id(KIND.org, '0')}, 'REGION', 'R' || n, 'Region ' || n from generate_series(1, ${REGIONS}) n`,
    `insert into org (id, parent_id, kind, code, name) select ${id(KIND.org, store('n'))}, ${id(KIND.org, `1 + n % ${REGIONS}`)}, 'STORE', 'S' || n, 'Store ' || n from generate_series(0, ${stores - 1}) n`,
    `insert into category (id, code, name) select ${id(KIND.category, '100 + n')}, 'T' || n, 'Top ' || n from generate_series(0, 7) n`,
    `insert into category (id, parent_id, code, name) select ${id(KIND.category, 'n')}, ${id(KIND.category, '100 + n % 8')}, 'C' || n, 'Category ' || n from generate_series(0, 39) n`,
    `insert into product (id, sku, name, category_id, retail_price) select ${id(KIND.product, 'n')}, 'P' || n, 'Product ' || n, ${id(KIND.category, 'n % 40')}, 1000 from generate_series(0, ${products - 1}) n`,
    `insert into employee (id, org_id, code, name) select ${id(KIND.employee, 'n')}, ${id(KIND.org, store(`n % ${stores}`))}, 'E' || n, 'Employee ' || n from generate_series(0, ${employees - 1}) n`,
    `insert into level (id, code, name, rank) select ${id(KIND.level, 'n')}, 'L' || n, 'Level ' || n, n + 1 from generate_series(0, 3) n`,
    `insert into member (id, number, ${people}) select ${id(KIND.member, 'n')}, 'M' || n, 'Member ' || n,
      (array['COUNTER', 'APP', 'WEBSITE'])[1 + n % 3]::member_source, ${id(KIND.org, store(`n % ${stores}`))}, ${id(KIND.level, 'n % 4')}, '${FIRST_DAY}'::date + (n::bigint * ${CLOSED_DAYS} / ${members})::int, now(), now()
      from generate_series(0, ${members - 1}) n`,
    `insert into member (id, kind, number, ${people}) select ${id(KIND.guest, 'n')}, 'GUEST', '', '', 'COUNTER', ${id(KIND.org, store('n'))}, ${id(KIND.level, '0')}, '${FIRST_DAY}', now(), now() from generate_series(0, ${stores - 1}) n`,
  ];
}

/** Sales number `from` to `to` with their lines, in order of time; about one in fifty is a refund, one in seven a walk-in's. */
function salesSql({ lines, stores, products, employees, members }: Size, from: number, to: number): string {
  const sales = Math.round(lines / LINES_PER_SALE);
  return `
    with head as (
      select n, ${id(KIND.sale, 'n')} as id, '${FIRST_DAY}'::date + ((n - 1) * ${CLOSED_DAYS + 1} / ${sales})::int as day, floor(${stores} * power(${chance('n', 1)}, 1.3))::int as shop,
        floor(${members} * power(${chance('n', 2)}, 1.5))::bigint as who, ${chance('n', 3)} < 0.15 as guest, ${chance('n', 4)} < 0.02 as back, 1 + floor(4 * ${chance('n', 5)})::int as size,
        (array['STORE', 'STORE', 'STORE', 'STORE', 'APP', 'WEBSITE'])[1 + floor(6 * ${chance('n', 6)})::int]::channel as channel, ${chance('n', 7)} as clock
      from generate_series(${from}::bigint, ${to}::bigint) n
    ), body as materialized (
      select h.*, case when guest then ${id(KIND.guest, 'shop')} else ${id(KIND.member, 'who')} end as member_id, ${id(KIND.org, store('shop'))} as store_id,
        i, floor(${products} * power(${chance('n * 8 + i', 8)}, 2))::int as product, case when back then -1 else 1 end * (1 + floor(3 * ${chance('n * 8 + i', 9)})::int) as pieces,
        shop + ${stores} * floor(${Math.max(1, Math.floor(employees / stores))} * ${chance('n * 8 + i', 10)})::int as seller
      from head h, generate_series(1, h.size) i
    ), priced as materialized (
      select b.*, pieces * (500 + product % 200 * 37)::bigint as amount, case when product % 33 = 0 then null else pieces * (300 + product % 200 * 22)::bigint end as cost from body b
    ), written as (
      insert into sale_line (member_id, id, sale_id, line_no, store_id, business_date, product_id, category_id, employee_id, quantity, unit_price, amount, cost)
      select member_id, ${id(KIND.line, 'n * 8 + i')}, id, i, store_id, day, ${id(KIND.product, 'product')}, ${id(KIND.category, 'product % 40')}, ${id(KIND.employee, 'seller')}, pieces * 1000, 500 + product % 200 * 37, amount, cost
      from priced
    )
    insert into sale (member_id, id, kind, store_id, business_date, sold_at, number, channel, guest, level_id, amount, cost, costed_amount, quantity, line_count, recorded_at)
    select member_id, id, case when back then 'REFUND' else 'SALE' end::sale_kind, store_id, day, (day + time '01:00') at time zone 'UTC' + clock * interval '12 hours', 'B' || n, channel, guest,
      case when guest then null else ${id(KIND.level, 'who % 4')} end, sum(amount), sum(cost), coalesce(sum(amount) filter (where cost is not null), 0), sum(pieces) * 1000, count(*), now()
    from priced group by n, member_id, id, back, store_id, day, clock, channel, guest, who`;
}

/** Fills the empty, migrated database; secondary indexes are made at the end, as a restore does. */
export async function fill(url: string, size: Size, tell: (text: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sales = Math.round(size.lines / LINES_PER_SALE);
  await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`);
  for (const statement of [...chainSql(size), 'select recount_joined_months()']) await client.query(statement);
  const { rows: indexes } = await client.query<{ name: string; made: string }>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index where indrelid in ('sale'::regclass, 'sale_line'::regclass) and not indisprimary`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  for (let from = 1; from <= sales; from += BATCH) {
    await client.query(salesSql(size, from, Math.min(sales, from + BATCH - 1)));
    tell(`${Math.min(100, Math.round(((from + BATCH) / sales) * 100))}%`);
  }
  for (const { made } of indexes) await client.query(made);
  await client.query('vacuum analyze');
  await client.end();
}
