import type { Channel } from '@regulars/db/generated/kysely-enums';
import type { Db, Tx } from '@regulars/db/kysely';
import { normalizeCode } from '@regulars/domain/coupons-code';
import { validityOf } from '@regulars/domain/coupons';
import { type Ahead, prepared } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import type { Offer } from '@regulars/domain/offers';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { offerOf, type StoredRule } from '../promotions/rule.ts';
import { type Limits, spend } from '../promotions/slots.ts';
import { saleAsking } from '../segments/asking.ts';
import { noteAll } from './history.ts';
import { type Place, takeFromMembers } from './issue.ts';

// The seams to the checkout: what is in hand, and using it.

/** A coupon in hand: `id` is the coupon's, `ruleId` its template's. */
export interface CouponInHand extends Offer {
  /** Whose it is: the member, or a record that was merged into that one. Null: a code that is nobody's yet. */
  memberId: string | null;
  /** By which it came, where it came by one. */
  code: string | null;
  /** Of a code that is nobody's yet: how many of its template a member may have. Null: any number, or counted when it was given. */
  perMember: number | null;
  /** The last business day; null: for ever. */
  expiresOn: BusinessDate | null;
  /** Of the limits of its template. */
  left: Limits;
}

interface Row extends StoredRule {
  id: string;
  member_id: string | null;
  code: string | null;
  template_id: string;
  version: number;
  name: string;
  per_member: number | null;
  starts_on: BusinessDate;
  expires_on: BusinessDate | null;
  uses_left: number | null;
  budget_left: number | null;
}

interface CodeRow extends StoredRule {
  id: string;
  code: string;
  template_id: string;
  version: number;
  name: string;
  per_member: number | null;
  /** Of its template, that who buys was given. */
  had: number;
  uses_left: number | null;
  budget_left: number | null;
  starts_on: BusinessDate | null;
  ends_on: BusinessDate | null;
  delay_days: number;
  valid_days: number | null;
}

const DAY_MS = 86_400_000;
const RULE = sql`v.group, v.condition, v.lines, v.from_amount, v.from_quantity, v.effect`;

export interface Holding {
  /** Nobody: a walk-in has but codes. */
  memberId: string | null;
  /** As they were typed or scanned; those that lead to nothing usable are left out. */
  codes: readonly string[];
  now: Date;
  /** The business day in the store. */
  day: BusinessDate;
}

/**
 * The coupons that can be used on a business day: the member's, and those of codes that are brought. Those that end first come first.
 * @throws COUPON_MEMBER_LIMIT (codes.N) of one that the member had as many of as one may have
 */
export async function usableCoupons(on: Db, holding: Holding): Promise<CouponInHand[]> {
  const { codes } = holding;
  const [own, brought] = await Promise.all([ownCoupons(on, holding), codes.length === 0 ? [] : broughtCoupons(on, holding)]);
  const rows = [...own, ...brought];
  if (rows.length === 0) return [];
  const { vocabulary } = await saleAsking.get(on);
  return rows.map(({ id, template_id: ruleId, version, name, ...row }) => ({
    ...offerOf(row, { id, kind: 'COUPON', ruleId, version, name }, vocabulary),
    memberId: row.member_id,
    code: row.code,
    perMember: row.per_member,
    expiresOn: row.expires_on,
    left: { uses: row.uses_left, budget: row.budget_left },
  }));
}

async function ownCoupons(on: Db, { memberId, now, day }: Holding): Promise<Row[]> {
  if (memberId === null) return [];
  const { rows } = await couponsOf(on, couponsAbout(memberId, now));
  return rows.filter((row) => row.starts_on <= day && (row.expires_on ?? day) >= day);
}

/** Asks of a day more on either side: in some stores it is another day now, which may not be known yet. */
export function couponsAbout(memberId: string, now: Date) {
  const dayAt = (time: number): BusinessDate => new Date(time).toISOString().slice(0, 10);
  return { memberId, from: dayAt(now.getTime() - DAY_MS), until: dayAt(now.getTime() + DAY_MS) };
}

