import type { Db, Tx } from '@regulars/db/kysely';
import { piece, prepared } from '@regulars/db/prepared';
import { sql } from 'kysely';
import type { MovementKind } from '@regulars/db/generated/kysely-enums';

/** A change of one product's stock, each product once. */
export interface Step {
  movementId: string;
  productId: string;
  /** Thousandths: to be added, or with `set` to be on hand afterwards. */
  quantity: number;
}

/** Kinds by which new goods come in; a refund brings back old ones. */
const COMES_IN: ReadonlySet<MovementKind> = new Set<MovementKind>(['OPENING', 'RECEIPT', 'TRANSFER_IN']);

/** What the movement rows say besides. */
export interface Occasion {
  storeId: string;
  at: Date;
  kind: MovementKind;
  reason: string | null;
  employeeId: string | null;
  memberId: string | null;
  saleId: string | null;
  /** Of the event that tells what moved. */
  eventId: string;
}

export interface Outcome {
  product_id: string;
  name: string;
  /** Before, under the lock; null: the store has never had the product. */
  available: number | null;
  /** After; null: refused, it would fall below zero, or there is no row yet. */
  balance: number | null;
  /** What ever came in, after it. */
  came_in: number | null;
  allow_negative: boolean;
}

/** Notes what `moved`, and tells it in one event. */
const noted = piece`noted as (
    insert into stock_movement (store_id, id, product_id, kind, quantity, balance, reason, employee_id, member_id, sale_id, at)
    select ${'storeId'}::uuid, movement_id, product_id, ${'kind'}::movement_kind, quantity, on_hand,
      ${'reason'}::text, ${'employeeId'}::uuid, ${'memberId'}::uuid, ${'saleId'}::uuid, ${'at'}::timestamptz
    from moved
  ), told as (
    insert into event (id, at, kind, org_id, payload)
    select ${'eventId'}::uuid, ${'at'}::timestamptz, 'stock.moved', ${'storeId'}::uuid,
      jsonb_build_object('kind', ${'kind'}::text, 'moved', jsonb_agg(jsonb_build_object('productId', product_id, 'balance', on_hand)))
    from moved having count(*) > 0 returning id
  ), pending as (
    insert into event_pending (event_id) select id from told
  )`;

const known = piece`unnest(${'movementIds'}::uuid[], ${'productIds'}::uuid[], ${'quantities'}::bigint[]) as m (movement_id, product_id, quantity)
    join product p on p.id = m.product_id and p.tracks_stock`;

/**
 * Moves the stock of many products in one statement: locks the rows in the order of their keys, changes those that stay at
 * or above zero (or may go below), notes each movement, and tells in one event what moved. Products that keep no stock are not in the
 * answer.
 */
export const stockMove = prepared<Outcome>('stock_move')`
  with asked as materialized (
    select m.movement_id, m.product_id, m.quantity, p.name, p.allow_negative from ${known}
  ), locked as materialized (
    select s.product_id, s.on_hand, case when ${'set'}::boolean then a.quantity else s.on_hand + a.quantity end as target
    from stock s join asked a on a.product_id = s.product_id
    where s.store_id = ${'storeId'}::uuid order by s.product_id for update of s
  ), moved as (
    update stock s set on_hand = l.target, updated_at = ${'at'}::timestamptz,
      came_in = s.came_in + case when ${'comesIn'}::boolean then a.quantity else 0 end
    from locked l join asked a on a.product_id = l.product_id
    where s.store_id = ${'storeId'}::uuid and s.product_id = l.product_id and (s.allow_negative or l.target >= 0 or l.target >= l.on_hand)
    returning a.movement_id, s.product_id, s.on_hand - l.on_hand as quantity, s.on_hand, s.came_in
  ), ${noted}
  select a.product_id, a.name, a.allow_negative, l.on_hand as available, m.on_hand as balance, m.came_in
  from asked a left join locked l on l.product_id = a.product_id left join moved m on m.product_id = a.product_id`;

/**
 * Takes goods off the shelf that are surely there, and says `not_so` where they are not. The rows are changed in the order in which they
 * are asked, that of their keys; nothing is locked before.
 */
export const stockTaken = prepared('stock_taken')`
  with asked as materialized (
    select m.movement_id, m.product_id, m.quantity from ${known} order by m.product_id
  ), moved as (
    update stock s set on_hand = s.on_hand + a.quantity, updated_at = ${'at'}::timestamptz
    from asked a where s.store_id = ${'storeId'}::uuid and s.product_id = a.product_id and (s.allow_negative or s.on_hand + a.quantity >= 0)
    returning a.movement_id, s.product_id, a.quantity, s.on_hand
  ), ${noted}
  select not_so('stock') where (select count(*) from moved) < (select count(*) from asked)`;

/** @param set quantities are what is to be on hand */
export function stepValues(occasion: Occasion, steps: readonly Step[], set: boolean) {
  return {
    ...occasion,
    comesIn: COMES_IN.has(occasion.kind),
    set,
    movementIds: steps.map(({ movementId }) => movementId),
    productIds: steps.map(({ productId }) => productId),
    quantities: steps.map(({ quantity }) => quantity),
  };
}

/** Empty stock rows for products that the store never had; the copy of allow_negative comes from the product. */
export async function openStock(tx: Tx, storeId: string, productIds: readonly string[], at: Date): Promise<void> {
  await sql`
    insert into stock (store_id, product_id, on_hand, allow_negative, updated_at)
    select ${storeId}::uuid, id, 0, allow_negative, ${at}::timestamptz from product where id = any(${[...productIds]}::uuid[]) order by id
    on conflict do nothing
  `.execute(tx);
}

/** What a count found too much or too little, in minor units: at retail, and at cost where that is known. */
export async function differenceOf(db: Db, countId: string): Promise<{ retail: number; cost: number }> {
  const { rows } = await sql<{ retail: number; cost: number }>`
    select coalesce(round(sum((l.counted - l.book) * p.retail_price / 1000.0)), 0)::bigint as retail,
           coalesce(round(sum((l.counted - l.book) * p.cost / 1000.0)), 0)::bigint as cost
    from stock_count_line l join product p on p.id = l.product_id where l.count_id = ${countId} and l.counted <> l.book`.execute(db);
  return rows[0] ?? { retail: 0, cost: 0 };
}
