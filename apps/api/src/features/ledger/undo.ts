import type { EntryKind } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import type { Viewer } from '../../viewer.ts';
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
