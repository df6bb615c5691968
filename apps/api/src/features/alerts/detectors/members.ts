import type { AlertKind } from '@regulars/domain/alerts';
import { type RawBuilder, sql } from 'kysely';
import type { Run } from '../detector.ts';

/** Members that alerts speak of (m): no guests, no archived or merged ones. */
export const counted = sql`m.kind <> 'GUEST' and m.archived_at is null and m.merged_into is null`;

/**
 * Candidates of a store's members together, under the key `<store>`, and of its key members one by one, `<store>:<member>`: the
 * best by what they paid in 365 days, as many as the threshold `keyMembers` says.
 * @param from stores and thresholds (t), members (m) and their metrics (x) that the alert concerns
 * @param about the subject for a key member
 */
export function storesAndKeyMembers(kind: AlertKind, { settings }: Run, from: RawBuilder<unknown>, about: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with concerned as materialized (
      select t.org_id, x.member_id, x.amount_365 as amount, t."keyMembers" as best, ${about} as about from ${from}
    ), ranked as (
      select x.member_id, row_number() over (partition by m.home_store_id order by x.amount_365 desc, x.member_id) as place
      from member m join member_metrics x on x.member_id = m.id
      where ${counted} and x.amount_365 > 0 and m.home_store_id in (select org_id from ${settings.stores(kind)})
    )
    select org_id::text as key, org_id, 'INFO'::alert_severity as severity, null::uuid as product_id, null::uuid as member_id,
      jsonb_build_object('members', count(*), 'amount', sum(amount)) as subject
    from concerned group by org_id
    union all
    select c.org_id || ':' || c.member_id, c.org_id, 'WARNING', null, c.member_id, c.about
    from concerned c join ranked r on r.member_id = c.member_id and r.place <= c.best`;
}
