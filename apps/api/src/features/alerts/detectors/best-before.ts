import { sql } from 'kysely';
import type { Detector } from '../detector.ts';
import { firstIdAgo } from '../sql.ts';
import { stockEvents, wantedShelves } from './stock.ts';

/**
 * Goods that are still there within `ahead` days of the date on their package, or up to `past` days after it. What is sold is taken
 * to be the oldest, so a lot ends at `on_hand - (came_in of the stock - came_in of the lot)` pieces from the front of the shelf:
 * these come from the two rows alone, without looking at movements. What will be unsold on its date is what of it lies
 * beyond the pieces that the rate of sale takes until then.
 */
export const bestBefore: Detector = {
  kind: 'BEST_BEFORE',
  every: 'ROUND',
  events: stockEvents,
  candidates: (run) => {
    const { stores, wanted, only } = wantedShelves('BEST_BEFORE', run);
    return sql`
      with near as materialized (
        select t.org_id, t.days, l.product_id, l.best_before, l.quantity, s.on_hand - (s.came_in - l.came_in) as place
        from ${stores} ${wanted}
        join stock_lot l on l.store_id = t.org_id ${only('l')} and l.best_before between ${run.today}::date - t.past::int and ${run.today}::date + t.ahead::int
        join stock s on s.store_id = l.store_id and s.product_id = l.product_id and s.on_hand > s.came_in - l.came_in
        join product p on p.id = l.product_id and p.archived_at is null
      ),
      rate as materialized (
        select n.org_id, n.product_id, greatest(0, -sum(m.quantity) / n.days) as per_day
        from (select distinct org_id, product_id, days from near) n
        join stock_movement m on m.store_id = n.org_id and m.product_id = n.product_id and m.id >= ${firstIdAgo(run.now, sql`n.days`)} and m.kind in ('SALE', 'REFUND')
        group by n.org_id, n.product_id, n.days
      ),
      lots as (
        select n.org_id, n.product_id, n.best_before, coalesce(r.per_day, 0) as per_day, least(n.quantity, n.place) as quantity,
          least(n.quantity, n.place, greatest(0, n.place - coalesce(r.per_day, 0) * greatest(0, n.best_before - ${run.today}::date + 1))) as unsold
        from near n left join rate r on r.org_id = n.org_id and r.product_id = n.product_id
      ),
      goods as (
        select org_id, product_id, min(best_before) as day, max(per_day) as per_day, sum(quantity) as quantity, sum(unsold) as unsold,
          coalesce(sum(quantity) filter (where best_before < ${run.today}::date), 0) as expired
        from lots group by org_id, product_id
      )
      select org_id || ':' || product_id as key, org_id,
        (case when expired > 0 then 'CRITICAL' when unsold >= 1000 then 'WARNING' else 'INFO' end)::alert_severity as severity,
        product_id, null::uuid as member_id,
        jsonb_build_object('day', day, 'quantity', quantity, 'expired', expired, 'perDay', round(per_day), 'unsold', floor(unsold / 1000) * 1000) as subject
      from goods`;
  },
};
