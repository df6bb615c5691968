import { hash, verify } from '@node-rs/argon2';
import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { checkPin, PIN_TRIES } from '@regulars/domain/cards-pin';
import { DomainError } from '@regulars/domain/errors';
import { z } from 'zod';
import { maskNumber } from '@regulars/domain/cards';
import type { Viewer } from '../../viewer.ts';
import { approvable } from '../approvals/kinds.ts';
import { requestApproval } from '../approvals/service.ts';
import { findCard } from '../members/card.ts';
import { note } from './history.ts';
import { type CardKey, lockCard, lockKnownCard, type LockedCard, storeOf } from './load.ts';

/** argon2id as OWASP has it for a server: 19 MiB, two passes, one lane; it runs on a thread of its own. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Proves the PIN of a card. The try is counted, and committed, before it is known whether it is right: whatever becomes of the payment,
 * and however many try at once, there are no more tries than PIN_TRIES.
 * @param find leads to the card; null: there is none, so there is nothing to prove
 * @throws PIN_UNSET, PIN_LOCKED, PIN_WRONG, all of `field`
 */
async function provePin(
  db: Db,
  viewer: Viewer,
  key: CardKey,
  { pin, now, field }: { pin: string; now: Date; field: string },
): Promise<void> {
  const { memberId, cardId } = key;
  const counted = await db
    .updateTable('card')
    .set(({ eb }) => ({ pin_tries: eb('pin_tries', '+', 1) }))
    .where('member_id', '=', memberId)
    .where('id', '=', cardId)
    .where('pin_hash', 'is not', null)
    .where('pin_tries', '<', PIN_TRIES)
    .returning(['pin_hash', 'pin_tries'])
    .executeTakeFirst();
  if (!counted?.pin_hash) throw new DomainError(await refusal(db, key), {}, field);
  if (await verify(counted.pin_hash, pin)) {
    await db.updateTable('card').set({ pin_tries: 0 }).where('member_id', '=', memberId).where('id', '=', cardId).execute();
    return;
  }
  const left = PIN_TRIES - counted.pin_tries;
  if (left === 0) await withTx(db, async (tx) => noteOf(tx, viewer, await lockCard(tx, key), { act: 'LOCK_PIN', now }));
  throw new DomainError(left === 0 ? 'PIN_LOCKED' : 'PIN_WRONG', { left }, field);
}

async function refusal(db: Db, { memberId, cardId }: CardKey) {
  const card = await db.selectFrom('card').select('pin_hash').where('member_id', '=', memberId).where('id', '=', cardId).executeTakeFirst();
  return card?.pin_hash ? 'PIN_LOCKED' : 'PIN_UNSET';
}

/** The same for a card that was scanned; what is none of ours is left to who takes it. */
export async function proveScanned(
  db: Db,
  viewer: Viewer,
  scanned: string,
  proof: { pin: string; now: Date; field: string },
): Promise<void> {
  const found = await findCard(db, scanned, proof.now, proof.field.replace(/pin$/, 'card'));
  if (found?.card) await provePin(db, viewer, { memberId: found.card.memberId, cardId: found.card.id }, proof);
}

export interface NewPin {
  pin: string;
  /** The one until now, where there is one. */
  oldPin?: string | null | undefined;
  now: Date;
}

/**
 * Lets a member set the PIN of a card, or change it by the old one. Opens its own transactions: a wrong old PIN counts.
 * @throws NOT_FOUND (id), CARD_STATE, REQUIRED, PIN_WRONG, PIN_LOCKED (oldPin), PIN_FORMAT, PIN_WEAK (pin)
 */
export async function setPin(db: Db, viewer: Viewer, key: CardKey, { pin, oldPin, now }: NewPin): Promise<void> {
  await withTx(db, async (tx) => checkNew(tx, await lockKnownCard(tx, viewer, key), pin));
  const field = 'oldPin';
  if (oldPin) await provePin(db, viewer, key, { pin: oldPin, now, field });
  const pin_hash = await hash(pin, COST);
  await withTx(db, async (tx) => {
    const card = await lockKnownCard(tx, viewer, key);
    if (card.pin_hash !== null && !oldPin) throw new DomainError('REQUIRED', {}, field);
    await tx
      .updateTable('card')
      .set({ pin_hash, pin_tries: 0 })
      .where('member_id', '=', key.memberId)
      .where('id', '=', key.cardId)
      .execute();
    await noteOf(tx, viewer, card, { act: 'SET_PIN', now });
  });
}

async function checkNew(tx: Tx, card: LockedCard, pin: string): Promise<void> {
  if (card.state === 'CLOSED' || card.state === 'REPLACED') throw new DomainError('CARD_STATE', { state: card.state }, 'id');
  const { phone, birthday } = await tx
    .selectFrom('member')
    .select(['phone', 'birthday'])
    .where('id', '=', card.member_id)
    .executeTakeFirstOrThrow();
  checkPin(pin, { number: card.number, phone, birthday });
}

interface PinNote {
  act: 'SET_PIN' | 'LOCK_PIN' | 'RESET_PIN';
  now: Date;
  reason?: string;
}

const noteOf = (tx: Tx, viewer: Viewer, card: LockedCard, { act, now, reason }: PinNote) =>
  note(tx, viewer, { card, act, from: card.state, to: card.state, store: storeOf(card), now, ...(reason && { reason }) });

/** Asks a second person to take away a PIN that is locked or forgotten, so that a new one can be set. @throws NOT_FOUND, PIN_UNSET (cardId), REQUIRED */
export async function requestPinReset(tx: Tx, viewer: Viewer, key: CardKey, { reason, now }: { reason: string; now: Date }) {
  const card = await lockKnownCard(tx, viewer, key, 'cardId');
  if (card.pin_hash === null) throw new DomainError('PIN_UNSET', {}, 'cardId');
  const number = maskNumber(card.number);
  const words = { en: `Reset the PIN of card ${number}`, zh: `重置会员卡 ${number} 的密码` };
  return requestApproval(tx, viewer, {
    kind: 'CARD_PIN_RESET',
    orgId: card.store_id,
    memberId: key.memberId,
    payload: key,
    words,
    reason,
    now,
  });
}

approvable({
  kind: 'CARD_PIN_RESET',
  permission: 'card.approve',
  payload: z.object({ memberId: z.string(), cardId: z.string() }),
  perform: async (tx, viewer, key, { reason, now }) => {
    const card = await lockCard(tx, key);
    await tx
      .updateTable('card')
      .set({ pin_hash: null, pin_tries: 0 })
      .where('member_id', '=', key.memberId)
      .where('id', '=', key.cardId)
      .execute();
    await noteOf(tx, viewer, card, { act: 'RESET_PIN', now, reason });
    return { ...key };
  },
});
