import type { EntryKindName } from './ledger-words.ts';

/** What must be done instead of reversing an entry; null: it can be reversed. */
export type UndoneBy = 'REFUND' | 'TRANSFER_BACK' | null;

/** An entry that is a part of something larger is undone with all of it: of a sale by its refund, of a transfer by one back. */
export function undoneBy(entry: { kind: EntryKindName; ofSale: boolean }): UndoneBy {
  if (entry.kind === 'TRANSFER_OUT' || entry.kind === 'TRANSFER_IN') return 'TRANSFER_BACK';
  return entry.ofSale ? 'REFUND' : null;
}