export const couponsOf = prepared<Row>('coupons_of')`
  select c.id, c.member_id, c.code, c.template_id, c.version, t.name, null as per_member, c.starts_on, c.expires_on,
    s.uses as uses_left, s.budget as budget_left, v.group, v.condition, v.lines, v.from_amount, v.from_quantity, v.effect
  from coupon c join coupon_template t on t.id = c.template_id
  join coupon_template_version v on v.template_id = c.template_id and v.number = c.version
  cross join lateral (
    select sum(uses_left)::bigint as uses, sum(budget_left)::bigint as budget from offer_slot where rule_id = c.template_id) s
  where c.member_id in (select ${'memberId'}::uuid union all select id from member where merged_into = ${'memberId'}::uuid)
    and c.state = 'ACTIVE' and c.starts_on <= ${'until'}::date and (c.expires_on is null or c.expires_on >= ${'from'}::date)
  order by c.expires_on nulls last, c.id limit 200`;

async function broughtCoupons(on: Db, { memberId, codes: typed, day }: Holding): Promise<Row[]> {
  const codes = typed.map(normalizeCode);
  const { rows } = await sql<CodeRow>`
    select c.coupon_id as id, c.code, b.template_id, v.number as version, t.name, t.per_member,
      v.starts_on, v.ends_on, v.delay_days, v.valid_days, coalesce(h.issued, 0) as had, s.uses as uses_left, s.budget as budget_left, ${RULE}
    from coupon_code c join coupon_batch b on b.id = c.batch_id and b.state <> 'VOID' join coupon_template t on t.id = b.template_id
    join coupon_template_version v on v.template_id = b.template_id and v.state = 'PUBLISHED'
    left join coupon_count h on h.member_id = ${memberId} and h.template_id = t.id
    cross join lateral (
      select sum(uses_left)::bigint as uses, sum(budget_left)::bigint as budget from offer_slot where rule_id = t.id) s
    where c.code = any(${codes}::text[]) and c.member_id is null order by c.coupon_id`.execute(on);
  return rows.flatMap(({ starts_on: startsOn, ends_on: endsOn, delay_days: delayDays, valid_days: validDays, had, ...row }) => {
    const { per_member: max, code } = row;
    if (max !== null && had >= max) throw new DomainError('COUPON_MEMBER_LIMIT', { max }, `codes.${codes.indexOf(code)}`);
    if (endsOn !== null && endsOn < day) return [];
    const term = validityOf({ startsOn, endsOn, delayDays, validDays }, day);
    return term.startsOn > day ? [] : [{ ...row, member_id: null, starts_on: term.startsOn, expires_on: term.expiresOn }];
  });
}

/** The sale or refund in which coupons are used or given back. */
export interface CouponSale {
  /** Who buys; the guest of the till for a walk-in. */
  memberId: string;
  guest: boolean;
  saleId: string;
  store: Place;
  channel: Channel;
  now: Date;
}

export interface CouponUse {
  coupon: Pick<CouponInHand, 'id' | 'memberId' | 'code' | 'perMember' | 'ruleId' | 'version' | 'name' | 'expiresOn'>;
  /** Minor units that it took off. */
  discount: number;
  /** For the error. */
  field: string;
}

/**
 * Uses coupons in a sale: each once, whoever else tries, and no more of a template than its limits allow. Coupons first, then limits, as
 * locks are ordered. @throws COUPON_GONE, COUPON_MEMBER_LIMIT, COUPON_USED_UP with the field
 */
export async function useCoupons(tx: Tx, viewer: Viewer, uses: readonly CouponUse[], sale: CouponSale): Promise<void> {
  if (uses.length === 0) return;
  const unlimited = await takeOwn(tx, uses, sale);
  await takeBrought(tx, viewer, uses, sale);
  await spend(
    tx,
    uses.flatMap(({ coupon: { id, ruleId, name }, discount, field }) =>
      unlimited.has(id) ? [] : [{ ruleId, name, field, amount: discount }],
    ),
  );
  await noteUses(tx, viewer, uses, sale);
}

/** Uses coupons that were in hand a moment ago and whose templates had no limits: with the commit, which is tried again otherwise. */
export async function useSurely(tx: Tx, viewer: Viewer, uses: readonly CouponUse[], sale: CouponSale): Promise<void> {
  for (const use of ownOf(uses)) await takeSurely.later(tx, takenBy(use, sale.saleId, sale.now));
  await noteUses(tx, viewer, uses, sale);
}

function noteUses(tx: Tx, viewer: Viewer, uses: readonly CouponUse[], sale: CouponSale): Promise<void> {
  const { store, channel, saleId, now } = sale;
  const notes = uses.map(({ coupon, discount }) => ({
    coupon: keyOf(coupon, sale),
    act: 'USED' as const,
    store,
    channel,
    saleId,
    amount: discount,
  }));
  return noteAll(tx, viewer, notes, now);
}

