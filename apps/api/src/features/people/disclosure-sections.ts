import type { Title } from '@regulars/domain/permission-titles';

/** A part of what is held of a person: a statement over the ids of the person's records ($1). The names of its columns have words below. */
export interface Section {
  key: string;
  title: Title;
  sql: string;
}

const section = (key: string, en: string, zh: string, sql: string): Section => ({ key, title: { en, zh }, sql });
const at = (alias: string) => `join org o on o.id = ${alias}.store_id`;
const mine = (alias: string) => `where ${alias}.member_id = any($1::uuid[])`;

/** All that is held of a person, in the order in which it is told. Documents are told apart: their numbers are sealed. */
export const SECTIONS: readonly Section[] = [
  section(
    'profile',
    'Profile',
    '基本资料',
    `select m.number, m.name, m.kind, m.gender, m.birthday, m.phone, m.email, m.address, m.language, m.source, o.name as store, l.name as level,
      e.name as recruiter, m.note, m.joined_on, m.origin, m.created_at, m.updated_at, m.archived_at
    from member m join org o on o.id = m.home_store_id join level l on l.id = m.level_id left join employee e on e.id = m.recruiter_id where m.id = any($1::uuid[]) order by m.id`,
  ),
  section(
    'keys',
    'What leads to the member',
    '会员标识',
    `select k.kind, k.value from member_key k ${mine('k')} and k.kind <> 'DOCUMENT' order by 1, 2`,
  ),
  section(
    'fields',
    'Custom fields',
    '自定义字段',
    `select f.name, coalesce(v.text, v.number::text, v.date::text) as value from member_field v join custom_field f on f.id = v.field_id ${mine('v')} order by f.name`,
  ),
  section(
    'family',
    'Family',
    '家庭成员',
    `select r.relation, r.name, r.birthday, r.phone from member_relative r ${mine('r')} order by r.id`,
  ),
  section('anniversaries', 'Anniversaries', '纪念日', `select a.name, a.date from member_anniversary a ${mine('a')} order by a.id`),
  section(
    'possessions',
    'Possessions',
    '拥有物品',
    `select p.kind, p.name, p.identifier, p.note, p.since from member_possession p ${mine('p')} order by p.id`,
  ),
  section(
    'referral',
    'Brought by, and bringing others',
    '介绍关系',
    `select m.number, r.set_at as at from member_referral r join member m on m.id = r.referrer_id ${mine('r')} order by r.set_at`,
  ),
  section('photo', 'Photo', '照片', `select p.type, p.updated_at from member_photo p ${mine('p')}`),
  section(
    'stores',
    'Stores that know the member',
    '关联门店',
    `select o.name as store from member_store s ${at('s')} ${mine('s')} order by 1`,
  ),
  section(
    'tags',
    'Tags',
    '标签',
    `select t.name, m.reason, m.tagged_at, m.expires_on, m.automatic from member_tag m join tag t on t.id = m.tag_id ${mine('m')} order by m.tagged_at`,
  ),
  section(
    'tagChanges',
    'Tags, history',
    '标签变更',
    `select c.at, c.kind, t.name, c.reason, c.expires_on, e.name as employee from tag_change c join tag t on t.id = c.tag_id left join employee e on e.id = c.changed_by ${mine('c')} order by c.id`,
  ),
  section(
    'standings',
    'Levels',
    '等级',
    `select s.ladder, l.name as level, s.cause, s.since, s.until, s.review_on from member_standing s join level l on l.id = s.level_id ${mine('s')} order by 1`,
  ),
  section(
    'levelMoves',
    'Levels, history',
    '等级变更',
    `select v.at, v.ladder, f.name as before, l.name as level, v.cause, v.reason, v.until from level_move v left join level f on f.id = v.from_level_id left join level l on l.id = v.to_level_id ${mine('v')} order by v.id`,
  ),
  section(
    'cards',
    'Cards',
    '会员卡',
    `select c.number, t.name as kind, c.state, o.name as store, c.issued_on, c.expires_on, c.limit_day, c.limit_month, c.limit_total from card c join card_type t on t.id = c.type_id ${at('c')} ${mine('c')} order by c.id`,
  ),
  section(
    'cardEvents',
    'Cards, history',
    '会员卡变更',
    `select v.at, c.number, v.act, v.from_state as before, v.to_state as state, o.name as store, v.reason, v.fee from card_event v join card c on c.member_id = v.member_id and c.id = v.card_id ${at('v')} ${mine('v')} order by v.id`,
  ),
  section(
    'cardSpends',
    'Spent with cards',
    '刷卡记录',
    `select v.at, c.number, o.name as store, v.amount from card_spend v join card c on c.member_id = v.member_id and c.id = v.card_id ${at('v')} ${mine('v')} order by v.id`,
  ),
  section(
    'applications',
    'Card applications',
    '办卡申请',
    `select a.created_at, a.state, a.name, a.phone, a.gender, a.birthday, a.address, a.employer, a.income, a.credit_score, a.credit_limit, a.credit_note, a.note from card_application a ${mine('a')} order by a.id`,
  ),
  section(
    'accounts',
    'Balances',
    '账户余额',
    `select s.name, a.asset_id, a.balance as held, a.opened_at, a.frozen_reason as reason from account a join asset s on s.id = a.asset_id ${mine('a')} order by a.id`,
  ),
  section(
    'lots',
    'What expires when',
    '批次与有效期',
    `select s.name, l.asset_id, l.remaining as held, o.name as store, l.expires_on from lot l join asset s on s.id = l.asset_id ${at('l')} ${mine('l')} and l.remaining > 0 order by l.id`,
  ),
  section(
    'postings',
    'Entries of the journal',
    '账户明细',
    `select e.at, e.kind, o.name as store, s.name, p.asset_id, p.amount as moved, p.balance as held, p.expires_on, e.reason, e.reference from posting p
      join journal_entry e on e.member_id = p.member_id and e.id = p.entry_id join asset s on s.id = p.asset_id ${at('p')} ${mine('p')} and p.account_id is not null order by e.id, p.leg_no`,
  ),
  section(
    'holds',
    'Reserved',
    '预留',
    `select h.created_at, o.name as store, s.name, a.asset_id, h.amount as moved, h.state, h.reason, h.ended_at from value_hold h join account a on a.member_id = h.member_id and a.id = h.account_id join asset s on s.id = a.asset_id ${at('h')} ${mine('h')} order by h.id`,
  ),
  section(
    'pending',
    'Points to come',
    '待生效积分',
    `select p.created_at, s.name, p.asset_id, p.amount as moved, p.state, p.due_on, p.reason from points_pending p join asset s on s.id = p.asset_id ${mine('p')} order by p.id`,
  ),
  section(
    'debts',
    'Points owed',
    '欠扣积分',
    `select s.name, d.asset_id, d.owed as held, d.updated_at from points_debt d join asset s on s.id = d.asset_id ${mine('d')} order by 1`,
  ),
  section(
    'tasks',
    'Tasks done',
    '积分任务',
    `select t.action as kind, d.in_all as times, d.day from points_task_done d join points_task t on t.id = d.task_id ${mine('d')} order by 1`,
  ),
  section(
    'coupons',
    'Coupons',
    '优惠券',
    `select t.name, c.code, c.state, c.source, c.starts_on, c.expires_on, c.issued_at from coupon c join coupon_template t on t.id = c.template_id ${mine('c')} order by c.id`,
  ),
  section(
    'couponEvents',
    'Coupons, history',
    '优惠券记录',
    `select v.at, t.name, v.act, o.name as store, v.channel, v.reason, v.amount from coupon_event v join coupon_template t on t.id = v.template_id left join org o on o.id = v.store_id ${mine('v')} order by v.id`,
  ),
  section(
    'sales',
    'Sales',
    '消费记录',
    `select s.business_date as day, s.sold_at as at, s.number, s.kind, o.name as store, s.channel, s.quantity, s.discount, s.amount, s.reason from sale s ${at('s')} ${mine('s')} order by s.business_date, s.id`,
  ),
  section(
    'lines',
    'What was bought',
    '消费明细',
    `select s.business_date as day, s.number, p.name as product, l.quantity, l.unit_price, l.discount, l.amount from sale_line l join sale s on s.member_id = l.member_id and s.id = l.sale_id join product p on p.id = l.product_id ${mine('l')} order by s.business_date, s.id, l.line_no`,
  ),
  section(
    'tenders',
    'How it was paid',
    '付款方式',
    `select s.business_date as day, s.number, t.method, t.amount from sale_tender t join sale s on s.member_id = t.member_id and s.id = t.sale_id ${mine('t')} order by s.business_date, s.id, t.id`,
  ),
  section(
    'offers',
    'What was taken off, and why',
    '优惠明细',
    `select f.business_date as day, s.number, f.kind, f.channel, f.amount from sale_offer f join sale s on s.member_id = f.member_id and s.id = f.sale_id ${mine('f')} order by f.id`,
  ),
  section(
    'deliveries',
    'Deliveries',
    '配送',
    `select d.date as day, d.number, o.name as store, d.status as state, d.recipient, d.phone, d.address, d.note, d.reason from delivery d ${at('d')} ${mine('d')} order by d.id`,
  ),
  section(
    'contacts',
    'Contacts',
    '联系记录',
    `select c.at, c.kind, c.direction, c.outcome, c.text, o.name as store, e.name as employee from contact c ${at('c')} left join employee e on e.id = c.employee_id ${mine('c')} order by c.id`,
  ),
  section(
    'followUps',
    'Follow-ups',
    '回访',
    `select f.due_on, f.text, f.state, f.result, o.name as store, f.ended_at from follow_up f ${at('f')} ${mine('f')} order by f.id`,
  ),
  section('calls', 'Incoming calls', '来电', `select c.at, c.phone from incoming_call c ${mine('c')} order by c.id`),
  section(
    'cases',
    'Service cases',
    '服务工单',
    `select c.opened_at, c.kind, c.subject, c.detail, c.state, c.outcome, c.rating, c.closed_at, o.name as store from service_case c ${at('c')} ${mine('c')} order by c.id`,
  ),
  section(
    'activity',
    'Activity',
    '参与记录',
    `select a.at, a.kind, a.name, o.name as store from member_activity a ${at('a')} ${mine('a')} order by a.id`,
  ),
  section('consents', 'Consents', '营销许可', `select c.at, c.channel, c.granted, c.source from member_consent c ${mine('c')} order by 1`),
  section(
    'messages',
    'Messages',
    '消息',
    `select m.created_at, m.channel, m.purpose, m.address, m.subject, m.body as text, m.state, m.ended_at from message m ${mine('m')} order by m.id`,
  ),
  section(
    'alerts',
    'Alerts',
    '预警',
    `select a.opened_at, a.kind, a.severity, a.state, a.closed_at from alert a ${mine('a')} order by a.id`,
  ),
  section(
    'approvals',
    'Approvals',
    '审批',
    `select a.requested_at as at, a.kind, a.state, a.words_en, a.words_zh, a.reason, a.note from approval a ${mine('a')} order by a.id`,
  ),
  section(
    'metrics',
    'Figures',
    '消费指标',
    `select x.as_of as day, x.first_purchase, x.last_purchase, x.orders, x.refunds, x.amount from member_metrics x ${mine('x')}`,
  ),
  section(
    'merges',
    'Records made one',
    '会员合并',
    `select g.merged_at as at, f.number, g.undone_at from member_merge g join member f on f.id = g.from_id where g.into_id = any($1::uuid[]) order by g.merged_at`,
  ),
  section(
    'trail',
    'Who changed what',
    '操作记录',
    `select a.at, a.action as act, a.actor_name as employee from audit a where a.member_id = any($1::uuid[]) or (a.entity = 'Member' and a.entity_id = any($1::text[])) order by a.id`,
  ),
];

