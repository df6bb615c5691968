import type { Db } from '@regulars/db/kysely';
import { prepared } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { type Cursor, formatCursor } from './cursor.ts';

/** An event with its place in the stream. */
export interface Entry {
  seq: number;
  /** What a reader keeps to go on after this entry. */
  cursor: string;
  at: Date;
  kind: string;
  orgId: string | null;
  memberId: string | null;
  payload: Record<string, unknown>;
}

/** Which part of the stream there is. */
interface Extent {
  epoch: string;
  last_seq: number;
  kept_after: number;
}

type Row = Extent & Omit<Entry, 'seq' | 'cursor'> & { seq: number | null };

/** The end of the stream: nothing that is committed later will stand before it. */
export async function endOfStream(on: Db): Promise<Cursor> {
  const { epoch, last_seq } = await on.selectFrom('stream_state').selectAll().executeTakeFirstOrThrow();
  return { epoch, seq: last_seq };
}

/** A place at most so many entries before the end, as far back as entries are kept. */
export async function nearEnd(on: Db, entries: number): Promise<Cursor> {
  const { epoch, last_seq, kept_after } = await on.selectFrom('stream_state').selectAll().executeTakeFirstOrThrow();
  return { epoch, seq: Math.max(kept_after, last_seq - entries) };
}

const entriesAfter = prepared<Row>('stream_read')`
  select s.epoch, s.last_seq, s.kept_after, e.seq, v.at, v.kind, v.org_id as "orgId", v.member_id as "memberId", v.payload
  from stream_state s
  left join lateral (select seq, event_id from stream_entry where seq > ${'seq'}::bigint order by seq limit ${'limit'}::int) e on true
  left join event v on v.id = e.event_id
  order by e.seq`;

/**
 * The entries after a cursor, in order, without gaps. One statement is one snapshot, so that a deletion of old entries can't fall
 * between looking whether the cursor is still kept and reading.
 * @throws RESYNC: what followed the cursor is no longer kept, or it belongs to another epoch
 */
export async function readFrom(on: Db, after: Cursor, limit: number): Promise<Entry[]> {
  const { rows } = await entriesAfter(on, { seq: after.seq, limit });
  const [first] = rows;
  if (!first || first.epoch !== after.epoch || after.seq < first.kept_after || after.seq > first.last_seq)
    throw new DomainError('RESYNC', {}, 'after');
  return rows.flatMap(({ epoch, seq, at, kind, orgId, memberId, payload }) =>
    seq === null ? [] : [{ seq, cursor: formatCursor({ epoch, seq }), at, kind, orgId, memberId, payload }],
  );
}
