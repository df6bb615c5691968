import { type RawBuilder, sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';
import { deliveryEvents } from './deliveries.ts';

/** The open deliveries of today and the days ahead, of some stores and days or all. */
function open({ today, settings, keys }: Run): RawBuilder<unknown> {
  const stores = settings.stores('DELIVERY_DUE', keys ? new Set(keys.map((key) => key.slice(0, 36))) : undefined);
  const wanted = keys ? sql`and t.org_id || ':' || d.date = any(${[...keys]}::text[])` : sql``;
  return sql`
    from ${stores} join delivery d on d.store_id = t.org_id and d.status in ('PLANNED', 'OUT')
      and d.date between ${today}::date and ${today}::date + t.ahead::int ${wanted}`;
}

/** A to-do for each store and day on which something has to be brought to somebody. Keys are `<store>:<day>`. */
export const deliveryDue: Detector = {
  kind: 'DELIVERY_DUE',
  every: 'ROUND',
  events: deliveryEvents(({ orgId, payload }) =>
    orgId !== null && Array.isArray(payload['days']) ? payload['days'].map((day: unknown) => `${orgId}:${String(day)}`) : [],
  ),
  candidates: (run) => sql`
    select t.org_id || ':' || d.date as key, t.org_id, 'INFO'::alert_severity as severity, null::uuid as product_id, null::uuid as member_id,
      jsonb_build_object('day', d.date, 'deliveries', count(*)) as subject
    ${open(run)} group by t.org_id, d.date`,
  members: (run, { key }) => sql`
    select distinct d.member_id, x.amount_365 as weight ${open({ ...run, keys: [key] })} left join member_metrics x on x.member_id = d.member_id`,
};
