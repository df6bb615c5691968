import type { EntryKindName } from './ledger-words.ts';

/** What must be done instead of reversing an entry; null: it can be reversed. */
export type UndoneBy = 'UNDO_BY_REFUND' | 'UNDO_BY_TRANSFER' | 'UNDO_BY_PASS' | null;

/** An entry that is a part of something larger is undone with all of it: of a sale by its refund, of a pass by paying it back, of a transfer by one back. */
export function undoneBy(entry: { kind: EntryKindName; ofSale: boolean }): UndoneBy {
  if (entry.kind === 'TRANSFER_OUT' || entry.kind === 'TRANSFER_IN') return 'UNDO_BY_TRANSFER';
  if (!entry.ofSale) return null;
  return entry.kind === 'PASS_SALE' || entry.kind === 'PASS_REFUND' ? 'UNDO_BY_PASS' : 'UNDO_BY_REFUND';
}
