import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { type CardUse, leftToSpend, maskNumber } from '@regulars/domain/cards';
import { asksForPin } from '@regulars/domain/cards-pin';
import { DomainError } from '@regulars/domain/errors';
import type { Minor } from '@regulars/domain/money';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { holderOf } from '../ledger/place.ts';
import { findCard, requireTaken } from '../members/card.ts';
import { money } from './limits.ts';
import { lockCard, type LockedCard } from './load.ts';

// What a till does with a card that was shown. Cards are locked before accounts.

/** A card that was shown at a till, and whom it is shown for. */
export interface Shown {
  /** The number, or the code of an electronic card. */
  scanned: string;
  /** The member who is served; who was merged into another is served as that one. */
  memberId: string;
  use: CardUse;
  now: Date;
  /** The input's field that a refusal names. */
  field: string;
}

/** Whose accounts a card leads to. `card` is null for a number of an earlier system. */
export interface Taken {
  accountsOf: string;
  card: LockedCard | null;
}

const SWITCHES = {
  STORED_VALUE: 'stored_value',
  POINTS: 'points',
  DISCOUNT: 'discount',
  COUNT: 'count',
  TIMED: 'timed',
  CREDIT: 'credit',
} as const satisfies Record<CardUse, keyof LockedCard>;

/**
 * Takes a card that was shown: it must be the member's, usable now, and made for this. It stays as it is until the transaction ends.
 * @throws CARD_UNKNOWN, CARD_CODE_FORGED, CARD_CODE_STALE, CARD_NOT_THEIRS, CARD_CANNOT, and what `requireUsable` refuses; all of `field`
 */
export async function takeCard(tx: Tx, { scanned, memberId, use, now, field }: Shown): Promise<Taken> {
  const found = await findCard(tx, scanned, now, field);
  if (!found) throw new DomainError('CARD_UNKNOWN', {}, field);
  if ((await holderOf(tx, found.memberId, field)) !== memberId)
    throw new DomainError('CARD_NOT_THEIRS', { number: maskNumber(found.number) }, field);
  if (!found.card) return { accountsOf: memberId, card: null };
  const card = await lockCard(tx, { memberId: found.card.memberId, cardId: found.card.id }, field);
  requireTaken({ ...found, card: { ...found.card, state: card.state, expiresOn: card.expires_on } }, field);
  if (!card[SWITCHES[use]]) throw new DomainError('CARD_CANNOT', { type: card.type_name }, field);
  return { accountsOf: card.payer_id ? await holderOf(tx, card.payer_id, field) : memberId, card };
}

/** Whose accounts are meant at a till: those a card leads to, where one was shown, else the member's own. @throws what `takeCard` refuses (card) */
export async function accountsOf(
  tx: Tx,
  { card: scanned, memberId, use, now }: { card?: string | null | undefined; memberId: string; use: CardUse; now: Date },
): Promise<string> {
  return scanned ? (await takeCard(tx, { scanned, memberId, use, now, field: 'card' })).accountsOf : memberId;
}

/** What a card is to pay of a sale from the accounts it leads to. */
export interface CardPayment {
  card: LockedCard;
  payerId: string;
  saleId: string;
  amount: Minor;
  /** Whether the right PIN was entered for it. */
  proved: boolean;
  storeId: string;
  today: BusinessDate;
  now: Date;
  field: string;
}

/**
 * Lets a card pay: the PIN where the amount asks for it, and within its limits, which one conditional UPDATE holds.
 * @throws PIN_UNSET, PIN_NEEDED, CARD_LIMIT, all of `field`
 */
export async function payByCard(tx: Tx, payment: CardPayment): Promise<void> {
  const { card, amount, proved, field, today } = payment;
  if (asksForPin(amount, card.pin_above) && !proved) {
    if (card.pin_hash === null) throw new DomainError('PIN_UNSET', {}, field);
    throw new DomainError('PIN_NEEDED', { above: money(card.pin_above ?? 0) }, field);
  }
  if (!(await countSpent(tx, payment))) {
    const limits = { perDay: card.limit_day, perMonth: card.limit_month, inAll: card.limit_total };
    const spent = { on: card.spent_on, day: card.spent_day, month: card.spent_month, inAll: card.spent_total };
    const left = leftToSpend(limits, spent, today) ?? 0;
    throw new DomainError('CARD_LIMIT', { left: money(left), asked: money(amount) }, field);
  }
  await noteSpent(tx, payment);
}

