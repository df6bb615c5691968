import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Viewer } from '../../viewer.ts';
import { requireKnown } from '../ledger/place.ts';

/** The key of a card. */
export type CardKey = { memberId: string; cardId: string };

/** A card with its type and the store that issued it, locked until the end of the transaction. @throws NOT_FOUND */
export async function lockCard(tx: Tx, { memberId, cardId }: CardKey, field = 'id') {
  const card = await tx
    .selectFrom('card as c')
    .innerJoin('card_type as t', 't.id', 'c.type_id')
    .innerJoin('org as o', 'o.id', 'c.store_id')
    .selectAll('c')
    .select(['t.name as type_name', 't.kind', 't.valid_months', 't.active_at_once', 't.renew_fee', 't.replace_fee'])
    .select(['t.stored_value', 't.points', 't.discount', 't.count', 't.timed', 't.credit', 't.pin_above'])
    .select(['o.time_zone', 'o.day_starts_at'])
    .where('c.member_id', '=', memberId)
    .where('c.id', '=', cardId)
    .forUpdate('c')
    .executeTakeFirst();
  if (!card) throw new DomainError('NOT_FOUND', {}, field);
  return card;
}

export type LockedCard = Awaited<ReturnType<typeof lockCard>>;

/** The same for an act at a desk: of a member whom the viewer's branch knows. @throws NOT_FOUND */
export async function lockKnownCard(tx: Tx, viewer: Viewer, key: CardKey, field = 'id'): Promise<LockedCard> {
  await requireKnown(tx, viewer, key.memberId, field);
  return lockCard(tx, key, field);
}

/** The store that issued a card, as its history names it. */
export const storeOf = ({ store_id: id, time_zone, day_starts_at }: LockedCard) => ({ id, time_zone, day_starts_at });