/** Columns that are read as money, as a quantity, or in the unit of the asset beside them; others are as they are. */
export const KINDS = {
  money: new Set(['amount', 'discount', 'unit_price', 'fee', 'limit_day', 'limit_month', 'limit_total', 'income', 'credit_limit']),
  quantity: new Set(['quantity']),
  asset: new Set(['held', 'moved']),
} as const;

/** Tables with rows of a member that say nothing of the person beyond what is told: how it is found, kept, counted and made safe. */
export const SAYS_NOTHING: Readonly<Record<string, string>> = {
  member_seal: 'the key to what logs sealed',
  member_search: 'parts of the name and the phone',
  member_cohort: 'counts of members by month',
  message_quota: 'how many messages lately',
  opening_balance: 'which entry an import made',
  earning_count: 'how often a rule gave points',
  sale_earning: 'what the entries of the journal tell',
  referral_reward: 'which purchase of whom was rewarded: the entries of the journal tell the points',
  coupon_count: 'how many coupons were given',
  coupon_batch_member: 'who was given coupons at once: the coupons are told',
  coupon_code: 'the coupons are told with their codes',
  points_award_member: 'who was given points at once: the entries are told',
  card_blank: 'the card is told',
  ledger_check: 'checks of the journal',
  ledger_anchor: 'sealed hashes of the journal',
  stock_movement: 'the sale is told',
  sale_line_left: 'what of a line may be refunded',
  sale_line_seller: 'who of the staff sold a line together',
  commission: 'what the staff earned by a sale',
  suspended_basket: 'a basket that was not bought yet',
  event: 'what pages and jobs are woken by; gone after some days',
};