/** Adds to what the card has spent, where its limits allow it. A day that is over counts for nothing; nor does a month. */
async function countSpent(tx: Tx, { card, amount, today }: CardPayment): Promise<boolean> {
  const day = sql`(case when spent_on >= ${today}::date then spent_day else 0 end)`;
  const month = sql`(case when date_trunc('month', spent_on) >= date_trunc('month', ${today}::date) then spent_month else 0 end)`;
  const { numAffectedRows } = await sql`
    update card set spent_on = greatest(spent_on, ${today}::date),
      spent_day = ${day} + ${amount}, spent_month = ${month} + ${amount}, spent_total = spent_total + ${amount}
    where member_id = ${card.member_id} and id = ${card.id} and state = 'ACTIVE'
      and (limit_day is null or ${day} + ${amount} <= limit_day)
      and (limit_month is null or ${month} + ${amount} <= limit_month)
      and (limit_total is null or spent_total + ${amount} <= limit_total)`.execute(tx);
  return numAffectedRows === 1n;
}

/** A row of `card_spend`, but for its id. */
interface Spent {
  card: { member_id: string; id: string };
  payerId: string;
  saleId: string;
  amount: number;
  storeId: string;
  today: BusinessDate;
  now: Date;
}

async function noteSpent(tx: Tx, { card, payerId, saleId, amount, storeId, today, now }: Spent): Promise<void> {
  const { member_id, id: card_id } = card;
  const what = { member_id, id: newId(now), card_id, sale_id: saleId, payer_id: payerId, amount };
  await tx
    .insertInto('card_spend')
    .values({ ...what, business_date: today, store_id: storeId, at: now })
    .execute();
}

/** The card that paid a sale, and from whose accounts; null where none did. */
export async function cardOfSale(tx: Tx, saleId: string, memberId: string) {
  const paid = await sql<{ member_id: string; card_id: string; payer_id: string; business_date: BusinessDate }>`
    select s.member_id, s.card_id, s.payer_id, s.business_date from card_spend s
    where s.sale_id = ${saleId} and s.member_id in (select id from member where id = ${memberId} or merged_into = ${memberId})
    limit 1`.execute(tx);
  return paid.rows[0] ?? null;
}

export type PaidByCard = NonNullable<Awaited<ReturnType<typeof cardOfSale>>>;

/**
 * What comes back of a sale is spent by the card no more: of its day and month where those still run. Where it was replaced meanwhile, the
 * card that has its limits now is meant.
 */
export async function returnToCard(
  tx: Tx,
  paid: PaidByCard,
  back: { refundId: string; amount: Minor; storeId: string; today: BusinessDate; now: Date },
): Promise<void> {
  const { amount, refundId: saleId, ...where } = back;
  // under its lock the card either has its successor, or gets it with these figures
  await sql`select from card where member_id = ${paid.member_id} and id = ${paid.card_id} for update`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select ${paid.card_id}::uuid as id, 0 as place
      union all
      select c.id, l.place + 1 from line l join card c on c.member_id = ${paid.member_id} and c.replaces_id = l.id
    )
    update card set spent_total = greatest(0, spent_total - ${amount}),
      spent_day = case when spent_on = ${paid.business_date}::date then greatest(0, spent_day - ${amount}) else spent_day end,
      spent_month = case when date_trunc('month', spent_on) = date_trunc('month', ${paid.business_date}::date)
        then greatest(0, spent_month - ${amount}) else spent_month end
    where member_id = ${paid.member_id} and id = (select id from line order by place desc limit 1)
    returning id`.execute(tx);
  const card = { member_id: paid.member_id, id: rows[0]?.id ?? paid.card_id };
  await noteSpent(tx, { card, payerId: paid.payer_id, saleId, amount: -amount, ...where });
}
