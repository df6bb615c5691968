import type { Db } from '@regulars/db/kysely';
import { requireUsable } from '@regulars/domain/cards';
import type { CardState } from '@regulars/db/generated/kysely-enums';
import { DomainError } from '@regulars/domain/errors';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { readCode } from '../../card-code.ts';

/** Whom a card leads to; merges are not followed here. The record of a card stays with the member to whom it was given. */
export interface FoundCard {
  memberId: string;
  number: string;
  /** Null: a number of an earlier system, of which nothing else is known and which is always taken. */
  card: { memberId: string; id: string; state: CardState; expiresOn: BusinessDate | null; today: BusinessDate } | null;
}

/**
 * The card that was scanned: its number, or the code of an electronic one. Null where it leads to nobody.
 * @throws REQUIRED, CARD_CODE_FORGED, CARD_CODE_STALE
 */
export async function findCard(on: Db, scanned: string, now: Date, field: string): Promise<FoundCard | null> {
  const text = readCode(scanned.trim(), now, field);
  if (text === '') throw new DomainError('REQUIRED', {}, field);
  const found = await on
    .selectFrom('member_key as k')
    .leftJoin('card as c', 'c.number', 'k.value')
    .leftJoin('org as o', 'o.id', 'c.store_id')
    .select(['k.member_id', 'k.value', 'c.member_id as given_to', 'c.id', 'c.state', 'c.expires_on', 'o.time_zone', 'o.day_starts_at'])
    .where('k.kind', '=', 'CARD')
    .where('k.value', 'in', [text, text.normalize('NFKC').toUpperCase()])
    .executeTakeFirst();
  if (!found) return null;
  const { given_to: memberId, id, state, expires_on: expiresOn, time_zone, day_starts_at } = found;
  const today = businessDayAt({ time_zone, day_starts_at }, now);
  const card = memberId && id && state ? { memberId, id, state, expiresOn, today } : null;
  return { memberId: found.member_id, number: found.value, card };
}

/**
 * Whether cards let a member have what a switch of their types stands for: the card that was shown decides; where none was, it is enough that
 * one of those in use does, and who has none is not asked.
 */
export function cardAllows(
  use: 'points' | 'discount',
  member: RawBuilder<unknown>,
  cardTypeId: RawBuilder<string | null>,
): RawBuilder<boolean> {
  const theirs = sql`t.id in (select c.type_id from card c where c.member_id = ${member} and c.state = 'ACTIVE')`;
  const of = sql`case when ${cardTypeId}::uuid is null then ${theirs} else t.id = ${cardTypeId}::uuid end`;
  return sql<boolean>`coalesce((select bool_or(${sql.ref(`t.${use}`)}) from card_type t where ${of}), true)`;
}

/** A card that a till may take. @throws CARD_NOT_ACTIVE, CARD_LOST, CARD_FROZEN, CARD_EXPIRED, CARD_CLOSED, CARD_REPLACED */
export function requireTaken({ number, card }: FoundCard, field: string): void {
  if (card) requireUsable({ number, ...card }, card.today, field);
}
