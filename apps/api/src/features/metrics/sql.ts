import type { Tx } from '@regulars/db/kysely';
import { sql } from 'kysely';

/**
 * The metrics of members from the facts alone, in one statement: the SQL of domain/metrics.ts `metricsOf`. A row is never taken back in
 * time. Who was merged into another has none: the facts count for that one.
 */
export async function computeFromFacts(tx: Tx, memberIds: readonly string[], asOf: string): Promise<void> {
  await sql`
    with asked as (
      select distinct p.id as member_id, greatest(old.as_of, ${asOf}::date) as as_of
      from member m join member p on p.id = coalesce(m.merged_into, m.id) left join member_metrics old on old.member_id = p.id
      where m.id = any(${memberIds}::uuid[]) and m.kind <> 'GUEST'
    ), record as (
      select member_id, as_of, member_id as id from asked
      union all select a.member_id, a.as_of, m.id from asked a join member m on m.merged_into = a.member_id
    ), day as (
      select a.member_id, a.as_of, s.business_date as day, sum(s.amount) as amount,
             count(*) filter (where s.kind = 'SALE') as orders, count(*) filter (where s.kind = 'REFUND') as refunds
      from record a join sale s on s.member_id = a.id and s.business_date <= a.as_of
      group by a.member_id, a.as_of, s.business_date
    ), gap as (
      select member_id, day, day - lag(day) over (partition by member_id order by day) as gap from day where orders > 0
    ), rhythm as (
      select member_id, min(day) as first, max(day) as last, count(gap) as gaps,
             coalesce(sum(gap), 0) as gap_sum, coalesce(sum(gap::bigint * gap), 0) as gap_sum_sq
      from gap group by member_id
    ), written as (
      insert into member_metrics (member_id, as_of, first_purchase, last_purchase, orders, refunds, amount,
        orders_30, amount_30, orders_90, amount_90, orders_365, amount_365, gaps, gap_sum, gap_sum_sq)
      select d.member_id, d.as_of, r.first, r.last, sum(d.orders), sum(d.refunds), sum(d.amount),
        coalesce(sum(d.orders) filter (where d.day > d.as_of - 30), 0), coalesce(sum(d.amount) filter (where d.day > d.as_of - 30), 0),
        coalesce(sum(d.orders) filter (where d.day > d.as_of - 90), 0), coalesce(sum(d.amount) filter (where d.day > d.as_of - 90), 0),
        coalesce(sum(d.orders) filter (where d.day > d.as_of - 365), 0), coalesce(sum(d.amount) filter (where d.day > d.as_of - 365), 0),
        r.gaps, r.gap_sum, r.gap_sum_sq
      from day d join rhythm r on r.member_id = d.member_id and d.day >= r.first
      group by d.member_id, d.as_of, r.first, r.last, r.gaps, r.gap_sum, r.gap_sum_sq
      on conflict (member_id) do update set
        as_of = excluded.as_of, first_purchase = excluded.first_purchase, last_purchase = excluded.last_purchase,
        orders = excluded.orders, refunds = excluded.refunds, amount = excluded.amount,
        orders_30 = excluded.orders_30, amount_30 = excluded.amount_30, orders_90 = excluded.orders_90, amount_90 = excluded.amount_90,
        orders_365 = excluded.orders_365, amount_365 = excluded.amount_365,
        gaps = excluded.gaps, gap_sum = excluded.gap_sum, gap_sum_sq = excluded.gap_sum_sq
      returning member_id
    )
    delete from member_metrics m
    where m.member_id = any(${memberIds}::uuid[]) and not exists (select from written w where w.member_id = m.member_id)
  `.execute(tx);
}

/** Holds the members, in the order of their ids, so that no sale of theirs commits before we do. */
export async function lockMembers(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await sql`select from member where id = any(${memberIds}::uuid[]) order by id for no key update`.execute(tx);
}
