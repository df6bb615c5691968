import { amountText, type AssetKind } from './assets.ts';
import { DomainError } from './errors.ts';
import type { BusinessDate } from './time.ts';

/** What is left of one credit. */
export interface Lot {
  id: string;
  assetId: string;
  /** Where it was given: this store owes it. */
  storeId: string;
  /** As credited. */
  amount: number;
  remaining: number;
  /** The last business day on which it can be spent; null: for ever. */
  expiresOn: BusinessDate | null;
}

/** One asset of one member, as it stands under its lock. Amounts in the asset's own unit, whole. */
export interface Account {
  id: string;
  assetId: string;
  kind: AssetKind;
  balance: number;
  /** Reserved, and still in the balance. */
  held: number;
  /** Number of postings. */
  version: number;
  frozen: boolean;
  /** Points that expire when nothing happens: what comes or goes renews all lots for so many months. */
  renewMonths?: number | null;
  /** Those that are not empty, and those that a move names. */
  lots: readonly Lot[];
}

function isLive({ remaining, expiresOn }: Lot, today: BusinessDate): boolean {
  return remaining > 0 && (expiresOn === null || expiresOn >= today);
}

/** What can be spent today: not expired (whether the expiry job has run or not), not reserved. */
export function available({ lots, held }: Account, today: BusinessDate): number {
  return lots.reduce((sum, lot) => sum + (isLive(lot, today) ? lot.remaining : 0), 0) - held;
}

/** The lots that can be spent today, in the order in which they are: what expires first, then what came first. */
export function liveLots({ lots }: Account, today: BusinessDate): Lot[] {
  const order = (lot: Lot) => `${lot.expiresOn ?? '9999-12-31'} ${lot.id}`;
  return lots.filter((lot) => isLive(lot, today)).toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** What of an asset is to be taken, and how a refusal says it. */
export interface Wanted {
  amount: number;
  /** The input's field that a refusal names. */
  field?: string;
}

/** What is said where there is less than is asked for: money can be topped up, points and uses cannot. */
export function insufficient(
  kind: AssetKind,
  left: number,
  asked: number,
  how: { minorDigits: number; field?: string | undefined },
): DomainError {
  const code = kind === 'POINTS' ? 'INSUFFICIENT_POINTS' : kind === 'COUNT' ? 'INSUFFICIENT_USES' : 'INSUFFICIENT_VALUE';
  return new DomainError(code, shortage(kind, left, asked, how.minorDigits), how.field);
}

/** How an amount is taken from the lots. @throws INSUFFICIENT_VALUE, INSUFFICIENT_POINTS, INSUFFICIENT_USES */
export function split(
  account: Account,
  { amount, field }: Wanted,
  { today, minorDigits }: { today: BusinessDate; minorDigits: number },
): { lotId: string; amount: number }[] {
  const free = available(account, today);
  if (amount > free) throw insufficient(account.kind, free, amount, { minorDigits, field });
  let missing = amount;
  return liveLots(account, today).flatMap((lot) => {
    const taken = Math.min(missing, lot.remaining);
    missing -= taken;
    return taken > 0 ? [{ lotId: lot.id, amount: taken }] : [];
  });
}

/** The details of a refusal: how much there is, and how much was asked. */
export function shortage(kind: AssetKind, left: number, asked: number, minorDigits: number): { left: string; asked: string } {
  return { left: amountText(kind, Math.max(0, left), minorDigits), asked: amountText(kind, asked, minorDigits) };
}
