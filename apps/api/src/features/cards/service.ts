import type { Tx } from '@regulars/db/kysely';
import { CARD_TRANSITIONS, type CardAct, maskNumber, nextState, renewedUntil } from '@regulars/domain/cards';
import { optionalText, requiredText } from '@regulars/domain/text';
import { businessDayAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { openPlace } from '../ledger/place.ts';
import { note } from './history.ts';
import { type Payment, payment } from './issue.ts';
import { type CardKey, lockCard, lockKnownCard, type LockedCard, storeOf } from './load.ts';

/** What is done at a desk and needs nothing but a reason. */
export type PlainAct = Exclude<CardAct, 'RENEW' | 'EXPIRE' | 'REPLACE'>;

export interface CardChange {
  act: PlainAct;
  /** Why; only an activation needs none. */
  reason?: string | null | undefined;
  now: Date;
}

/**
 * Brings a card of a member whom the branch knows from one state to the next: see domain/cards.ts for what is allowed from where. With the
 * last card of a member its supplementary ones are closed.
 * @throws NOT_FOUND, CARD_STATE (id), REQUIRED (reason)
 */
export async function changeCard(tx: Tx, viewer: Viewer, key: CardKey, { act, now, ...input }: CardChange): Promise<void> {
  const reason = act === 'ACTIVATE' ? optionalText(input.reason, 'reason', 500) : requiredText(input.reason, 'reason', 500);
  const card = await lockKnownCard(tx, viewer, key);
  const state = nextState(card.state, act, card.activated_at !== null);
  await tx
    .updateTable('card')
    .set({ state, state_at: now, ...(act === 'ACTIVATE' && { activated_at: now }) })
    .where('member_id', '=', key.memberId)
    .where('id', '=', key.cardId)
    .execute();
  await note(tx, viewer, { card, act, from: card.state, to: state, store: storeOf(card), now, reason });
  if (act === 'CLOSE' && card.payer_id === null) await closeSupplementary(tx, viewer, card, { reason, now });
}

/** A supplementary card (附属卡) ends with the last card of the member whose accounts it spends from. */
async function closeSupplementary(tx: Tx, viewer: Viewer, main: LockedCard, why: { reason: string | null; now: Date }): Promise<void> {
  const open = () => tx.selectFrom('card as c').where('c.state', 'not in', ['CLOSED', 'REPLACED']);
  const another = await open()
    .select('c.id')
    .where('c.member_id', '=', main.member_id)
    .where('c.payer_id', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (another) return;
  const attached = await open()
    .innerJoin('card_type as t', 't.id', 'c.type_id')
    .select(['c.member_id as memberId', 'c.id as cardId'])
    .where('c.payer_id', '=', main.member_id)
    .where('t.kind', '=', 'SUPPLEMENTARY')
    .orderBy('c.member_id')
    .orderBy('c.id')
    .execute();
  for (const key of attached) {
    const card = await lockCard(tx, key);
    if (!CARD_TRANSITIONS.CLOSE.from.includes(card.state)) continue; // ended meanwhile
    await tx
      .updateTable('card')
      .set({ state: 'CLOSED', state_at: why.now })
      .where('member_id', '=', key.memberId)
      .where('id', '=', key.cardId)
      .execute();
    const details = { main: maskNumber(main.number) };
    await note(tx, viewer, { card, act: 'CLOSE', from: card.state, to: 'CLOSED', store: storeOf(card), ...why, details });
  }
}

export interface Renewal extends Payment {
  /** Where it is done, and the fee taken. */
  storeId: string;
  reason?: string | null | undefined;
  now: Date;
}

/**
 * Lets a card last another term of its type, from its last day on where that is still to come. The caller claims the idempotency key first.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, CARD_STATE, CARD_NO_END (cardId), REQUIRED (method, where there is a fee)
 */
export async function renewCard(tx: Tx, viewer: Viewer, key: CardKey, { now, ...input }: Renewal): Promise<CardKey> {
  const store = await openPlace(tx, viewer, input.storeId);
  const reason = optionalText(input.reason, 'reason', 500);
  const card = await lockKnownCard(tx, viewer, key, 'cardId');
  const state = nextState(card.state, 'RENEW', card.activated_at !== null, 'cardId');
  const expires_on = renewedUntil(card.expires_on, businessDayAt(storeOf(card), now), card.valid_months);
  const paid = payment(card.renew_fee, input);
  await tx
    .updateTable('card')
    .set({ state, state_at: now, activated_at: card.activated_at ?? now, expires_on })
    .where('member_id', '=', key.memberId)
    .where('id', '=', key.cardId)
    .execute();
  await note(tx, viewer, {
    card,
    act: 'RENEW',
    from: card.state,
    to: state,
    store,
    now,
    reason,
    ...paid,
    details: { expiresOn: expires_on },
  });
  return key;
}
