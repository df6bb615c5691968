import pg from 'pg';

/** How large the chain is. */
export interface Size {
  members: number;
  stores: number;
  products: number;
}

export const TODAY = '2026-11-20';
const HISTORY = 1096;
const MOVEMENT_DAYS = 90;
/** Sales of a product in a store, on one of so many days. */
const EVERY_DAYS = 90;

/** The nth thing of a kind: the same id in every run. */
const id = (kind: number, n: string) => `('0000000${kind}-0000-7000-8000-' || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`;
/** The same, told of here. */
export const idOf = (kind: number, n: number) => `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
/** A number from 0 to 1 that depends on n and the seed alone. */
const chance = (n: string, seed: number) => `((hashint8extended(${n}, ${seed}) & 16777215) / 16777216.0::float8)`;
const store = (n: string) => id(1, `1 + ${n}`);

function chainSql({ stores, products }: Size): string[] {
  return [
    `insert into chain (name) values ('Bench')`,
    `insert into org (id, kind, code, name) values (${id(1, '0')}, 'HEAD_OFFICE', 'HQ', 'Head office')`,
    `insert into org (id, parent_id, kind, code, name) select ${store('n')}, ${id(1, '0')}, 'STORE', 'S' || n, 'Store ' || n from generate_series(0, ${stores - 1}) n`,
    `insert into level (id, code, name, rank) select ${id(2, 'n')}, 'L' || n, 'Level ' || n, n + 1 from generate_series(0, 3) n`,
    `insert into category (id, code, name) values (${id(3, '0')}, 'C', 'All')`,
    `insert into product (id, sku, name, category_id, retail_price) select ${id(4, 'n')}, 'P' || n, 'Product ' || n, ${id(3, '0')}, 1000 from generate_series(0, ${products - 1}) n`,
  ];
}

/** Members who joined over three years, bought at a rate of their own, and left at some time. */
function membersSql({ members, stores }: Size): string[] {
  return [
    `insert into member (id, number, name, source, home_store_id, level_id, birthday, joined_on, created_at, updated_at)
     select ${id(5, 'n')}, 'M' || n, 'Member ' || n, 'COUNTER', ${store(`n % ${stores}`)}, ${id(2, 'n % 4')}, date '1950-01-01' + (${chance('n', 1)} * 20000)::int,
       date '${TODAY}' - (n * ${HISTORY} / ${members})::int, now(), now() from generate_series(0::bigint, ${members - 1}) n`,
    `insert into member_metrics (member_id, as_of, first_purchase, last_purchase, orders, amount, orders_30, amount_30, orders_90, amount_90, orders_365, amount_365, gaps, gap_sum, gap_sum_sq)
     select ${id(5, 'n')}, '${TODAY}', first, first + span, gaps + 1, amount, 0, 0, 0, 0, (first + span > date '${TODAY}' - 365)::int, case when first + span > date '${TODAY}' - 365 then amount else 0 end,
       gaps, span, case when gaps > 0 then ceil(span::float8 * span / gaps * (1 + ${chance('n', 6)})) else 0 end::bigint
     from (select n, first, case when gaps > 0 then greatest(gaps, life) else 0 end as span, gaps, 5000 + (${chance('n', 5)} ^ 3 * 1000000)::bigint as amount
       from (select n, first, life, floor(life / (4 + 90 * ${chance('n', 4)} ^ 2))::int as gaps
         from (select n, first, floor((date '${TODAY}' - first) * case when ${chance('n', 2)} < 0.3 then 0.97 + 0.03 * ${chance('n', 3)} else ${chance('n', 3)} end)::int as life
           from (select n, date '${TODAY}' - (n * ${HISTORY} / ${members})::int as first from generate_series(0::bigint, ${members - 1}) n where n % 10 < 9) a) b) c) d`,
  ];
}

/** Shelves of which one in twenty is low, with two lots each, of which one in forty is near its date, and the movements of the last months. */
function stockSql({ stores, products }: Size): string[] {
  const shelf = `${stores * products}`;
  return [
    `insert into stock (store_id, product_id, on_hand, reorder_point, came_in, updated_at)
     select ${store(`n / ${products}`)}, ${id(4, `n % ${products}`)}, case when ${chance('n', 7)} < 0.05 then floor(${chance('n', 8)} * 5) else 6 + floor(${chance('n', 8)} * 60) end::bigint * 1000, 5000, 60000, now()
     from generate_series(0::bigint, ${shelf} - 1) n`,
    `insert into stock_lot (store_id, product_id, id, quantity, best_before, came_in)
     select ${store(`n / ${products}`)}, ${id(4, `n % ${products}`)}, ${id(6, 'n * 2 + k')}, 30000, date '${TODAY}' - 5 + (${chance('n * 2 + k', 11)} * 700)::int + 60 * k, 30000 * (k + 1)
     from generate_series(0::bigint, ${shelf} - 1) n, generate_series(0, 1) k`,
    `insert into stock_movement (store_id, id, product_id, kind, quantity, balance, at)
     select ${store(`n / ${products}`)}, (lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') || '7000' || '8' || lpad(to_hex(n * 128 + k), 15, '0'))::uuid, ${id(4, `n % ${products}`)}, 'SALE', -1000 * (1 + n % 3), 0, at
     from (select n, k, timestamptz '${TODAY} 00:00Z' - make_interval(secs => ${chance('n * 97 + k', 9)} * ${MOVEMENT_DAYS} * 86400) as at
       from generate_series(0::bigint, ${shelf} - 1) n, generate_series(1, ${Math.ceil(MOVEMENT_DAYS / EVERY_DAYS)} + (n % 20 = 0)::int * 60) k) m`,
  ];
}

/** A year of orders of which every store waits for three, and a year of deliveries of which those of the last days are open. */
function supplySql({ members, stores, products }: Size): string[] {
  const [orders, lines] = [40, 50];
  return [
    `insert into supplier (id, code, name, created_at) values (${id(7, '0')}, 'S', 'Supplier', now())`,
    `insert into purchase_order (id, number, supplier_id, store_id, state, cost, created_at, sent_at, ended_at)
     select ${id(8, 'n')}, 'PO-' || n, ${id(7, '0')}, ${store(`n / ${orders}`)}, (case when n % ${orders} < 3 then 'SENT' else 'RECEIVED' end)::purchase_order_state, 0, now(), now(), case when n % ${orders} >= 3 then now() end
     from generate_series(0::bigint, ${stores * orders - 1}) n`,
    `insert into purchase_order_line (order_id, line_no, product_id, quantity, pack_size, received)
     select ${id(8, 'n')}, k + 1, ${id(4, `(n * 7 + k * 13) % ${products}`)}, 10000, 1000, 0 from generate_series(0::bigint, ${stores * orders - 1}) n, generate_series(0, ${lines - 1}) k`,
    `insert into delivery (member_id, id, number, store_id, date, status, recipient, address, status_at, created_at, updated_at)
     select ${id(5, 'n')}, ${id(9, 'n')}, 'D-' || n, ${store(`n % ${stores}`)}, day, (case when day >= date '${TODAY}' - 1 then 'PLANNED' else 'DELIVERED' end)::delivery_status, 'Member', 'Road', now(), now(), now()
     from (select n, date '${TODAY}' + 5 - (n * 365 / ${members})::int as day from generate_series(0::bigint, ${members - 1}) n) d`,
  ];
}

/** Closed and folded days of every store; one store in twenty sold half in the last week. */
function salesSql({ stores }: Size): string[] {
  return [
    `insert into sales_day (org_id, branch, day, revenue, cost, costed, discount, units, orders, refunds, lines)
     select ${store('n')}, false, date '${TODAY}' - d, (800000 + 400000 * ${chance('n * 5000 + d', 10)})::bigint / case when n % 20 = 0 and d < 14 then 2 else 1 end, 0, 0, 0, 100000, 60, 0, 120
     from generate_series(0::bigint, ${stores - 1}) n, generate_series(1, ${HISTORY}) d`,
    `update fold_state set closing_through = date '${TODAY}' - 1, folded_through = date '${TODAY}' - 1`,
  ];
}

/** Fills the empty, migrated database. */
export async function fill(url: string, size: Size): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`);
    for (const statement of [...chainSql(size), ...membersSql(size), ...stockSql(size), ...supplySql(size), ...salesSql(size)])
      await client.query(statement);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
