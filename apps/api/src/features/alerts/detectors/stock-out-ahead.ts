import { sql } from 'kysely';
import type { Detector } from '../detector.ts';
import { onOrder, orderUpTo, shelves, supplyEvents } from './stock.ts';

/** Still above the reorder point (or without one), and at the rate of sale of the last days nothing will be left within `ahead` days. */
export const stockOutAhead: Detector = {
  kind: 'STOCK_OUT_AHEAD',
  every: 'ROUND',
  events: supplyEvents,
  candidates: (run) => sql`
    with ${shelves('STOCK_OUT_AHEAD', run)},
    selling as (
      select s.*, d.quantity / s.days as per_day, floor(s.on_hand / (d.quantity / s.days))::int as days_left
      from shelf s join sold d on d.store_id = s.org_id and d.product_id = s.product_id
      where d.quantity > 0 and s.on_hand > coalesce(s.reorder_point, 0) and s.on_hand <= d.quantity / s.days * s.ahead
    )
    select s.org_id || ':' || s.product_id as key, s.org_id, (case when s.days_left <= 2 then 'WARNING' else 'INFO' end)::alert_severity as severity,
      s.product_id, null::uuid as member_id,
      jsonb_build_object('onHand', s.on_hand, 'perDay', round(s.per_day), 'outOn', ${run.today}::date + s.days_left, 'onOrder', ${onOrder}, 'suggested', ${orderUpTo(sql`s.per_day * s.cover`)}) as subject
    from selling s left join waiting o on o.store_id = s.org_id and o.product_id = s.product_id`,
};
