import type { OwnConnection } from '@regulars/db/copy';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { refundRow, type RefundRow } from '@regulars/domain/import-lists';
import { sql } from 'kysely';
import { recomputeMetrics } from '../metrics/service.ts';
import { lockMembers } from '../metrics/sql.ts';
import { type BatchOutcome, importInBatches, type NumberedRow } from './batches.ts';
import { derivedIn } from './batch-lines.ts';
import type { Job } from './job.ts';
import type { RefusedRow } from './refusals.ts';
import { columnOf, withoutRepeats } from './repeats.ts';
import { branchOf } from './stores.ts';

/** Imports returned orders: what is left of every sale of the order comes back, on the day that the user chose. */
export async function importRefunds(_connection: OwnConnection, job: Job): Promise<void> {
  const day = job.refundDate;
  if (!day) throw new DomainError('REQUIRED', {}, 'refundDate');
  if (day > job.today) throw new DomainError('BAD_INPUT', { reason: `≤ ${job.today}` }, 'refundDate');
  await importInBatches(job, refundRow, 'sales_written', (tx, rows) => writeRefunds(tx, job, day, rows));
}

async function writeRefunds(tx: Tx, job: Job, day: string, all: readonly NumberedRow<RefundRow>[]): Promise<BatchOutcome> {
  const { rows, refused } = withoutRepeats(job, all, ({ orderRef }) => orderRef, 'orderRef');
  const sales = await findSales(
    tx,
    job,
    rows.map(({ fact }) => fact.orderRef),
  );
  await lockMembers(tx, [...new Set(sales.map(({ member_id }) => member_id))]);
  const { created, orders } = await refundWhatIsLeft(tx, job, day, sales);
  await recomputeMetrics(tx, [...new Set(sales.map(({ member_id }) => member_id))], job.today);
  const branch = new Set(await branchOf(tx, job.orgId));
  const known = new Map(sales.map(({ number, store_id }) => [number, branch.has(store_id)]));
  for (const { row, fact } of rows) {
    const code = known.has(fact.orderRef) ? (known.get(fact.orderRef) ? null : 'OUT_OF_BRANCH') : 'UNKNOWN_SALE';
    if (code) refused.push(refusal(job, row, code, fact.orderRef));
  }
  return { written: orders, created, refused };
}

function refusal(job: Job, row: number, code: 'OUT_OF_BRANCH' | 'UNKNOWN_SALE', value: string): RefusedRow {
  return { row, refusals: [{ column: columnOf(job, 'orderRef'), code, details: { value } }] };
}

interface FoundSale {
  member_id: string;
  id: string;
  number: string;
  store_id: string;
}

/** Sales of these orders that came from the same source, up to the day of the return. */
async function findSales(tx: Tx, job: Job, orders: readonly string[]): Promise<FoundSale[]> {
  const { rows } = await sql<FoundSale>`
    select s.member_id, s.id, s.number, s.store_id from sale s join import_job j on j.id = s.import_id
    where s.number = any(${orders}) and s.kind = 'SALE' and s.business_date <= ${job.refundDate}::date and j.mapping->>'source' = ${job.mapping.source}`.execute(
    tx,
  );
  return rows;
}

/** @returns how many refunds were written, of how many orders */
async function refundWhatIsLeft(tx: Tx, job: Job, day: string, sales: readonly FoundSale[]): Promise<{ created: number; orders: number }> {
  const branch = await branchOf(tx, job.orgId);
  const { rows } = await sql<{ created: number; orders: number }>`
    with asked as (
      select * from unnest(${sales.map(({ member_id }) => member_id)}::uuid[], ${sales.map(({ id }) => id)}::uuid[]) t (member_id, sale_id)
    ), remaining as (
      select s.member_id, s.id as sale_id, l.id as line_id, ${derivedIn(noon(day), sql`(s.id::text || ${job.id}::text)`)} as refund_id,
        l.line_no, l.product_id, l.category_id, l.employee_id, l.unit_price, l.promoted,
        coalesce(r.quantity_left, l.quantity) as quantity, coalesce(r.amount_left, l.amount) as amount,
        coalesce(r.discount_left, l.discount) as discount, coalesce(r.cost_left, l.cost) as cost
      from asked a join sale s on s.member_id = a.member_id and s.id = a.sale_id and s.store_id = any(${branch}::uuid[])
      join sale_line l on l.member_id = s.member_id and l.sale_id = s.id
      left join sale_line_left r on r.member_id = l.member_id and r.line_id = l.id
    ), lines as (
      select * from remaining where quantity <> 0 or amount <> 0
    ), spent as (
      insert into sale_line_left (member_id, line_id, quantity_left, amount_left, discount_left, cost_left)
      select member_id, line_id, 0, 0, 0, case when cost is not null then 0 end from lines
      on conflict (member_id, line_id) do update set quantity_left = 0, amount_left = 0, discount_left = 0,
        cost_left = case when sale_line_left.cost_left is not null then 0 end
    ), refunds as (
      insert into sale (member_id, id, kind, store_id, business_date, number, channel, guest, level_id, amount, discount, cost, costed_amount,
        quantity, line_count, refund_of_id, origin, import_id, recorded_at)
      select s.member_id, l.refund_id, 'REFUND', s.store_id, ${day}::date, s.number, s.channel, s.guest, s.level_id, -sum(l.amount), -sum(l.discount),
        -sum(l.cost), -coalesce(sum(l.amount) filter (where l.cost is not null), 0), -sum(l.quantity), count(*), s.id, 'IMPORT', ${job.id}::uuid, now()
      from lines l join sale s on s.member_id = l.member_id and s.id = l.sale_id
      group by s.member_id, s.id, l.refund_id, s.store_id, s.number, s.channel, s.guest, s.level_id
      returning member_id, id, amount, store_id, number, refund_of_id
    ), refund_lines as (
      insert into sale_line (member_id, id, sale_id, line_no, store_id, business_date, product_id, category_id, employee_id, quantity, unit_price,
        amount, discount, cost, promoted, refund_of_line_id)
      select l.member_id, ${derivedIn(sql`l.refund_id`, sql`l.line_id::text`)}, l.refund_id, l.line_no, r.store_id, ${day}::date, l.product_id, l.category_id,
        l.employee_id, -l.quantity, l.unit_price, -l.amount, -l.discount, -l.cost, l.promoted, l.line_id
      from lines l join refunds r on r.member_id = l.member_id and r.id = l.refund_id
    ), tenders as (
      insert into sale_tender (member_id, id, sale_id, method, amount)
      select r.member_id, ${derivedIn(sql`r.id`, sql`'tender'`)}, r.id, coalesce(
        (select min(t.method) from sale_tender t where t.member_id = r.member_id and t.sale_id = r.refund_of_id having count(distinct t.method) = 1), 'OTHER'), r.amount
      from refunds r where r.amount <> 0
    ), days as (
      insert into dirty_day (store_id, day, marked_at)
      select distinct r.store_id, ${day}::date, now() from refunds r, fold_state f where f.closing_through >= ${day}::date order by 1
      on conflict (store_id, day) do update set marked_at = excluded.marked_at
    )
    select count(*) as created, count(distinct number) as orders from refunds`.execute(tx);
  return rows[0] ?? { created: 0, orders: 0 };
}

/** A base for ids of the day. */
function noon(day: string) {
  const time = Date.parse(`${day}T12:00:00Z`).toString(16).padStart(12, '0');
  return sql`${`${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`}::uuid`;
}
