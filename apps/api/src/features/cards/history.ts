import type { CardAct, CardState, TenderMethod } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { maskNumber } from '@regulars/domain/cards';
import { businessDayAt, type StoreClock } from '../../business-day.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

/** How a fee is paid: not by value that is held here already. */
export type PaidBy = Exclude<TenderMethod, 'STORED_VALUE' | 'POINTS'>;

/** Of a card, what its history names. */
export interface Noted {
  member_id: string;
  id: string;
  number: string;
}

/** Something that happened to a card. */
export interface CardNote {
  card: Noted;
  act: CardAct;
  from: CardState | null;
  to: CardState;
  store: StoreClock & { id: string };
  now: Date;
  reason?: string | null;
  /** Minor units; of more than nothing the method says how it was paid. */
  fee?: number;
  method?: PaidBy | null;
  reference?: string | null;
  /** What the act came with; no personal data. */
  details?: Record<string, string | number | null>;
}

/** As the stream and the audit trail call it. */
const VERBS: Record<CardAct, readonly [event: string, verb: string]> = {
  ISSUE: ['issued', 'issue'],
  ACTIVATE: ['activated', 'activate'],
  RENEW: ['renewed', 'renew'],
  EXPIRE: ['expired', 'expire'],
  REPORT_LOSS: ['lost', 'report-loss'],
  CANCEL_LOSS: ['found', 'cancel-loss'],
  FREEZE: ['frozen', 'freeze'],
  UNFREEZE: ['unfrozen', 'unfreeze'],
  REPLACE: ['replaced', 'replace'],
  CLOSE: ['closed', 'close'],
  SET_PIN: ['pin-set', 'set-pin'],
  LOCK_PIN: ['pin-locked', 'lock-pin'],
  RESET_PIN: ['pin-reset', 'reset-pin'],
  SET_LIMITS: ['limited', 'set-limits'],
  SET_EARNING: ['earning-set', 'set-earning'],
};

/** Writes the row of the history, the audit row and the event, in the act's own transaction. */
export async function note(tx: Tx, viewer: Viewer, entry: CardNote): Promise<void> {
  const { card, act, from, to, store, now, reason = null, fee = 0, method = null, reference = null, details } = entry;
  const { member_id: memberId, id: cardId } = card;
  const [event, verb] = VERBS[act];
  await tx
    .insertInto('card_event')
    .values({
      member_id: memberId,
      id: newId(now),
      card_id: cardId,
      act,
      from_state: from,
      to_state: to,
      at: now,
      business_date: businessDayAt(store, now),
      store_id: store.id,
      operator_id: viewer.kind === 'employee' ? viewer.id : null,
      reason,
      fee,
      method: fee > 0 ? method : null,
      reference,
      details: details ? JSON.stringify(details) : null,
    })
    .execute();
  await audit(tx, viewer, {
    action: `card.${verb}`,
    entity: 'Card',
    id: JSON.stringify([memberId, cardId]),
    orgId: store.id,
    ...(from && { before: { state: from } }),
    after: { number: maskNumber(card.number), state: to, ...details, ...(fee > 0 && { fee, method }), ...(reason && { reason }) },
    member: { id: memberId, personal: ['reason'] },
  });
  await publish(tx, now, [{ kind: `card.${event}`, orgId: store.id, memberId, payload: { cardId, state: to } }]);
}
