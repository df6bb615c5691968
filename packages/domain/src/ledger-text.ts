import type { Leg } from './ledger.ts';
import type { BusinessDate } from './time.ts';

/** What the hash covers of an entry, beside its legs: opaque ids and figures, no personal data. */
export interface EntryHead {
  memberId: string;
  id: string;
  kind: string;
  at: Date;
  businessDate: BusinessDate;
  storeId: string;
  operatorId: string | null;
  reversalOf: string | null;
  twinId: string | null;
  saleId: string | null;
  ruleId: string | null;
  ruleVersion: number | null;
}

/**
 * An entry and its legs, in their order, as one line of text: what the keyed hashes cover. The verifier builds the same line in
 * SQL (features/ledger), so a change here is a new format for all that is written already: never do it.
 */
export function entryText(head: EntryHead, legs: readonly Leg[]): string {
  const what = [head.memberId, head.id, head.kind, head.at.getTime(), head.businessDate, head.storeId, head.operatorId];
  const why = [head.reversalOf, head.twinId, head.saleId, head.ruleId, head.ruleVersion];
  return [[...what, ...why].map(shown).join(','), ...legs.map(legText)].join(';');
}

function legText({ assetId, amount, storeId, house, peerId, lot }: Leg): string {
  const own = lot ? [lot.accountId, lot.lotId, lot.balance, lot.version, lot.expiresOn] : [];
  return [assetId, amount, storeId, house, peerId, ...own].map(shown).join(',');
}

const shown = (value: string | number | null): string => (value === null ? '' : String(value));
