import type { TenderMethod } from '@regulars/db/generated/kysely-enums';
import type { Db, Tx } from '@regulars/db/kysely';
import { prepared, preparedBy } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { type Minor, minor } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import type { LineFact } from '@regulars/domain/sale-facts';
import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';

/** What a sale or refund refers to, in one statement; what is not there is missing from the answer. */
export async function loadReferences(
  tx: Tx,
  ids: { storeId: string; productIds: string[]; employeeIds: string[]; priceTierId: string | null },
) {
  const found = await tx
    .selectNoFrom((eb) => [
      jsonObjectFrom(
        eb.selectFrom('org').select(['id', 'kind', 'code', 'time_zone', 'day_starts_at', 'archived_at']).where('id', '=', ids.storeId),
      ).as('store'),
      jsonArrayFrom(
        eb
          .selectFrom('product')
          .select(['id', 'kind', 'category_id', 'cost', 'archived_at'])
          .where('id', '=', sql<string>`any(${ids.productIds}::uuid[])`),
      ).as('products'),
      jsonArrayFrom(
        eb
          .selectFrom('employee')
          .select(['id', 'role'])
          .where('id', '=', sql<string>`any(${ids.employeeIds}::uuid[])`),
      ).as('employees'),
      jsonObjectFrom(eb.selectFrom('price_tier').select(['id', 'archived_at']).where('id', '=', ids.priceTierId)).as('tier'),
    ])
    .executeTakeFirstOrThrow();
  return {
    store: found.store,
    products: new Map(found.products.map((product) => [product.id, product])),
    employees: new Map(found.employees.map(({ id, role }) => [id, role])),
    tier: found.tier,
  };
}

/** The member, held until the transaction ends: sales of one member come one after the other, and so does the counting of them. */
export async function holdMember(tx: Tx, memberId: string) {
  const { rows } = await memberHold(tx, { memberId });
  return rows[0];
}

export const memberHold = preparedBy('member_hold', (on, value) =>
  on
    .selectFrom('member')
    .select(['id', 'kind', 'level_id', 'archived_at', 'merged_into'])
    .where('id', '=', value<string>('memberId'))
    .forNoKeyUpdate(),
);

/**
 * Marks the day dirty if it is closed. The transaction has a number by now (the fact stands already), so the folder, which
 * closes first and then waits for all older transactions, either waits for us or we see the close. The DO UPDATE takes the
 * row's lock on purpose: a folder that is just refolding the day deletes the row, and one of us comes second.
 */
export async function markDirty(tx: Tx, storeId: string, day: string, at: Date): Promise<void> {
  await insertDirty.later(tx, { storeId, day, at });
}

const insertDirty = prepared('dirty_day')`
  insert into dirty_day (store_id, day, marked_at)
  select ${'storeId'}::uuid, ${'day'}::date, ${'at'}::timestamptz from fold_state where closing_through >= ${'day'}::date
  on conflict (store_id, day) do update set marked_at = excluded.marked_at`;

/** Whether a sale sold a pass, which a plain refund would leave with the member. */
export async function soldPass(tx: Tx, { member_id, id }: { member_id: string; id: string }): Promise<boolean> {
  const entry = tx.selectFrom('journal_entry').select('id').where('member_id', '=', member_id).where('sale_id', '=', id);
  return (await entry.where('kind', '=', 'PASS_SALE').limit(1).executeTakeFirst()) !== undefined;
}

export type SoldSale = Awaited<ReturnType<typeof loadSale>>;
export type SoldLine = SoldSale['lines'][number];

/** A sale that may be refunded, with its lines. @throws NOT_FOUND: no such sale, or it is a refund itself */
export async function loadSale(tx: Tx, memberId: string, saleId: string) {
  const sale = await tx
    .selectFrom('sale')
    .select(['member_id', 'id', 'store_id', 'business_date', 'channel', 'guest', 'level_id', 'price_tier_id', 'origin'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('sale_line as l')
          .select(['l.id', 'l.product_id', 'l.category_id', 'l.employee_id', 'l.unit_price', 'l.promoted'])
          .whereRef('l.member_id', '=', 'sale.member_id')
          .whereRef('l.sale_id', '=', 'sale.id')
          .orderBy('l.line_no'),
      ).as('lines'),
    )
    .where('member_id', '=', memberId)
    .where('id', '=', saleId)
    .where('kind', '=', 'SALE')
    .executeTakeFirst();
  if (!sale) throw new DomainError('NOT_FOUND', {}, 'saleId');
  return sale;
}

/**
 * What is left of the lines, locked in the order of their ids: the first refund of a line makes its row, whole. Lines that
 * are not of this sale are not in the answer.
 */
export async function claimLeft(tx: Tx, sale: { member_id: string; id: string }, lineIds: readonly string[]): Promise<LineFact[]> {
  const { rows } = await sql<{
    line_id: string;
    quantity_left: number;
    amount_left: number;
    discount_left: number;
    cost_left: number | null;
  }>`
    insert into sale_line_left (member_id, line_id, quantity_left, amount_left, discount_left, cost_left)
    select member_id, id, quantity, amount, discount, cost from sale_line
    where member_id = ${sale.member_id} and sale_id = ${sale.id} and id = any(${lineIds}::uuid[]) order by id
    on conflict (member_id, line_id) do update set quantity_left = sale_line_left.quantity_left
    returning line_id, quantity_left, amount_left, discount_left, cost_left
  `.execute(tx);
  const left = new Map(rows.map((row) => [row.line_id, row]));
  return [...new Set(lineIds)].flatMap((lineId) => {
    const row = left.get(lineId);
    if (!row) return [];
    const cost = row.cost_left === null ? null : minor(row.cost_left);
    return [{ lineId, quantity: thousandths(row.quantity_left), amount: minor(row.amount_left), discount: minor(row.discount_left), cost }];
  });
}

/** Writes what is left now; the caller holds the rows. */
export async function storeLeft(tx: Tx, memberId: string, left: readonly LineFact[]): Promise<void> {
  await sql`
    update sale_line_left l set quantity_left = n.quantity, amount_left = n.amount, discount_left = n.discount, cost_left = n.cost
    from unnest(${left.map((line) => line.lineId)}::uuid[], ${left.map((line) => line.quantity)}::bigint[], ${left.map((line) => line.amount)}::bigint[],
                ${left.map((line) => line.discount)}::bigint[], ${left.map((line) => line.cost)}::bigint[]) as n (line_id, quantity, amount, discount, cost)
    where l.member_id = ${memberId} and l.line_id = n.line_id
  `.execute(tx);
}

/** What was paid for a sale by each method, less what its refunds gave back. */
export async function paidLeft(tx: Db, sale: { member_id: string; id: string }): Promise<{ method: TenderMethod; amount: Minor }[]> {
  const { rows } = await sql<{ method: TenderMethod; amount: number }>`
    select method, sum(amount)::bigint as amount from sale_tender
    where member_id = ${sale.member_id} and sale_id in (
      select id from sale where member_id = ${sale.member_id} and (id = ${sale.id} or refund_of_id = ${sale.id}))
    group by method order by method
  `.execute(tx);
  return rows.map((row) => ({ method: row.method, amount: minor(row.amount) }));
}
