import type { EntryKind } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { undoneBy } from '@regulars/domain/ledger-undo';
import { requireBranch, type Viewer } from '../../viewer.ts';
import type { NewEntry } from './write.ts';

/** An entry that has been reversed, for the rooms that did more by it than it posted. */
export interface Undone extends Pick<NewEntry, 'store' | 'now'> {
  memberId: string;
  entryId: string;
  reversalId: string;
  reason: string;
  /** What was asked, for a refusal. */
  field: string;
}

/** Takes back what came with the entry besides its postings, or refuses. Returns what the audit trail says of it. */
type Along = (tx: Tx, viewer: Viewer, undone: Undone) => Promise<Record<string, unknown>>;

const kinds = new Map<EntryKind, Along>();

/** A room says what is undone along with an entry of a kind: once, where its schema is loaded. The accounts are held by then. */
export function undoneAlong(kind: EntryKind, along: Along): void {
  kinds.set(kind, along);
}

/** @throws what the rooms refuse */
export async function undoAlong(tx: Tx, viewer: Viewer, kind: EntryKind, undone: Undone): Promise<Record<string, unknown>> {
  return (await kinds.get(kind)?.(tx, viewer, undone)) ?? {};
}

/**
 * The entry, if who asks may undo it as it is.
 * @throws NOT_FOUND, OUT_OF_BRANCH, and where something else undoes it
 */
export async function undoable(tx: Tx, viewer: Viewer, memberId: string, entryId: string, field: string) {
  const entry = await tx
    .selectFrom('journal_entry as e')
    .innerJoin('org as s', 's.id', 'e.store_id')
    .select(['e.kind', 'e.store_id', 'e.sale_id', 's.time_zone', 's.day_starts_at'])
    .where('e.member_id', '=', memberId)
    .where('e.id', '=', entryId)
    .executeTakeFirst();
  if (!entry) throw new DomainError('NOT_FOUND', {}, field);
  requireBranch(viewer, entry.store_id, field);
  const instead = undoneBy({ kind: entry.kind, ofSale: entry.sale_id !== null });
  if (instead) throw new DomainError(instead, {}, field);
  return entry;
}
