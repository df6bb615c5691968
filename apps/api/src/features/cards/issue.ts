import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { cardExpiry, type CardKind } from '@regulars/domain/cards';
import { DomainError } from '@regulars/domain/errors';
import { minor } from '@regulars/domain/money';
import { optionalText } from '@regulars/domain/text';
import { businessDayAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { earnAlone } from '../commissions/earn.ts';
import { holderOf, openPlace } from '../ledger/place.ts';
import { claimKeys } from '../members/keys.ts';
import { makeKnown } from '../members/sql.ts';
import { note, type PaidBy } from './history.ts';
import { type Limits, limitsOf } from './limits.ts';
import type { CardKey } from './load.ts';
import { freeNumbers, takeBlank } from './numbers.ts';

/** How a fee is paid. */
export interface Payment {
  method?: PaidBy | null | undefined;
  /** Of the payment, as the other side names it. */
  reference?: string | null | undefined;
}

export interface NewCard extends Limits, Payment {
  storeId: string;
  memberId: string;
  typeId: string;
  /** Of a pre-printed card; not told: the next one of the type. */
  number?: string | null | undefined;
  /** The member whose accounts it spends from; none for an individual card. */
  payerId?: string | null | undefined;
  /** Who sold it; not told: nobody gets the credit. */
  employeeId?: string | null | undefined;
  now: Date;
}

/**
 * Gives a member a card: a pre-printed one, or the next number of the type. The store knows the member from then on.
 * The caller claims the idempotency key first.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, NO_ACCOUNT_OF_GUEST, CARD_HOLDER, CARD_NEEDS_LINK, CARD_NO_LINK, CARD_LINK_GROUP, SAME_MEMBER,
 * NEGATIVE (limits), REQUIRED (method, where there is a fee), BLANK_UNKNOWN, BLANK_TAKEN, CARD_NUMBERS_USED_UP
 */
export async function issueCard(tx: Tx, viewer: Viewer, input: NewCard): Promise<CardKey> {
  const { now } = input;
  const store = await openPlace(tx, viewer, input.storeId);
  const type = await typeInUse(tx, input.typeId);
  const memberId = await holderOf(tx, input.memberId);
  await checkHolder(tx, memberId, type);
  const payerId = await payerOf(tx, type.kind, memberId, input.payerId ?? null);
  const paid = payment(type.issue_fee, input);
  const card = {
    member_id: memberId,
    id: newId(now),
    type_id: type.id,
    state: type.active_at_once ? ('ACTIVE' as const) : ('ISSUED' as const),
    store_id: store.id,
    issued_on: businessDayAt(store, now),
    activated_at: type.active_at_once ? now : null,
    expires_on: cardExpiry(businessDayAt(store, now), type.valid_months),
    payer_id: payerId,
    ...limitsOf(payerId, input),
    state_at: now,
    created_at: now,
  };
  const number = await numberOf(tx, type, store.code, { ...input, memberId, cardId: card.id });
  await claimKeys(tx, viewer, memberId, [{ kind: 'CARD', value: number }]);
  await tx
    .insertInto('card')
    .values({ ...card, number })
    .execute();
  await makeKnown(tx, memberId, store.id);
  const { employeeId } = input;
  await earnAlone(tx, { subject: 'CARD', memberId, originId: card.id, store, now, amount: minor(paid.fee), employeeId });
  const details = { type: type.name, expiresOn: card.expires_on };
  await note(tx, viewer, { card: { ...card, number }, act: 'ISSUE', from: null, to: card.state, store, now, ...paid, details });
  return { memberId, cardId: card.id };
}

/** @throws NOT_FOUND, ARCHIVED (typeId) */
export async function typeInUse(tx: Tx, id: string) {
  const type = await tx.selectFrom('card_type').selectAll().where('id', '=', id).executeTakeFirst();
  if (!type) throw new DomainError('NOT_FOUND', {}, 'typeId');
  if (type.archived_at) throw new DomainError('ARCHIVED', {}, 'typeId');
  return type;
}

/** A pre-printed number, or the next one. */
export function numberOf(
  tx: Tx,
  type: { id: string; code: string; pattern: string },
  storeCode: string,
  { number, memberId, cardId, now }: { number?: string | null | undefined; memberId: string; cardId: string; now: Date },
): Promise<string> {
  if (number?.trim()) return takeBlank(tx, type.id, number, { memberId, cardId, now });
  return freeNumbers(tx, type, storeCode, 1).then(([next = '']) => next);
}

/** @throws REQUIRED (method) where something is to be paid */
export function payment(fee: number, { method, reference }: Payment) {
  if (fee > 0 && !method) throw new DomainError('REQUIRED', {}, 'method');
  return { fee, method: method ?? null, reference: optionalText(reference, 'reference', 64) };
}

/** @throws CARD_HOLDER (typeId) */
export async function checkHolder(tx: Tx, memberId: string, type: { name: string; organisations: boolean }): Promise<void> {
  const { kind } = await tx.selectFrom('member').select('kind').where('id', '=', memberId).executeTakeFirstOrThrow();
  if (kind === 'ORGANISATION' && !type.organisations) throw new DomainError('CARD_HOLDER', { type: type.name }, 'typeId');
}

/** Whose accounts the card spends from; null: the holder's. @throws CARD_NEEDS_LINK, CARD_NO_LINK, SAME_MEMBER, CARD_LINK_GROUP, NOT_FOUND … */
export async function payerOf(tx: Tx, kind: CardKind, memberId: string | null, payerId: string | null): Promise<string | null> {
  const field = 'payerId';
  if (kind === 'INDIVIDUAL') {
    if (payerId) throw new DomainError('CARD_NO_LINK', {}, field);
    return null;
  }
  if (!payerId) throw new DomainError('CARD_NEEDS_LINK', {}, field);
  const payer = await holderOf(tx, payerId, field);
  if (payer === memberId) throw new DomainError('SAME_MEMBER', {}, field);
  const { kind: whose } = await tx.selectFrom('member').select('kind').where('id', '=', payer).executeTakeFirstOrThrow();
  if (kind === 'GROUP' && whose !== 'ORGANISATION') throw new DomainError('CARD_LINK_GROUP', {}, field);
  return payer;
}
