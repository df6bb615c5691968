import { sql } from 'kysely';
import type { Detector } from '../detector.ts';
import { onOrder, orderUpTo, shelves, supplyEvents } from './stock.ts';

/** At or below the reorder point; to be ordered is what lasts for `cover` days, and twice the reorder point at least. */
export const lowStock: Detector = {
  kind: 'LOW_STOCK',
  every: 'ROUND',
  events: supplyEvents,
  candidates: (run) => sql`
    with ${shelves('LOW_STOCK', run)}
    select s.org_id || ':' || s.product_id as key, s.org_id, (case when s.on_hand <= 0 then 'CRITICAL' else 'WARNING' end)::alert_severity as severity,
      s.product_id, null::uuid as member_id,
      jsonb_build_object('onHand', s.on_hand, 'reorderPoint', s.reorder_point, 'onOrder', ${onOrder}, 'suggested', ${orderUpTo(sql`greatest(2 * s.reorder_point, d.quantity / s.days * s.cover)`)}) as subject
    from shelf s left join sold d on d.store_id = s.org_id and d.product_id = s.product_id
    left join waiting o on o.store_id = s.org_id and o.product_id = s.product_id
    where s.on_hand <= s.reorder_point`,
};
