import { createHash, randomUUID } from 'node:crypto';
import { newId } from '@regulars/db/ids';
import { SPENDING_POINTS } from '@regulars/domain/assets';
import pg from 'pg';
import { BY_POINTS, OFF, PER, PRICE } from './sales-world.ts';

/** What a bare server is told of a sale: all that ours finds out is known to it already. */
export interface BareSale {
  memberId: string;
  storeId: string;
  couponId: string;
  templateId: string;
  setId: string;
  ruleId: string;
  levelId: string;
  operatorId: string;
  products: { id: string; categoryId: string }[];
}

const LOOK = `select a.id, a.balance, a.version, a.hash, l.id as lot, l.remaining, l.expires_on::text as expires from account a
  join lot l on l.member_id = a.member_id and l.account_id = a.id and l.remaining > 0
  where a.member_id = $1 and a.asset_id = $2 order by l.id limit 1 for no key update of a`;

/** All rows of one sale in one statement. */
const WRITE = `with claim as (
    insert into idempotency (caller, key, input_hash, result) values ('EMPLOYEE:' || $37::text, $1, $2, $3)
  ), sold as (
    insert into sale (member_id, id, kind, store_id, business_date, sold_at, number, channel, amount, discount, cost, costed_amount, quantity, line_count, recorded_at, level_id, cashier_id)
    values ($4, $5, 'SALE', $6, $7, $8, $9, 'STORE', $10, ${OFF}, 1800, $10, 3000, 3, $8, $38, $37::uuid)
  ), lines as (
    insert into sale_line (member_id, id, sale_id, line_no, store_id, business_date, product_id, category_id, quantity, unit_price, amount, discount, cost)
    select $4, l.id, $5, l.n, $6, $7, l.product, l.category, 1000, ${PRICE}, l.amount, ${PRICE} - l.amount, 600
    from unnest($11::uuid[], $12::uuid[], $13::uuid[], $14::bigint[]) with ordinality as l (id, product, category, amount, n)
  ), tenders as (
    insert into sale_tender (member_id, id, sale_id, method, amount) values ($4, $15, $5, 'CASH', $16), ($4, $17, $5, 'POINTS', ${BY_POINTS})
  ), known as (
    insert into member_store (member_id, store_id) values ($4, $6) on conflict do nothing
  ), counted as (
    insert into member_metrics (member_id, as_of, first_purchase, last_purchase, orders, refunds, amount, orders_30, amount_30, orders_90, amount_90, orders_365, amount_365)
    values ($4, $7, $7, $7, 1, 0, $10, 1, $10, 1, $10, 1, $10)
    on conflict (member_id) do update set last_purchase = $7, orders = member_metrics.orders + 1, amount = member_metrics.amount + $10
  ), offers as (
    insert into sale_offer (member_id, id, sale_id, line_id, store_id, business_date, channel, kind, rule_id, version, coupon_id, amount)
    select $4, o.id, $5, o.line, $6, $7, 'STORE', 'COUPON', $18, 1, $19, ${PRICE} - o.amount
    from unnest($20::uuid[], $11::uuid[], $14::bigint[]) as o (id, line, amount)
  ), used as (
    update coupon set state = 'USED', sale_id = $5, state_at = $8 where member_id = $4 and id = $19 and state = 'ACTIVE'
  ), noted as (
    insert into coupon_event (member_id, id, coupon_id, template_id, act, at, business_date, store_id, channel, sale_id, amount, operator_id)
    values ($4, $21, $19, $18, 'USED', $8, $7, $6, 'STORE', $5, ${OFF}, $37::uuid)
  ), entries as (
    insert into journal_entry (member_id, id, kind, at, business_date, store_id, sale_id, method, rule_id, rule_version, why, operator_id)
    values ($4, $22, 'SPEND', $8, $7, $6, $5, 'POINTS', null, null, $35, $37::uuid), ($4, $23, 'EARN', $8, $7, $6, $5, null, $24, 1, $35, $37::uuid)
  ), spent as (
    update lot set remaining = remaining - ${BY_POINTS} where member_id = $4 and id = $25
  ), opened as (
    insert into lot (member_id, id, account_id, asset_id, entry_id, store_id, amount, remaining, expires_on) values ($4, $26, $27, '${SPENDING_POINTS}', $23, $6, $28, $28, $39)
  ), account as (
    update account set balance = $29, version = $30, hash = $31 where member_id = $4 and id = $27
  ), postings as (
    insert into posting (member_id, entry_id, leg_no, business_date, asset_id, amount, store_id, house, account_id, lot_id, balance, version, hash, expires_on)
    values ($4, $22, 1, $7, '${SPENDING_POINTS}', -${BY_POINTS}, $6, 'REVENUE', $27, $25, $29::bigint - $28::bigint, $30::int - 1, $31, $39),
      ($4, $22, 2, $7, '${SPENDING_POINTS}', ${BY_POINTS}, $6, 'REVENUE', null, null, null, null, null, null),
      ($4, $23, 1, $7, '${SPENDING_POINTS}', $28, $6, 'POINTS', $27, $26, $29, $30, $31, $39),
      ($4, $23, 2, $7, '${SPENDING_POINTS}', -$28::bigint, $6, 'POINTS', null, null, null, null, null, null)
  ), why as (
    insert into sale_earning (member_id, sale_id, set_id, earned, missed) values ($4, $5, $32, $35, '[]')
  ), told as (
    insert into event (id, at, kind, org_id, member_id, payload)
    select e.id, $8, e.kind, $6, case when e.kind <> 'stock.moved' then $4::uuid end, $35 from unnest($33::uuid[], array['value.moved', 'value.moved', 'sale.recorded', 'stock.moved']) as e (id, kind)
  ), numbered as (
    insert into stream_entry (seq, event_id, numbered_at) select s.seq, s.id, $8 from unnest($40::bigint[], $33::uuid[]) as s (seq, id)
  ), trail as (
    insert into audit (id, at, actor_kind, actor_name, action, entity, entity_id, org_id, after, actor_id, ip, user_agent, request_id)
    values ($34, $8, 'EMPLOYEE', 'OWNER', 'sale.record', 'Sale', jsonb_build_array($4::uuid, $5::uuid)::text, $6, $35, $37::text, '127.0.0.1', 'till', $41::text)
  ), locked as materialized (
    select product_id from stock where store_id = $6 and product_id = any($12::uuid[]) order by product_id for update
  ), moved as (
    update stock s set on_hand = s.on_hand - 1000, updated_at = $8 from locked l where s.store_id = $6 and s.product_id = l.product_id and s.on_hand >= 1000
    returning s.product_id, s.on_hand
  )
  insert into stock_movement (store_id, id, product_id, kind, quantity, balance, member_id, sale_id, employee_id, at)
  select $6, m.id, s.product_id, 'SALE', -1000, s.on_hand, $4, $5, $37::uuid, $8
  from unnest($36::uuid[], $12::uuid[]) as m (id, product) join moved s on s.product_id = m.product`;

