import { type RawBuilder, sql } from 'kysely';
import { chain } from '../../../chain.ts';
import type { Detector, Run } from '../detector.ts';

/** The follow-ups (f) of the stores (t) that are over their day by the clock of the store, for so many days: `late`. */
function overdue({ now, settings }: Run, only?: ReadonlySet<string>): RawBuilder<unknown> {
  const { timeZone, dayStartsAt } = chain();
  return sql`
    from ${settings.stores('FOLLOW_UP_OVERDUE', only)} join org o on o.id = t.org_id
    cross join lateral (
      select ((${now}::timestamptz at time zone coalesce(o.time_zone, ${timeZone})) - make_interval(mins => coalesce(o.day_starts_at, ${dayStartsAt}::int)))::date as today
    ) d
    join follow_up f on f.store_id = t.org_id and f.state = 'PLANNED' and f.due_on <= d.today - t.days::int`;
}

/** One alert per store, with the members behind it: the longest overdue first. Keys are `<store>`. */
export const followUpOverdue: Detector = {
  kind: 'FOLLOW_UP_OVERDUE',
  every: 'ROUND',
  events: { kinds: ['followUp.changed'], keys: ({ orgId }) => (orgId === null ? [] : [orgId]) },
  candidates: (run) => sql`
    select t.org_id::text as key, t.org_id,
      (case when max(d.today - f.due_on) >= min(t.critical) then 'CRITICAL' else 'WARNING' end)::alert_severity as severity,
      null::uuid as product_id, null::uuid as member_id, jsonb_build_object('followUps', count(*), 'day', min(f.due_on)) as subject
    ${overdue(run, run.keys ? new Set(run.keys) : undefined)} group by t.org_id`,
  members: (run, { orgId }) =>
    sql`select f.member_id, max(d.today - f.due_on) as weight ${overdue(run, new Set([orgId]))} group by f.member_id`,
};
