// A sale as a bare server writes it: what `$1` to `$41` are, `valuesOf` tells.

import { SPENDING_POINTS } from '@regulars/domain/assets';
import { BY_POINTS, OFF, PRICE } from './sales-world.ts';

/** The rows of one sale, by tables. */
export const TABLES: readonly string[] = [
  `insert into idempotency (caller, key, input_hash, result) values ('EMPLOYEE:' || $37::text, $1, $2, $3)`,
  `insert into sale (member_id, id, kind, store_id, business_date, sold_at, number, channel, amount, discount, cost, costed_amount, quantity, line_count, recorded_at, level_id, cashier_id)
    values ($4, $5, 'SALE', $6, $7, $8, $9, 'STORE', $10, ${OFF}, 1800, $10, 3000, 3, $8, $38, $37::uuid)`,
  `insert into sale_line (member_id, id, sale_id, line_no, store_id, business_date, product_id, category_id, quantity, unit_price, amount, discount, cost)
    select $4, l.id, $5, l.n, $6, $7, l.product, l.category, 1000, ${PRICE}, l.amount, ${PRICE} - l.amount, 600
    from unnest($11::uuid[], $12::uuid[], $13::uuid[], $14::bigint[]) with ordinality as l (id, product, category, amount, n)`,
  `insert into sale_tender (member_id, id, sale_id, method, amount) values ($4, $15, $5, 'CASH', $16), ($4, $17, $5, 'POINTS', ${BY_POINTS})`,
  `insert into member_store (member_id, store_id) values ($4, $6) on conflict do nothing`,
  `insert into member_metrics (member_id, as_of, first_purchase, last_purchase, orders, refunds, amount, orders_30, amount_30, orders_90, amount_90, orders_365, amount_365)
    values ($4, $7, $7, $7, 1, 0, $10, 1, $10, 1, $10, 1, $10)
    on conflict (member_id) do update set last_purchase = $7, orders = member_metrics.orders + 1, amount = member_metrics.amount + $10`,
  `insert into sale_offer (member_id, id, sale_id, line_id, store_id, business_date, channel, kind, rule_id, version, coupon_id, amount)
    select $4, o.id, $5, o.line, $6, $7, 'STORE', 'COUPON', $18, 1, $19, ${PRICE} - o.amount
    from unnest($20::uuid[], $11::uuid[], $14::bigint[]) as o (id, line, amount)`,
  `update coupon set state = 'USED', sale_id = $5, state_at = $8 where member_id = $4 and id = $19 and state = 'ACTIVE'`,
  `insert into coupon_event (member_id, id, coupon_id, template_id, act, at, business_date, store_id, channel, sale_id, amount, operator_id)
    values ($4, $21, $19, $18, 'USED', $8, $7, $6, 'STORE', $5, ${OFF}, $37::uuid)`,
  `insert into journal_entry (member_id, id, kind, at, business_date, store_id, sale_id, method, rule_id, rule_version, why, operator_id)
    values ($4, $22, 'SPEND', $8, $7, $6, $5, 'POINTS', null, null, $35, $37::uuid), ($4, $23, 'EARN', $8, $7, $6, $5, null, $24, 1, $35, $37::uuid)`,
  `update lot set remaining = remaining - ${BY_POINTS} where member_id = $4 and id = $25`,
  `insert into lot (member_id, id, account_id, asset_id, entry_id, store_id, amount, remaining, expires_on) values ($4, $26, $27, '${SPENDING_POINTS}', $23, $6, $28, $28, $39)`,
  `update account set balance = $29, version = $30, hash = $31 where member_id = $4 and id = $27`,
  `insert into posting (member_id, entry_id, leg_no, business_date, asset_id, amount, store_id, house, account_id, lot_id, balance, version, hash, expires_on)
    values ($4, $22, 1, $7, '${SPENDING_POINTS}', -${BY_POINTS}, $6, 'REVENUE', $27, $25, $29::bigint - $28::bigint, $30::int - 1, $31, $39),
      ($4, $22, 2, $7, '${SPENDING_POINTS}', ${BY_POINTS}, $6, 'REVENUE', null, null, null, null, null, null),
      ($4, $23, 1, $7, '${SPENDING_POINTS}', $28, $6, 'POINTS', $27, $26, $29, $30, $31, $39),
      ($4, $23, 2, $7, '${SPENDING_POINTS}', -$28::bigint, $6, 'POINTS', null, null, null, null, null, null)`,
  `insert into sale_earning (member_id, sale_id, set_id, earned, missed) values ($4, $5, $32, $35, '[]')`,
  `insert into event (id, at, kind, org_id, member_id, payload)
    select e.id, $8, e.kind, $6, case when e.kind <> 'stock.moved' then $4::uuid end, $35 from unnest($33::uuid[], array['value.moved', 'value.moved', 'sale.recorded', 'stock.moved']) as e (id, kind)`,
  `insert into stream_entry (seq, event_id, numbered_at) select s.seq, s.id, $8 from unnest($40::bigint[], $33::uuid[]) as s (seq, id)`,
  `insert into audit (id, at, actor_kind, actor_name, action, entity, entity_id, org_id, after, actor_id, ip, user_agent, request_id)
    values ($34, $8, 'EMPLOYEE', 'OWNER', 'sale.record', 'Sale', jsonb_build_array($4::uuid, $5::uuid)::text, $6, $35, $37::text, '127.0.0.1', 'till', $41::text)`,
];

/** What it takes from the shelf, and the rows of that. */
export const STOCK = `locked as materialized (
    select product_id from stock where store_id = $6 and product_id = any($12::uuid[]) order by product_id for update
  ), moved as (
    update stock s set on_hand = s.on_hand - 1000, updated_at = $8 from locked l where s.store_id = $6 and s.product_id = l.product_id and s.on_hand >= 1000
    returning s.product_id, s.on_hand
  )
  insert into stock_movement (store_id, id, product_id, kind, quantity, balance, member_id, sale_id, employee_id, at)
  select $6, m.id, s.product_id, 'SALE', -1000, s.on_hand, $4, $5, $37::uuid, $8
  from unnest($36::uuid[], $12::uuid[]) as m (id, product) join moved s on s.product_id = m.product`;
