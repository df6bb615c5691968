import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../packages/db/src/kysely.ts';
import type { World } from './world.ts';

/** A share from 0 up to but not 1 that is the same for the same key in every seed. */
export const share = (key: RawBuilder<unknown>) => sql`(('x' || left(md5(${key}), 7))::bit(28)::int / 268435456.0)`;

/** A UUIDv7 of an instant that is the same for the same key in every seed. */
export function idOf(at: RawBuilder<unknown>, key: RawBuilder<unknown>): RawBuilder<unknown> {
  const time = sql`substring(int8send(floor(extract(epoch from ${at}) * 1000)::bigint) from 3)`;
  const bytes = sql`overlay(decode(md5(${key}), 'hex') placing ${time} from 1 for 6)`;
  return sql`encode(set_byte(set_byte(${bytes}, 6, get_byte(${bytes}, 6) & 15 | 112), 8, get_byte(${bytes}, 8) & 63 | 128), 'hex')::uuid`;
}

const NEW = '00000000-0000-7000-8000-000000000204';
const PLANS = [
  {
    id: '00000000-0000-7000-8000-000000000201',
    name: '购后回访',
    trigger: 'AFTER_PURCHASE',
    days: 3,
    assignee: 'SALESPERSON',
    text: '商品使用是否满意，有什么建议？',
    min_amount: 10_000,
    per_day: null,
  },
  {
    id: '00000000-0000-7000-8000-000000000202',
    name: '投诉回访',
    trigger: 'AFTER_COMPLAINT',
    days: 1,
    assignee: 'SALESPERSON',
    text: '上次的问题是否已妥善解决？',
    min_amount: null,
    per_day: null,
  },
  {
    id: '00000000-0000-7000-8000-000000000203',
    name: '老会员召回',
    trigger: 'WIN_BACK',
    days: 90,
    assignee: 'HOME_STORE',
    text: '许久未见，近来可好？告知当季新品。',
    min_amount: null,
    per_day: 5,
  },
] as const;
const [PURCHASE, , WIN_BACK] = PLANS;

/** Plans, what they made of the last weeks, whom the staff spoke with, and what was sent. Everything by set, so it takes no time. */
export async function tellContacts(tx: Tx, { now, today }: World): Promise<void> {
  await tx
    .insertInto('follow_up_plan')
    .values(PLANS.map((plan) => ({ ...plan, created_at: now })))
    .execute();
  await followUps(tx, now, today);
  await contacts(tx, now, today);
  await messages(tx, now, today);
}

/** Of good sales of the last weeks: most are done, some were put off, a few are overdue; and whom to win back. */
async function followUps(tx: Tx, now: Date, today: string): Promise<void> {
  const ended = sql`(o.due + time '15:00') at time zone 'Asia/Shanghai'`;
  await sql`
    insert into follow_up (member_id, id, store_id, assignee_id, due_on, text, state, result, plan_id, cause, sale_id, created_at, ended_by, ended_at)
    select o.member_id, ${idOf(sql`o.sold_at`, sql`o.id || ' follow-up'`)}, o.store_id, o.employee_id, o.due, ${PURCHASE.text}, o.state::follow_up_state,
      case o.state when 'DONE' then (array['很满意，会再来', '包装很好，想试试新品', '味道偏淡，已推荐其他口味', '暂时不需要，下次联系'])[1 + floor(${share(sql`o.id || 'r'`)} * 4)::int]
        when 'CANCELLED' then '会员要求不再回访' end,
      ${PURCHASE.id}, o.id::text, o.id, o.sold_at, case when o.state = 'PLANNED' then null else o.employee_id end, case when o.state = 'PLANNED' then null else ${ended} end
    from (
      select s.*, s.business_date + 3 as due,
        coalesce((select l.employee_id from sale_line l where l.member_id = s.member_id and l.sale_id = s.id order by l.line_no limit 1), s.cashier_id) as employee_id,
        case when s.business_date + 3 >= ${today}::date then 'PLANNED' when ${share(sql`s.id || 's'`)} < 0.15 and s.business_date + 3 >= ${today}::date - 9 then 'PLANNED'
          when ${share(sql`s.id || 's'`)} < 0.3 then 'CANCELLED' else 'DONE' end as state
      from sale s
      where s.business_date > ${today}::date - 21 and s.kind = 'SALE' and not s.guest and s.amount >= ${PURCHASE.min_amount}
        and s.sold_at <= ${now}
    ) o where o.state = 'PLANNED' or ${ended} <= ${now}`.execute(tx);
  await sql`
    insert into follow_up (member_id, id, store_id, due_on, text, plan_id, cause, created_at)
    select w.member_id, ${idOf(sql`${now}::timestamptz`, sql`w.member_id || ' back'`)}, w.home_store_id, ${today}, ${WIN_BACK.text}, ${WIN_BACK.id}, w.last_purchase::text, ${now}
    from (
      select m.id as member_id, m.home_store_id, x.last_purchase, row_number() over (partition by m.home_store_id order by x.amount_365 desc, m.id) as place
      from member m join member_metrics x on x.member_id = m.id
      where m.kind <> 'GUEST' and m.archived_at is null and x.last_purchase between ${today}::date - 120 and ${today}::date - 90
    ) w where w.place <= 4`.execute(tx);
}

