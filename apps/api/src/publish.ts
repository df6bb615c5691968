import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { afterCommit } from '@regulars/db/tx';
import { wakeSequencers } from './stream/sequencer.ts';

/** Something that happened. `kind` is `room.past-tense`; the payload holds ids and figures, no personal data. */
export interface DomainEvent {
  kind: `${string}.${string}`;
  orgId?: string | null;
  memberId?: string | null;
  payload: Record<string, unknown>;
}

/**
 * Writes events in the transaction that caused them, in one statement. They enter the stream when it has committed, in this
 * order. No NOTIFY here: PostgreSQL lets transactions that notify commit only one after the other.
 */
export async function publish(tx: Tx, at: Date, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: newId(at),
    at,
    kind: event.kind,
    org_id: event.orgId ?? null,
    member_id: event.memberId ?? null,
    payload: JSON.stringify(event.payload),
  }));
  await tx
    .with('written', (db) => db.insertInto('event').values(rows).returning('id'))
    .insertInto('event_pending')
    .values(rows.map(({ id }) => ({ event_id: id })))
    .execute();
  afterCommit(tx, wakeSequencers);
}
