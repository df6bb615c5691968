import { createHash } from 'node:crypto';
import type { Quote } from '@regulars/domain/quote';

/** What the customer has agreed to, in a few characters: every price, everything that is taken off, and the coupons that are used. */
export function fingerprintOf({ lines, amount, couponIds }: Pick<Quote, 'lines' | 'amount' | 'couponIds'>): string {
  const told = lines
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, unitPrice, gross, takes, amount: due }) => [
      key,
      unitPrice,
      gross,
      due,
      takes.map((take) => [take.kind, take.id, take.amount]),
    ]);
  const text = JSON.stringify([told, amount, couponIds]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
