import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';

/** How much is imported, and into what kind of chain. */
export interface Size {
  lines: number;
  members: number;
  products: number;
  stores: number;
  employees: number;
}

/** Lines of a sale: 1 to 5. */
const MOST_LINES = 5;
const DAYS = 1096;
const FIRST_DAY = Date.UTC(2023, 0, 1);

/** mulberry32, a small deterministic generator: each run measures the same file. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A file of sales, in the order of days, as a till system exports it. */
export async function writeSalesFile(path: string, { lines, members, products, stores, employees }: Size): Promise<void> {
  const out = createWriteStream(path);
  const random = generator(1);
  let text = 'date,time,receipt,member,store,salesperson,sku,quantity,amount,cost\n';
  for (let written = 0, receipt = 1; written < lines; receipt++) {
    const day = new Date(FIRST_DAY + Math.floor((written / lines) * DAYS) * 86_400_000).toISOString().slice(0, 10);
    const time = `${String(9 + random(12)).padStart(2, '0')}:${String(random(60)).padStart(2, '0')}`;
    const head = `${day},${time},R${receipt},M${random(members)},S${random(stores)},E${random(employees)}`;
    for (let left = Math.min(1 + random(MOST_LINES), lines - written); left > 0; left--, written++) {
      const [quantity, price] = [1 + random(3), 100 + random(20_000)];
      text += `${head},P${random(products)},${quantity},${((quantity * price) / 100).toFixed(2)},${((quantity * price) / 160).toFixed(2)}\n`;
    }
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
}

/** The mapping of that file. Everything it names is known before, as at a chain that adds its next year. */
export const SALES_MAPPING = {
  name: 'bench',
  target: 'SALES',
  source: 'bench',
  fields: {
    date: { columns: ['date'] },
    time: { columns: ['time'] },
    orderRef: { columns: ['receipt'] },
    member: { columns: ['member'] },
    store: { columns: ['store'] },
    employee: { columns: ['salesperson'] },
    product: { columns: ['sku'] },
    quantity: { columns: ['quantity'] },
    amount: { columns: ['amount'] },
    cost: { columns: ['cost'] },
  },
};

/** Members with their keys, products, stores and staff, all looked up by the import. */
export async function seedChain(db: Db, { members, products, stores, employees }: Size): Promise<void> {
  await sql`insert into org (id, kind, code, name) values (gen_random_uuid(), 'HEAD_OFFICE', 'HQ', 'Head office')`.execute(db);
  await sql`insert into org (id, parent_id, kind, code, name)
    select gen_random_uuid(), h.id, 'STORE', 'S' || n, 'Store ' || n from org h, generate_series(0, ${stores - 1}) n`.execute(db);
  await sql`insert into employee (id, org_id, code, name)
    select gen_random_uuid(), o.id, 'E' || n, 'Employee ' || n from generate_series(0, ${employees - 1}) n join org o on o.code = 'S' || n % ${stores}`.execute(
    db,
  );
  await sql`insert into level (id, code, name, rank) values (gen_random_uuid(), 'BASE', 'Member', 1)`.execute(db);
  await sql`insert into category (id, code, name) select gen_random_uuid(), 'C' || n, 'Category ' || n from generate_series(0, 49) n`.execute(
    db,
  );
  await sql`insert into product (id, sku, name, category_id, retail_price)
    select gen_random_uuid(), 'P' || n, 'Product ' || n, c.id, 1000 from generate_series(0, ${products - 1}) n join category c on c.code = 'C' || n % 50`.execute(
    db,
  );
  await sql`insert into member (id, number, name, source, home_store_id, level_id, joined_on, created_at, updated_at)
    select gen_random_uuid(), 'M' || n, 'Member ' || n, 'COUNTER', o.id, l.id, '2022-01-01', now(), now()
    from generate_series(0, ${members - 1}) n join org o on o.code = 'S' || n % ${stores} cross join level l`.execute(db);
  await sql`insert into member_key (kind, value, member_id) select 'EXTERNAL', 'bench:' || number, id from member`.execute(db);
  await sql`analyze`.execute(db);
}
