import { sql } from 'kysely';
import type { Tx } from '../../packages/db/src/kysely.ts';
import { idOf, share } from './contacts.ts';
import type { World } from './world.ts';

/** What members needed of the stores in the last year, and what they did without buying. By set, so it takes no time. */
export async function tellCare(tx: Tx, { now, today }: World): Promise<void> {
  await cases(tx, now, today);
  await activities(tx, now, today);
}

/** After one sale in fifty somebody needs something; of the last week some is still open. */
async function cases(tx: Tx, now: Date, today: string): Promise<void> {
  const opened = sql`s.sold_at + interval '1 day' * (1 + floor(${share(sql`s.id || 'd'`)} * 5))`;
  await sql`
    insert into service_case (member_id, id, kind, store_id, subject, state, employee_id, outcome, rating, opened_at, closed_at)
    select o.member_id, ${idOf(sql`o.opened`, sql`o.id || ' case'`)}, (array['SERVICE', 'SERVICE', 'ENQUIRY', 'ENQUIRY', 'COMPLAINT', 'RESCUE'])[o.kind]::case_kind, o.store_id,
      (array['茶具送修', '礼盒补发手提袋', '询问储存方法', '询问会员日活动', '包装破损', '送货途中车辆抛锚'])[o.kind],
      o.state::case_state, case when o.luck < 0.8 or o.state <> 'OPEN' then o.cashier_id end,
      case o.state when 'DONE' then (array['已修好并送回', '已补发', '已说明', '已说明', '已换货并致歉', '已安排同城急送'])[o.kind] when 'CANCELLED' then '会员撤回' end,
      case when o.state = 'DONE' and o.luck < 0.7 then 3 + floor(${share(sql`o.id || 'v'`)} * 3)::int end,
      o.opened, case when o.state <> 'OPEN' then o.opened + interval '1 hour' * (2 + floor(o.luck * 60)) end
    from (
      select s.id, s.member_id, s.store_id, s.cashier_id, ${opened} as opened, 1 + floor(${share(sql`s.id || 'k'`)} * 6)::int as kind, ${share(sql`s.id || 'l'`)} as luck,
        case when ${opened} > ${now}::timestamptz - interval '6 days' then 'OPEN' when ${share(sql`s.id || 'c'`)} < 0.08 then 'CANCELLED' else 'DONE' end as state
      from sale s where s.business_date > ${today}::date - 365 and s.kind = 'SALE' and not s.guest and ${share(sql`s.id || 'case'`)} < 0.02
    ) o where o.opened < ${now}`.execute(tx);
}

/** Who comes often also signs in and checks in; tea parties were held at the weekend. */
async function activities(tx: Tx, now: Date, today: string): Promise<void> {
  await sql`
    insert into member_activity (member_id, id, kind, store_id, day, at, name)
    select o.member_id, ${idOf(sql`o.at`, sql`o.id || ' activity'`)}, o.kind::activity_kind, o.store_id, (o.at at time zone 'Asia/Shanghai')::date, o.at,
      case o.kind when 'PARTICIPATION' then '周末品茶会' end
    from (
      select s.id, s.member_id, s.store_id, s.sold_at + interval '1 hour' * floor(${share(sql`s.id || 'h'`)} * 48) as at,
        (array['SIGN_IN', 'SIGN_IN', 'SIGN_IN', 'CHECK_IN', 'CHECK_IN', 'PARTICIPATION', 'REVIEW', 'SHARE'])[1 + floor(${share(sql`s.id || 'a'`)} * 8)::int] as kind
      from sale s where s.business_date > ${today}::date - 365 and s.kind = 'SALE' and not s.guest and ${share(sql`s.id || 'active'`)} < 0.06
    ) o where o.at < ${now}`.execute(tx);
}
