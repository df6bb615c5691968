import { DomainError } from './errors.ts';
import type { Move } from './ledger.ts';
import { shortage } from './ledger-lots.ts';
import { type Minor, minor } from './money.ts';

/**
 * What becomes of the bonus when a top-up is paid back (退款赠送金处理). FULL: all of it is taken back, whatever part is refunded.
 * PROPORTIONAL: the share of what is refunded. KEEP: the member keeps it. Bonus money that should be taken back but was spent is
 * withheld from the money paid out; points that were spent are let go. Coupons go by the same rule (wallet-coupons.ts).
 */
export const CLAWBACKS = ['FULL', 'PROPORTIONAL', 'KEEP'] as const;
export type Clawback = (typeof CLAWBACKS)[number];

/** A lot that the top-up gave on top: bonus money, or points. */
export interface GivenLot {
  assetId: string;
  lotId: string;
  /** As given. */
  amount: number;
  remaining: number;
  /** Spent or handed on, less what came back. What has expired is neither left nor used. */
  used: number;
  /** Taken back by refunds before, the withheld included. */
  recovered: number;
  money: boolean;
}

/** A top-up as it stands. */
export interface TopUp {
  principal: {
    assetId: string;
    lotId: string;
    /** As paid in. */
    amount: number;
    remaining: number;
    /** Refunded before, the withheld included. */
    refunded: number;
    /** Withheld before, for bonus money that was spent. */
    withheld: number;
  };
  given: readonly GivenLot[];
}

/** What a refund comes to. */
export interface TopUpRefund {
  /** Paid to the member: what is asked less what is withheld. Minor units. */
  paidOut: number;
  /** Kept for bonus money that was spent already. Minor units. */
  withheld: number;
  /** Taken back of what was given on top, by asset. */
  takenBack: { assetId: string; lotId: string; amount: number }[];
  moves: Move[];
}

/**
 * What it means to pay back `amount` of a top-up's principal. Parts sum to the whole: however a top-up is paid back in pieces, no more
 * and no less of the bonus is taken back than all at once, as far as it is still there.
 * @throws NOT_POSITIVE, LOT_SPENT (less principal is left of this very top-up)
 */
export function refundTopUp({ principal, given }: TopUp, amount: Minor, clawback: Clawback, minorDigits: number): TopUpRefund {
  const field = 'amount';
  if (amount <= 0) throw new DomainError('NOT_POSITIVE', { value: shortage('PRINCIPAL', 0, amount, minorDigits).asked }, field);
  if (amount > principal.remaining)
    throw new DomainError('LOT_SPENT', shortage('PRINCIPAL', principal.remaining, amount, minorDigits), field);
  const share = { amount, clawback, principal };
  const takenBack = given.flatMap(({ assetId, lotId, ...lot }) => {
    const back = Math.min(dueOf(lot, share), lot.remaining);
    return back > 0 ? [{ assetId, lotId, amount: back }] : [];
  });
  const owed = given.filter(({ money }) => money).reduce((sum, lot) => sum + owedOf(lot, dueOf(lot, share), principal.withheld), 0);
  const withheld = Math.min(owed, amount);
  const { assetId, lotId } = principal;
  const moves: Move[] = [];
  if (amount > withheld) moves.push({ act: 'TAKE', assetId, lotId, amount: amount - withheld, house: 'CASH', field });
  if (withheld > 0) moves.push({ act: 'TAKE', assetId, lotId, amount: withheld, house: 'BONUS', field });
  for (const back of takenBack) {
    const money = given.some((lot) => lot.money && lot.lotId === back.lotId);
    moves.push({ act: 'TAKE', ...back, house: money ? 'BONUS' : 'POINTS', field });
  }
  return { paidOut: amount - withheld, withheld, takenBack, moves };
}

/**
 * The same of several lots of principal, which came in one transfer: one after the other, as far as each is there.
 * @throws NOT_POSITIVE, LOT_SPENT (less is left of all of them)
 */
export function refundTopUps(topUps: readonly TopUp[], amount: Minor, clawback: Clawback, minorDigits: number): TopUpRefund {
  const left = topUps.reduce((sum, { principal }) => sum + principal.remaining, 0);
  const [first] = topUps;
  if (!first) throw new RangeError('nothing to refund');
  if (topUps.length === 1 || amount <= 0) return refundTopUp(first, amount, clawback, minorDigits);
  if (amount > left) throw new DomainError('LOT_SPENT', shortage('PRINCIPAL', left, amount, minorDigits), 'amount');
  const all: TopUpRefund = { paidOut: 0, withheld: 0, takenBack: [], moves: [] };
  let rest: number = amount;
  for (const topUp of topUps) {
    const part = Math.min(rest, topUp.principal.remaining);
    if (part === 0) continue;
    const one = refundTopUp(topUp, minor(part), clawback, minorDigits);
    all.paidOut += one.paidOut;
    all.withheld += one.withheld;
    all.takenBack.push(...one.takenBack);
    all.moves.push(...one.moves);
    rest -= part;
  }
  return all;
}

interface Share {
  amount: number;
  clawback: Clawback;
  principal: TopUp['principal'];
}

/** What is to be taken back of a lot now, be it still there or not. */
function dueOf({ amount, recovered }: Pick<GivenLot, 'amount' | 'recovered'>, share: Share): number {
  return Math.max(0, totalDue(amount, share) - recovered);
}

function totalDue(given: number, { amount, clawback, principal }: Share): number {
  if (clawback === 'KEEP') return 0;
  if (clawback === 'FULL') return given;
  return Number((BigInt(given) * BigInt(principal.refunded + amount)) / BigInt(principal.amount));
}

/** What was spent of that, and not withheld before. */
function owedOf({ remaining, used }: Pick<GivenLot, 'remaining' | 'used'>, due: number, withheld: number): number {
  return Math.min(Math.max(0, due - remaining), Math.max(0, used - withheld));
}