/** What ended a follow-up was a contact; beside that members called, came and complained. */
async function contacts(tx: Tx, now: Date, today: string): Promise<void> {
  await sql`
    insert into contact (member_id, id, kind, direction, outcome, text, at, store_id, employee_id, sale_id, follow_up_id)
    select f.member_id, ${idOf(sql`f.ended_at`, sql`f.id || ' contact'`)}, case when ${share(sql`f.id || 'k'`)} < 0.8 then 'CALL' else 'MESSAGE' end::contact_kind, 'OUT',
      'REACHED', f.result, f.ended_at, f.store_id, f.assignee_id, f.sale_id, f.id
    from follow_up f where f.state = 'DONE'`.execute(tx);
  await sql`
    insert into contact (member_id, id, kind, direction, outcome, text, at, store_id, employee_id)
    select c.member_id, ${idOf(sql`c.at`, sql`c.member_id || ' called'`)}, c.kind::contact_kind, 'IN', c.outcome::contact_outcome, c.text, c.at, c.home_store_id, c.employee_id
    from (
      select m.id as member_id, m.home_store_id, k.*,
        ((${today}::date - 1 - floor(${share(sql`m.id || 'd'`)} * 20)::int) + time '10:00' + make_interval(mins => floor(${share(sql`m.id || 'm'`)} * 600)::int)) at time zone 'Asia/Shanghai' as at,
        (select e.id from employee e where e.org_id = m.home_store_id and e.archived_at is null order by md5(e.id || m.id::text) limit 1) as employee_id
      from member m
      join (values
        (0, 'CALL', 'REACHED', '咨询积分余额和兑换方式'), (1, 'CALL', 'REACHED', '询问新品到货时间'), (2, 'VISIT', 'REACHED', '到店办理储值'),
        (3, 'COMPLAINT', 'RESOLVED', '收到的商品有破损，已换货'), (4, 'COMPLAINT', null, '配送晚到两小时，要求说明'), (5, 'CALL', 'LATER', '想了解升级条件，改日再谈'),
        (6, 'CALL', 'DECLINED', '近期不希望接到电话'), (7, 'MESSAGE', 'REACHED', '在服务号留言，已回复')
      ) as k (place, kind, outcome, text) on k.place = floor(${share(sql`m.id || 'k'`)} * 8)::int
      where m.kind = 'PERSON' and m.archived_at is null and ${share(sql`m.id || 'c'`)} < 0.04
    ) c where c.at <= ${now}`.execute(tx);
}

/** What members allow, and the messages of the last days: sent, put off, failed, and held back. */
async function messages(tx: Tx, now: Date, today: string): Promise<void> {
  const [en, zh] = ['{name}, the new harvest has come to {store}.', '【{chain}】{name}，新品已到{store}，欢迎品鉴。'];
  const template = {
    id: NEW,
    code: 'new_arrivals',
    name: '新品到店 · New arrivals',
    purpose: 'MARKETING',
    channel: 'SMS',
    body_en: en,
    body_zh: zh,
  } as const;
  await tx
    .insertInto('message_template')
    .values({ ...template, created_at: now })
    .execute();
  await tx
    .updateTable('message_template')
    .set({ enabled: true })
    .where('code', 'in', ['points_expiring', 'level_up', 'level_warning', 'level_grace'])
    .execute();
  await sql`
    insert into member_consent (member_id, channel, granted, at, source)
    select m.id, c.channel, ${share(sql`m.id || c.channel::text`)} < 0.75, m.created_at, m.source
    from member m cross join unnest(array['SMS', 'EMAIL']::message_channel[]) as c (channel)
    where m.kind = 'PERSON' and ${share(sql`m.id || 'asked' || c.channel::text`)} < 0.7`.execute(tx);
  await sql`
    insert into message (id, member_id, org_id, template_id, channel, purpose, locale, address, body, state, reason, due_at, attempts, adapter, ended_at, created_at)
    select ${idOf(sql`w.at`, sql`w.id || ' message'`)}, w.id, w.home_store_id, ${NEW}, 'SMS', 'MARKETING', 'zh', coalesce(w.phone, ''),
      '【' || (select name from chain) || '】' || w.name || '，新品已到' || w.store || '，欢迎品鉴。',
      w.state::message_state, case w.state when 'SUPPRESSED' then case when w.phone is null then 'NO_ADDRESS' else 'NO_CONSENT' end when 'FAILED' then 'REFUSED' end,
      w.at, case when w.state in ('SENT', 'FAILED') then 1 else 0 end, case w.state when 'SENT' then 'OUTBOX' when 'FAILED' then 'HTTP' end::message_adapter,
      case when w.state <> 'QUEUED' then w.at + interval '2 seconds' end, w.at
    from (
      select m.*, s.name as store, ((${today}::date - 1 - floor(${share(sql`m.id || 'w'`)} * 5)::int) + time '10:00' + make_interval(mins => floor(${share(sql`m.id || 'q'`)} * 600)::int)) at time zone 'Asia/Shanghai' as at,
        case when m.phone is null or not coalesce(c.granted, false) then 'SUPPRESSED' when ${share(sql`m.id || 'x'`)} < 0.06 then 'FAILED' else 'SENT' end as state
      from member m join org s on s.id = m.home_store_id left join member_consent c on c.member_id = m.id and c.channel = 'SMS'
      where m.kind = 'PERSON' and m.archived_at is null and ${share(sql`m.id || 'n'`)} < 0.08
    ) w`.execute(tx);
  await sql`
    insert into message_attempt (message_id, number, at, adapter, ok, detail, took)
    select id, 1, created_at, adapter, state = 'SENT', case when state = 'FAILED' then 'HTTP 400' end, 12 from message where attempts = 1`.execute(
    tx,
  );
}