const keyOf = ({ id, memberId, ruleId }: CouponUse['coupon'], sale: CouponSale) => ({
  member_id: memberId ?? sale.memberId,
  id,
  template_id: ruleId,
});

/** @returns those whose template has no limits, as it is now that they are taken */
async function takeOwn(tx: Tx, uses: readonly CouponUse[], { saleId, now }: CouponSale): Promise<Set<string>> {
  const own = ownOf(uses);
  if (own.length === 0) return new Set();
  const unlimited = new Set<string>();
  for (const use of own) {
    const { rows } = await takeCoupon(tx, takenBy(use, saleId, now));
    const [taken] = rows;
    if (!taken) throw new DomainError('COUPON_GONE', { name: use.coupon.name }, use.field);
    if (!taken.limited) unlimited.add(use.coupon.id);
  }
  return unlimited;
}

/** Those that were in hand before, in the order in which everybody locks them. */
const ownOf = (uses: readonly CouponUse[]) =>
  uses.filter(({ coupon }) => coupon.memberId !== null).toSorted((a, b) => (a.coupon.id < b.coupon.id ? -1 : 1));

const takenBy = ({ coupon: { id, memberId } }: CouponUse, saleId: string, now: Date) => ({ id, memberId, saleId, now });

/** Takes ahead what `useCoupons` will use. */
export function couponsAhead(tx: Tx, uses: readonly CouponUse[], { saleId, now }: CouponSale): Ahead[] {
  return ownOf(uses).map((use) => takeCoupon.ahead(tx, takenBy(use, saleId, now)));
}

/** One at a time: for a list PostgreSQL would plan anew each time, which takes longer than a few of them. */
const takeCoupon = prepared<{ limited: boolean }>('coupon_take')`
  update coupon c set state = 'USED', sale_id = ${'saleId'}::uuid, state_at = ${'now'}::timestamptz
  where c.member_id = ${'memberId'}::uuid and c.id = ${'id'}::uuid and c.state = 'ACTIVE'
  returning exists (select from offer_slot s where s.rule_id = c.template_id) as limited`;

const takeSurely = prepared('coupon_take_surely')`
  with taken as (
    update coupon c set state = 'USED', sale_id = ${'saleId'}::uuid, state_at = ${'now'}::timestamptz
    where c.member_id = ${'memberId'}::uuid and c.id = ${'id'}::uuid and c.state = 'ACTIVE' returning c.template_id
  )
  select not_so('coupon')
  where not exists (select from taken t where not exists (select from offer_slot s where s.rule_id = t.template_id))`;

/** A code becomes a coupon of who buys, and is used at once. */
async function takeBrought(tx: Tx, viewer: Viewer, uses: readonly CouponUse[], sale: CouponSale): Promise<void> {
  const { memberId, guest, saleId, store, channel, now } = sale;
  const today = businessDayAt(store, now);
  const brought = uses.filter(({ coupon }) => coupon.memberId === null);
  for (const { coupon, field } of brought.toSorted((a, b) => (a.coupon.id < b.coupon.id ? -1 : 1))) {
    const { rows } = await sql`
      with taken as (
        update coupon_code set member_id = ${memberId}, redeemed_at = ${now}
        where code = ${coupon.code} and coupon_id = ${coupon.id} and member_id is null returning batch_id
      ), counted as (
        update coupon_batch set given = given + 1 where id in (select batch_id from taken) and state <> 'VOID' returning id, template_id
      )
      insert into coupon (member_id, id, template_id, version, state, source, starts_on, expires_on, batch_id, code, sale_id, issued_at, state_at)
      select ${memberId}, ${coupon.id}, template_id, ${coupon.version}, 'USED', 'CODE', ${today}, ${coupon.expiresOn}::date, id,
        ${coupon.code}, ${saleId}, ${now}, ${now} from counted returning id`.execute(tx);
    if (rows.length === 0) throw new DomainError('COUPON_GONE', { name: coupon.name }, field);
    const limited = { id: coupon.ruleId, per_member: guest ? null : coupon.perMember }; // a walk-in is nobody whose coupons could be counted
    const allowed = await takeFromMembers(tx, limited, [memberId], 1);
    if (!allowed.has(memberId)) throw new DomainError('COUPON_MEMBER_LIMIT', { max: coupon.perMember ?? 0 }, field);
  }
  const notes = brought.map(({ coupon }) => ({ coupon: keyOf(coupon, sale), act: 'CLAIMED' as const, store, channel }));
  await noteAll(tx, viewer, notes, now);
}
