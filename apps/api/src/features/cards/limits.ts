import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { formatMoney, minor, type Minor } from '@regulars/domain/money';
import { requiredText } from '@regulars/domain/text';
import { chain } from '../../chain.ts';
import type { Viewer } from '../../viewer.ts';
import { note } from './history.ts';
import { type CardKey, lockKnownCard, storeOf } from './load.ts';

/** What a card may spend of another member's accounts; minor units, null or not told: no limit. */
export interface Limits {
  perDay?: Minor | null | undefined;
  perMonth?: Minor | null | undefined;
  inAll?: Minor | null | undefined;
}

/** As they are kept. @throws NEGATIVE, and CARD_NO_LINK for those of a card that spends from its own holder, each with its field */
export function limitsOf(payerId: string | null, limits: Limits) {
  const limit = (field: keyof Limits) => {
    const amount = limits[field] ?? null;
    if (amount !== null && payerId === null) throw new DomainError('CARD_NO_LINK', {}, field);
    if (amount !== null && amount < 0) throw new DomainError('NEGATIVE', { value: money(amount) }, field);
    return amount;
  };
  return { limit_day: limit('perDay'), limit_month: limit('perMonth'), limit_total: limit('inAll') };
}

/** Gives a linked card other limits; what it has spent stays. @throws NOT_FOUND, CARD_STATE, CARD_NO_LINK (id), NEGATIVE, REQUIRED (reason) */
export async function setLimits(tx: Tx, viewer: Viewer, key: CardKey, input: Limits & { reason: string; now: Date }): Promise<void> {
  const reason = requiredText(input.reason, 'reason', 500);
  const card = await lockKnownCard(tx, viewer, key);
  if (card.state === 'CLOSED' || card.state === 'REPLACED') throw new DomainError('CARD_STATE', { state: card.state }, 'id');
  if (card.payer_id === null) throw new DomainError('CARD_NO_LINK', {}, 'id');
  const limits = limitsOf(card.payer_id, input);
  await tx.updateTable('card').set(limits).where('member_id', '=', key.memberId).where('id', '=', key.cardId).execute();
  await note(tx, viewer, {
    card,
    act: 'SET_LIMITS',
    from: card.state,
    to: card.state,
    store: storeOf(card),
    now: input.now,
    reason,
    details: { perDay: limits.limit_day, perMonth: limits.limit_month, inAll: limits.limit_total },
  });
}

/** An amount as it stands in a sentence. */
export function money(amount: number): string {
  return formatMoney(minor(amount), chain().minorDigits);
}
