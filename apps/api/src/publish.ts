import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/later';
import { afterCommit } from '@regulars/db/tx';
import { wakeSequencers } from './stream/sequencer.ts';

const insertEvents = insertLater('event', {
  id: 'uuid',
  at: 'timestamptz',
  kind: 'text',
  org_id: 'uuid',
  member_id: 'uuid',
  payload: 'jsonb',
});
/** Numbered in the order of the rows. */
const insertPending = insertLater('event_pending', { event_id: 'uuid' });

/** Something that happened. `kind` is `room.past-tense`; the payload holds ids and figures, no personal data. */
export interface DomainEvent {
  kind: `${string}.${string}`;
  orgId?: string | null;
  memberId?: string | null;
  payload: Record<string, unknown>;
}

/**
 * Writes events in the transaction that caused them. They enter the stream when it has committed, in this
 * order. No NOTIFY here: PostgreSQL lets transactions that notify commit only one after the other.
 */
export async function publish(tx: Tx, at: Date, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ kind, orgId, memberId, payload }) => ({
    id: newId(at),
    at,
    kind,
    org_id: orgId ?? null,
    member_id: memberId ?? null,
    payload,
  }));
  await insertEvents(tx, rows);
  await insertPending(
    tx,
    rows.map(({ id }) => ({ event_id: id })),
  );
  announce(tx);
}

/** What was published, here or by a statement of its own, is numbered as soon as the transaction has committed. */
export const announce = (tx: Tx): void => afterCommit(tx, wakeSequencers);
