import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { cardExpiry, maskNumber, nextState } from '@regulars/domain/cards';
import { requiredText } from '@regulars/domain/text';
import { businessDayAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { openPlace } from '../ledger/place.ts';
import { claimKeys } from '../members/keys.ts';
import { note } from './history.ts';
import { numberOf, type Payment, payment, typeInUse } from './issue.ts';
import { type CardKey, lockKnownCard, type LockedCard, storeOf } from './load.ts';

export interface Replacement extends Payment {
  /** Where it is done, and the fee taken. */
  storeId: string;
  /** Of a pre-printed card of the same type; not told: the next one. */
  number?: string | null | undefined;
  reason: string;
  now: Date;
}

/**
 * Gives the member a new card in the place of one that is lost, broken or over: of the same type, with its link, limits, what was spent
 * of them, and its PIN. The old number leads to nobody from then on. The caller claims the idempotency key first.
 * @returns the new card's key
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, CARD_STATE (cardId), REQUIRED (reason, method), BLANK_UNKNOWN, BLANK_TAKEN, CARD_NUMBERS_USED_UP
 */
export async function replaceCard(tx: Tx, viewer: Viewer, key: CardKey, { now, ...input }: Replacement): Promise<CardKey> {
  const store = await openPlace(tx, viewer, input.storeId);
  const reason = requiredText(input.reason, 'reason', 500);
  const old = await lockKnownCard(tx, viewer, key, 'cardId');
  const gone = nextState(old.state, 'REPLACE', old.activated_at !== null, 'cardId');
  const type = await typeInUse(tx, old.type_id);
  const paid = payment(old.replace_fee, input);
  const cardId = newId(now);
  const number = await numberOf(tx, type, store.code, { number: input.number, memberId: key.memberId, cardId, now });
  await claimKeys(tx, viewer, key.memberId, [{ kind: 'CARD', value: number }]);
  await tx
    .updateTable('card')
    .set({ state: gone, state_at: now })
    .where('member_id', '=', key.memberId)
    .where('id', '=', key.cardId)
    .execute();
  const card = { ...successor(old, businessDayAt(store, now)), id: cardId, number, store_id: store.id, state_at: now, created_at: now };
  const active = type.active_at_once
    ? ({ state: 'ACTIVE', activated_at: now } as const)
    : ({ state: 'ISSUED', activated_at: null } as const);
  await tx
    .insertInto('card')
    .values({ ...card, ...active })
    .execute();
  const details = { number: maskNumber(number) };
  await note(tx, viewer, { card: old, act: 'REPLACE', from: old.state, to: gone, store: storeOf(old), now, reason, details });
  const came = { type: type.name, expiresOn: card.expires_on, replaces: maskNumber(old.number) };
  await note(tx, viewer, { card, act: 'ISSUE', from: null, to: active.state, store, now, reason, ...paid, details: came });
  return { memberId: key.memberId, cardId };
}

/** What the new card has of the old one; what was over gets a new term. */
function successor(old: LockedCard, today: string) {
  const { member_id, type_id, payer_id, limit_day, limit_month, limit_total, spent_on, spent_day, spent_month, spent_total } = old;
  const over = old.expires_on !== null && old.expires_on < today;
  return {
    member_id,
    type_id,
    payer_id,
    limit_day,
    limit_month,
    limit_total,
    spent_on,
    spent_day,
    spent_month,
    spent_total,
    earns: old.earns,
    points_percent: old.points_percent,
    pin_hash: old.pin_hash,
    pin_tries: old.pin_tries,
    replaces_id: old.id,
    issued_on: today,
    expires_on: over ? cardExpiry(today, old.valid_months) : old.expires_on,
  };
}
