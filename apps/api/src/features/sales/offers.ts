import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/later';
import type { OfferKind } from '@regulars/db/generated/kysely-enums';
import { DomainError } from '@regulars/domain/errors';
import { allocate, minor } from '@regulars/domain/money';
import type { LineFact } from '@regulars/domain/sale-facts';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import type { Viewer } from '../../viewer.ts';
import { returnCoupons } from '../coupons/give-back.ts';
import { reverse } from '../ledger/service.ts';
import type { Place } from '../ledger/write.ts';
import { giveBack } from '../promotions/slots.ts';
import type { SoldSale } from './sql.ts';

/** What is taken off lines, and why; nobody waits for it. */
export const insertOffers = insertLater('sale_offer', {
  member_id: 'uuid',
  id: 'uuid',
  sale_id: 'uuid',
  line_id: 'uuid',
  store_id: 'uuid',
  business_date: 'date',
  channel: 'channel',
  kind: 'offer_kind',
  rule_id: 'uuid',
  version: 'int',
  coupon_id: 'uuid',
  amount: 'bigint',
});

export type OfferRow = Parameters<typeof insertOffers>[1][number];

export interface OfferRefund {
  refundId: string;
  /** Negative, by the lines of the sale. */
  taken: readonly LineFact[];
  store: Place;
  day: BusinessDate;
  now: Date;
}

/** What an offer took off a line and no refund has brought back yet. */
interface Left {
  line_id: string;
  kind: OfferKind;
  rule_id: string | null;
  version: number | null;
  coupon_id: string | null;
  left: number;
}

/**
 * Brings back what offers took off the lines of a refund: each its share of the discount that comes back, so that all refunds together
 * come to the sale; budgets, and once nothing is left of the sale its coupons and uses. What a pass paid comes back whole or not at all.
 * @returns the rows of it, for `insertOffers` once the refund stands
 * @throws PASS_LINES_TOGETHER, what `reverse` refuses
 */
export async function offersBack(tx: Tx, viewer: Viewer, sale: SoldSale, refund: OfferRefund): Promise<OfferRow[]> {
  const { refundId, taken, store, day, now } = refund;
  const offers = await offersLeft(tx, sale);
  if (offers.length === 0) return [];
  const back = taken.flatMap(({ lineId, discount }) =>
    shares(
      offers.filter((offer) => offer.line_id === lineId),
      -discount,
    ),
  );
  await passesBack(tx, viewer, sale, offers, refund);
  const whole = await nothingLeft(tx, sale, taken);
  const { member_id, channel } = sale;
  const ofKind = (kind: OfferKind) => byRule(back.filter((offer) => offer.kind === kind));
  const coupons = ofKind('COUPON').flatMap(({ rule_id: templateId, coupon_id: couponId, left: amount }) =>
    templateId && couponId ? [{ couponId, templateId, amount }] : [],
  );
  await returnCoupons(tx, viewer, { memberId: member_id, saleId: sale.id, refundId, whole, amounts: coupons, store, channel, now });
  const promotions = ofKind('PROMOTION');
  await giveBack(
    tx,
    promotions.flatMap(({ rule_id: ruleId, left: amount }) => (ruleId ? [{ ruleId, uses: whole ? 1 : 0, amount }] : [])),
  );
  const place = { member_id, sale_id: refundId, store_id: store.id, business_date: day, channel };
  return back.map(({ left, ...offer }) => ({ ...place, ...offer, id: newId(now), amount: -left }));
}

async function offersLeft(tx: Tx, { member_id, id }: SoldSale): Promise<Left[]> {
  const { rows } = await sql<Left>`
    select line_id, kind, rule_id, version, coupon_id, sum(amount)::bigint as left from sale_offer
    where member_id = ${member_id} and sale_id in (select id from sale where member_id = ${member_id} and (id = ${id} or refund_of_id = ${id}))
      and line_id is not null
    group by line_id, kind, rule_id, version, coupon_id having sum(amount) > 0 order by min(id::text)`.execute(tx);
  return rows;
}

function shares(offers: readonly Left[], discount: number): Left[] {
  const whole = offers.reduce((total, { left }) => total + left, 0);
  const parts = allocate(
    minor(offers.length > 0 ? Math.min(discount, whole) : 0),
    offers.map(({ left }) => left),
  );
  return offers.map((offer, at) => ({ ...offer, left: parts[at] ?? 0 })).filter(({ left }) => left > 0);
}

/** One for each rule and coupon, over all lines. */
function byRule(offers: readonly Left[]): Left[] {
  const sums = new Map<string, Left>();
  for (const offer of offers) {
    const key = `${offer.rule_id} ${offer.coupon_id}`;
    sums.set(key, { ...offer, left: offer.left + (sums.get(key)?.left ?? 0) });
  }
  return [...sums.values()];
}

/** Whether this refund takes back all that is left of a sale. */
async function nothingLeft(tx: Tx, { member_id, id }: SoldSale, taken: readonly LineFact[]): Promise<boolean> {
  const { rows } = await sql<{ left: number }>`
    select coalesce(sum(quantity), 0)::bigint as left from sale
    where member_id = ${member_id} and (id = ${id} or refund_of_id = ${id})`.execute(tx);
  return (rows[0]?.left ?? 0) + taken.reduce((total, { quantity }) => total + quantity, 0) === 0;
}

/** Gives the uses back that paid lines: of whichever account a card led to. */
async function passesBack(tx: Tx, viewer: Viewer, sale: SoldSale, offers: readonly Left[], { taken, now }: OfferRefund): Promise<void> {
  const paid = new Set(offers.flatMap(({ kind, line_id }) => (kind === 'PASS' ? [line_id] : [])));
  const back = taken.filter(({ lineId }) => paid.has(lineId));
  if (back.length === 0) return;
  const { rows: left } = await sql<{ left: number }>`
    select coalesce(sum(l.quantity), 0)::bigint as left from sale_line l
    where l.member_id = ${sale.member_id} and (l.id = any(${[...paid]}::uuid[]) or l.refund_of_line_id = any(${[...paid]}::uuid[]))`.execute(
    tx,
  );
  const rest = (left[0]?.left ?? 0) + back.reduce((total, { quantity }) => total + quantity, 0);
  if (rest !== 0) throw new DomainError('PASS_LINES_TOGETHER', {}, 'lines');
  const { rows: uses } = await sql<{ memberId: string; entryId: string }>`
    select e.member_id as "memberId", e.id as "entryId" from journal_entry e
    where e.kind = 'PASS_USE' and e.sale_id = ${sale.id}
      and e.member_id in (select ${sale.member_id}::uuid union all select payer_id from card where member_id = ${sale.member_id} and payer_id is not null)
    order by e.member_id, e.id`.execute(tx);
  for (const use of uses) await reverse(tx, viewer, { ...use, reason: null, now, field: 'saleId' });
}