interface Row {
  id: string;
  balance: string;
  version: number;
  hash: Buffer;
  lot: string;
  expires: string | null;
}

/** The only process that sells there: it can number what happens. */
let happened = 0;

/** Writes the very rows of a checkout by the fewest statements that pg can be given, prepared. */
export function bareSeller(url: string, connections: number): (sale: BareSale) => Promise<string> {
  const pool = new pg.Pool({ connectionString: url, max: connections, idleTimeoutMillis: 0 });
  pool.on('error', () => {}); // of idle connections, when the server stops
  return async (sale) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<Row>({ name: 'look', text: LOOK, values: [sale.memberId, SPENDING_POINTS] });
      const [account] = rows;
      if (!account) throw new Error(`${sale.memberId} has no points`);
      const saleId = newId(new Date());
      await client.query({ name: 'write', text: WRITE, values: valuesOf(sale, account, saleId) });
      await client.query('commit');
      return saleId;
    } finally {
      client.release();
    }
  };
}

function valuesOf(sale: BareSale, account: Row, saleId: string): unknown[] {
  const now = new Date();
  const ids = (count: number) => Array.from({ length: count }, () => newId(now));
  const amount = 3 * PRICE - OFF;
  const amounts = [PRICE - 167, PRICE - 167, PRICE - 166];
  const earned = Math.floor((amount - BY_POINTS) / PER);
  const day = now.toISOString().slice(0, 10);
  const text = JSON.stringify({
    saleId,
    number: saleId.slice(-8),
    businessDate: day,
    amount,
    quantity: 3000,
    lines: 3,
    channel: 'STORE',
    guest: false,
  });
  const hash = createHash('sha256').update(account.hash).update(text).digest();
  const twice = createHash('sha256').update(hash).update(text).digest();
  const { memberId, storeId, products } = sale;
  return [
    randomUUID(),
    createHash('sha256').update(JSON.stringify(sale)).digest(),
    JSON.stringify({ memberId, saleId }),
    memberId,
    saleId,
    storeId,
    day,
    now,
    `S-${day}-${saleId.slice(-8)}`,
    amount,
    ids(3),
    products.map(({ id }) => id),
    products.map(({ categoryId }) => categoryId),
    amounts,
    newId(now),
    amount - BY_POINTS,
    newId(now),
    sale.templateId,
    sale.couponId,
    ids(3),
    newId(now),
    newId(now),
    newId(now),
    sale.ruleId,
    account.lot,
    newId(now),
    account.id,
    earned,
    Number(account.balance) - BY_POINTS + earned,
    account.version + 2,
    twice,
    sale.setId,
    ids(4),
    newId(now),
    text,
    ids(3),
    sale.operatorId,
    sale.levelId,
    account.expires,
    Array.from({ length: 4 }, () => ++happened),
    randomUUID(),
  ];
}
