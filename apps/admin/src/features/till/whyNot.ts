import type { Method } from './pay.ts';
import type { Quote } from './useQuote.ts';

/** Why a method cannot pay this bill: the key of the sentence under `resources.till.why_not`, with the points that are missing. */
export interface Refusal {
  words: 'STORED_VALUE' | 'MEMBER' | 'GOODS' | 'WAIT' | 'OFF' | 'CARD' | 'FIRST' | 'MINIMUM' | 'STEP' | 'SHARE';
  missing?: number;
}

/** Of the basket: who buys, and whether there are goods. */
interface Bought {
  member: object | null;
  lines: readonly object[];
}

/** Null: it can. Stored value is a member's; points pay as far as the quote lets them. */
export function whyNot(method: Method, { member, lines }: Bought, quote: Pick<Quote, 'points'> | null): Refusal | null {
  if (method === 'STORED_VALUE') return member ? null : { words: 'STORED_VALUE' };
  if (method !== 'POINTS') return null;
  if (!member) return { words: 'MEMBER' };
  if (lines.length === 0) return { words: 'GOODS' };
  if (!quote) return { words: 'WAIT' };
  if (!quote.points) return { words: 'OFF' };
  const { worth, limit, missing } = quote.points;
  if (Number(worth) > 0) return null;
  if (limit === 'CARD' || limit === 'FIRST') return { words: limit, missing };
  if (limit === 'MINIMUM') return missing > 0 ? { words: 'MINIMUM', missing } : { words: 'STEP' };
  return { words: 'SHARE' };
}
