import { sql } from 'kysely';
import { chain } from '../../../chain.ts';
import type { Detector } from '../detector.ts';
import { deliveryEvents } from './deliveries.ts';

/** Still open after the end of its window, without one of its business day, by the clock of its store: `deadlineOf` of the domain. */
export const deliveryOverdue: Detector = {
  kind: 'DELIVERY_OVERDUE',
  every: 'ROUND',
  events: deliveryEvents(({ memberId, payload }) => (memberId === null ? [] : [`${memberId}:${String(payload['deliveryId'])}`])),
  candidates: ({ now, settings, keys }) => {
    const { timeZone, dayStartsAt } = chain();
    const wanted = keys
      ? sql`and (d.member_id, d.id) in (select left(k, 36)::uuid, substring(k from 38)::uuid from unnest(${[...keys]}::text[]) k)`
      : sql``;
    return sql`
      select d.member_id || ':' || d.id as key, t.org_id,
        (case when late.since <= ${now}::timestamptz - make_interval(days => t.days::int) then 'CRITICAL' else 'WARNING' end)::alert_severity as severity,
        null::uuid as product_id, case when not d.guest then d.member_id end as member_id,
        jsonb_build_object('number', d.number, 'day', d.date, 'windowEnd', d.window_end, 'out', d.status = 'OUT') as subject
      from ${settings.stores('DELIVERY_OVERDUE')}
      join org o on o.id = t.org_id
      join delivery d on d.store_id = t.org_id and d.status in ('PLANNED', 'OUT') ${wanted}
      cross join lateral (select (d.date + make_interval(mins => coalesce(d.window_end, 1440 + coalesce(o.day_starts_at, ${dayStartsAt}::int))))
        at time zone coalesce(o.time_zone, ${timeZone}) as since) late
      where late.since <= ${now}::timestamptz and late.since > ${now}::timestamptz - make_interval(days => t.until::int)`;
  },
};
