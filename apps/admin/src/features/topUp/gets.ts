import { formatMoney, minor, parseMoney } from '@regulars/domain/money';
import { bonusOf } from '@regulars/domain/wallet';
import type { OfferedPackagesQuery } from '../../gql/graphql.ts';

export type Offer = OfferedPackagesQuery['offeredPackages'][number];

/** What a payment comes to with a package: amounts as the API writes them; null while what is typed is no amount. */
export function gets(amount: string, offer: Offer | null, digits: number): { total: string; bonus: string; points: number } | null {
  const paid = amountOf(amount, digits);
  if (paid === null || paid <= 0) return null;
  const applies = offer !== null && paid >= (amountOf(offer.payFrom, digits) ?? 0);
  const fixed = offer?.bonusAmount ? amountOf(offer.bonusAmount, digits) : null;
  const bonus = applies ? bonusOf({ bonusAmount: fixed, bonusPercent: offer.bonusPercent ?? null }, minor(paid)) : minor(0);
  return { total: formatMoney(minor(paid + bonus), digits), bonus: formatMoney(bonus, digits), points: applies ? (offer.points ?? 0) : 0 };
}

function amountOf(text: string, digits: number): number | null {
  try {
    return parseMoney(text, digits);
  } catch {
    return null; // not an amount, or not yet
  }
}
