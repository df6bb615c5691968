import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { prepared } from '@regulars/db/prepared';
import { afterCommit } from '@regulars/db/tx';
import { wakeSequencers } from './stream/sequencer.ts';

const insertEvents = prepared('events_later')`
  with told as (
    select * from rows from (jsonb_to_recordset(${'rows'}::jsonb) as (id uuid, at timestamptz, kind text, org_id uuid, member_id uuid, payload jsonb))
      with ordinality as e (id, at, kind, org_id, member_id, payload, n)
  ), written as (insert into event (id, at, kind, org_id, member_id, payload) select id, at, kind, org_id, member_id, payload from told)
  insert into event_pending (event_id) select id from told order by n`;

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
  const rows = events.map((event) => ({ ...eventRow(at, event), payload: event.payload }));
  await insertEvents(tx, { rows: JSON.stringify(rows) });
  wakeAfter(tx);
}

/** The row of an event, for a hot path that writes it, and its id into event_pending, with the rest; `wakeAfter` follows. */
export function eventRow(at: Date, event: DomainEvent) {
  return {
    id: newId(at),
    at,
    kind: event.kind,
    org_id: event.orgId ?? null,
    member_id: event.memberId ?? null,
    payload: JSON.stringify(event.payload),
  };
}

/** What was published is numbered as soon as the transaction has committed. */
export function wakeAfter(tx: Tx): void {
  afterCommit(tx, wakeSequencers);
}
