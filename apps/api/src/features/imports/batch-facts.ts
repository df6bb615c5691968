import type { Tx } from '@regulars/db/kysely';
import { sql } from 'kysely';
import { derivedIn } from './batch-lines.ts';

export interface Written {
  rows: number;
  sales: number;
}

/**
 * Writes what import_line holds and the facts do not. Facts are never edited: new lines of a sale that stands already become
 * a sale of their own beside it, with the same number.
 * @param tendersTold whether the file says how lines were paid; else one payment of each sale is enough
 */
export async function writeFacts(tx: Tx, importId: string, now: Date, tendersTold: boolean): Promise<Written> {
  await dropKnownLines(tx);
  const sales = await collectSales(tx, importId);
  if (sales === 0) return { rows: 0, sales: 0 };
  await insertSales(tx, importId, now);
  const rows = await insertLines(tx);
  await insertTenders(tx, tendersTold);
  await insertStores(tx);
  await markDays(tx, now);
  return { rows, sales };
}

/** One probe of the key for each line: a join might choose to read all facts. */
async function dropKnownLines(tx: Tx): Promise<void> {
  await sql`delete from pg_temp.import_line l
    where (select true from sale_line f where f.member_id = l.member_id and f.id = l.line_id)`.execute(tx);
}

async function collectSales(tx: Tx, importId: string): Promise<number> {
  const result = await sql`
    insert into pg_temp.import_fact
    select sale_id, case when (select true from sale f where f.member_id = s.member_id and f.id = s.sale_id)
        then ${derivedIn(sql`sale_id`, sql`${importId}::text`)} else sale_id end,
      member_id, guest, store_id, day, sold_at, refund, number, channel, amount, discount, cost, costed_amount, quantity, line_count
    from (
      select sale_id, member_id, guest, store_id, min(day) as day, min(sold_at) as sold_at, refund, min(number) as number, min(channel) as channel,
        sum(amount) as amount, sum(discount) as discount, sum(cost) as cost, coalesce(sum(amount) filter (where cost is not null), 0) as costed_amount,
        sum(quantity) as quantity, count(*) as line_count
      from pg_temp.import_line group by sale_id, member_id, guest, store_id, refund
    ) s`.execute(tx);
  return Number(result.numAffectedRows ?? 0);
}

async function insertSales(tx: Tx, importId: string, now: Date): Promise<void> {
  await sql`
    insert into sale (member_id, id, kind, store_id, business_date, sold_at, number, channel, guest, amount, discount, cost,
      costed_amount, quantity, line_count, origin, import_id, recorded_at)
    select member_id, id, case when refund then 'REFUND' else 'SALE' end::sale_kind, store_id, day, sold_at,
      case when number = '' then upper(right(sale_id::text, 12)) else number end, channel, guest, amount, discount, cost,
      costed_amount, quantity, line_count, 'IMPORT', ${importId}::uuid, ${now}
    from pg_temp.import_fact`.execute(tx);
}

async function insertLines(tx: Tx): Promise<number> {
  const result = await sql`
    insert into sale_line (member_id, id, sale_id, line_no, store_id, business_date, product_id, category_id, employee_id,
      quantity, unit_price, amount, discount, cost, promoted)
    select l.member_id, l.line_id, f.id, row_number() over (partition by l.sale_id order by l."row"), l.store_id, f.day, l.product_id, l.category_id,
      l.employee_id, l.quantity, l.unit_price, l.amount, l.discount, l.cost, l.promoted
    from pg_temp.import_line l join pg_temp.import_fact f on f.sale_id = l.sale_id`.execute(tx);
  return Number(result.numAffectedRows ?? 0);
}

/** How it was paid, as far as the file says: a payment for each way in which lines of the sale were paid. */
async function insertTenders(tx: Tx, told: boolean): Promise<void> {
  if (told) {
    await sql`
    insert into sale_tender (member_id, id, sale_id, method, amount)
    select f.member_id, ${derivedIn(sql`f.id`, sql`'tender' || l.tender`)}, f.id, l.tender, sum(l.amount)
    from pg_temp.import_line l join pg_temp.import_fact f on f.sale_id = l.sale_id
    group by f.member_id, f.id, l.tender having sum(l.amount) <> 0`.execute(tx);
    return;
  }
  await sql`
    insert into sale_tender (member_id, id, sale_id, method, amount)
    select member_id, ${derivedIn(sql`id`, sql`'tender'`)}, id, 'OTHER', amount from pg_temp.import_fact where amount <> 0`.execute(tx);
}

async function insertStores(tx: Tx): Promise<void> {
  await sql`
    insert into member_store (member_id, store_id)
    select distinct member_id, store_id from pg_temp.import_fact where not guest order by 1, 2
    on conflict do nothing`.execute(tx);
}

/** As `markDirty` of the sales room, for many days at once, in a fixed order. */
async function markDays(tx: Tx, now: Date): Promise<void> {
  await sql`
    insert into dirty_day (store_id, day, marked_at)
    select distinct f.store_id, f.day, ${now}::timestamptz from pg_temp.import_fact f, fold_state s where s.closing_through >= f.day
    order by 1, 2
    on conflict (store_id, day) do update set marked_at = excluded.marked_at`.execute(tx);
}
