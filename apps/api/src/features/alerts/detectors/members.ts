import { type RawBuilder, sql } from 'kysely';

/** Members that alerts speak of (m): no guests, no archived or merged ones. */
export const counted = sql`m.kind <> 'GUEST' and m.archived_at is null and m.merged_into is null`;

/** Members that a kind of alert is about. */
export interface Concern {
  /** The stores with their thresholds (t), all or some; by level if they have a `level_id`. */
  stores: (only?: ReadonlySet<string>) => RawBuilder<unknown>;
  byLevel: boolean;
  /** Said of the thresholds (t) and the member's metrics (x). */
  matches: RawBuilder<unknown>;
  /** The subject of an alert about one of them. */
  about: RawBuilder<unknown>;
}

const ofStore = ({ byLevel }: Concern, member: 'm' | 'x') =>
  sql`t.org_id = ${sql.ref(`${member}.home_store_id`)} ${byLevel ? sql`and t.level_id = ${sql.ref(`${member}.level_id`)}` : sql``}`;

/**
 * All members with their metrics and their place in their store by what they paid in 365 days. A window, so that they are
 * joined before the thresholds come in, whose number the planner can't know.
 */
const placed = sql`
  select m.home_store_id, m.level_id, x.member_id, x.amount_365, x.last_purchase, x.gaps, x.gap_sum, x.gap_sum_sq, x.p_alive,
    row_number() over (partition by m.home_store_id order by x.amount_365 desc, x.member_id) as place
  from member m join member_metrics x on x.member_id = m.id where ${counted}`;

/**
 * Candidates of a store's members together, under the key `<store>`, and of its key members one by one, `<store>:<member>`: the
 * best by what they paid in 365 days, as many as the threshold `keyMembers` says.
 */
export function storesAndKeyMembers(concern: Concern): RawBuilder<unknown> {
  return sql`
    with concerned as materialized (
      select t.org_id, x.member_id, x.amount_365 as amount, x.amount_365 > 0 and x.place <= t."keyMembers" as key_member, ${concern.about} as about
      from (${placed}) x join ${concern.stores()} on ${ofStore(concern, 'x')} where ${concern.matches}
    )
    select org_id::text as key, org_id, 'INFO'::alert_severity as severity, null::uuid as product_id, null::uuid as member_id,
      jsonb_build_object('members', count(*), 'amount', sum(amount)) as subject
    from concerned group by org_id
    union all
    select org_id || ':' || member_id, org_id, 'WARNING', null, member_id, about from concerned where key_member`;
}

/** Those of one store. */
export function membersOfStore(concern: Concern, orgId: string): RawBuilder<unknown> {
  return sql`
    select x.member_id, x.amount_365 as weight
    from ${concern.stores(new Set([orgId]))} join member m on ${ofStore(concern, 'm')} and ${counted}
    join member_metrics x on x.member_id = m.id where ${concern.matches}`;
}
