import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { z } from 'zod';
import { between } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { note } from './history.ts';
import { type CardKey, lockKnownCard, storeOf } from './load.ts';

const MAX_PERCENT = 1_000;

/** Of a card type or a card: points in percent. @throws OUT_OF_RANGE (pointsPercent) */
export function checkPercent(percent: number): number {
  return between(percent, 1, MAX_PERCENT, 'pointsPercent');
}

export interface CardEarning {
  /** null: as its type says. */
  earns: boolean | null;
  pointsPercent: number | null;
  reason: string;
  now: Date;
}

const noted = z.object({ earns: z.enum(['true', 'false']).nullable(), pointsPercent: z.number().nullable() });

/** What an event says that was set; null where it is about something else. */
export function earningNoted(details: unknown): Pick<CardEarning, 'earns' | 'pointsPercent'> | null {
  const { data } = noted.safeParse(details);
  return data ? { earns: data.earns === null ? null : data.earns === 'true', pointsPercent: data.pointsPercent } : null;
}

/** Lets one card earn more or less than its type says, or nothing. @throws NOT_FOUND, CARD_STATE (id), REQUIRED (reason), and what `checkPercent` refuses */
export async function setEarning(tx: Tx, viewer: Viewer, key: CardKey, input: CardEarning): Promise<void> {
  const reason = requiredText(input.reason, 'reason', 500);
  const { earns, pointsPercent, now } = input;
  const points_percent = pointsPercent === null ? null : checkPercent(pointsPercent);
  const card = await lockKnownCard(tx, viewer, key);
  if (card.state === 'CLOSED' || card.state === 'REPLACED') throw new DomainError('CARD_STATE', { state: card.state }, 'id');
  await tx.updateTable('card').set({ earns, points_percent }).where('member_id', '=', key.memberId).where('id', '=', key.cardId).execute();
  await note(tx, viewer, {
    card,
    act: 'SET_EARNING',
    from: card.state,
    to: card.state,
    store: storeOf(card),
    now,
    reason,
    details: { earns: earns === null ? null : String(earns), pointsPercent: points_percent },
  });
}
