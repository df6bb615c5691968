import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { sql } from 'kysely';

/** Something that happened. `kind` is `room.past-tense`; the payload holds ids and figures, no personal data. */
export interface DomainEvent {
  kind: `${string}.${string}`;
  orgId?: string | null;
  memberId?: string | null;
  payload: Record<string, unknown>;
}

/** Writes the event in the transaction that caused it; NOTIFY only wakes up readers, who go by what is in the table. */
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
  await tx.insertInto('event').values(rows).execute();
  await sql`select pg_notify('regulars_event', '')`.execute(tx);
}
