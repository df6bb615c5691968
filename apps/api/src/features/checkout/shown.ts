import type { Db } from '@regulars/db/kysely';
import { maskNumber } from '@regulars/domain/cards';
import { DomainError } from '@regulars/domain/errors';
import { findCard, requireTaken } from '../members/card.ts';
import { tillView } from '../members/lookup.ts';
import type { Basket, Shown } from './basket.ts';

/**
 * The member who buys: named, or led to by the card that was shown; who was merged into another buys as that one.
 * @throws NOT_FOUND, ARCHIVED of memberId; CARD_UNKNOWN, CARD_NOT_THEIRS and what `requireTaken` refuses, of card
 */
export async function shownBy(on: Db, { memberId, card: scanned }: Basket, now: Date): Promise<Shown> {
  const named = memberId === null ? null : await buyer(on, memberId);
  if (scanned === null) return { memberId: named, cardId: null, cardTypeId: null };
  const found = await findCard(on, scanned, now, 'card');
  if (!found) throw new DomainError('CARD_UNKNOWN', {}, 'card');
  const theirs = await buyer(on, found.memberId);
  if (named !== null && theirs !== named) throw new DomainError('CARD_NOT_THEIRS', { number: maskNumber(found.number) }, 'card');
  requireTaken(found, 'card');
  return { memberId: theirs, ...(await typeOf(on, found.card)) };
}

async function buyer(on: Db, memberId: string): Promise<string> {
  const found = await on.selectFrom('member').select('kind').where('id', '=', memberId).executeTakeFirst();
  const member = found && found.kind !== 'GUEST' ? await tillView(on, memberId) : null;
  if (!member) throw new DomainError('NOT_FOUND', {}, 'memberId');
  if (member.archived_at) throw new DomainError('ARCHIVED', {}, 'memberId');
  return member.id;
}

async function typeOf(on: Db, card: { memberId: string; id: string } | null): Promise<Pick<Shown, 'cardId' | 'cardTypeId'>> {
  if (!card) return { cardId: null, cardTypeId: null };
  const row = await on
    .selectFrom('card')
    .select('type_id')
    .where('member_id', '=', card.memberId)
    .where('id', '=', card.id)
    .executeTakeFirst();
  return { cardId: card.id, cardTypeId: row?.type_id ?? null };
}
