import { minimise } from './minimise.ts';
import { hypergeometric, lnBeta, lnGamma } from './special.ts';

// How likely a member still buys: the BG/NBD model. A living member buys at random at a rate of their own (rates are gamma
// distributed: r, α); after each purchase they may leave for good, each with a chance of their own (beta distributed: a, b).
// Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2), 275–284; equations by its numbers.

/** The merchant's own shape of buying and leaving. */
export interface BgNbd {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/** Members with the same history. Times are in one unit, weeks by custom, counted from the first purchase. */
export interface Histories {
  /** Repeat purchases: days with a purchase after the first. */
  x: Float64Array;
  /** When the last of them was; 0 without one. */
  tx: Float64Array;
  /** How long the member has been observed. */
  T: Float64Array;
  /** How many members have this history. */
  members: Float64Array;
}

export interface BgNbdFit extends BgNbd {
  /** The logarithm of the likelihood at the fit. */
  logLikelihood: number;
  members: number;
}

/** Less than this can't tell a rate from a chance of leaving: it is said, not guessed. */
export const LEAST = { members: 100, repeaters: 30 } as const;

/** Fits beyond this many histories start from the fit of an even sample, and so need few steps over all. */
const SAMPLE = 10_000;

/** Whether there is enough history for a fit. */
export function enoughHistory({ x, members }: Histories): boolean {
  const count = (repeat: boolean) => members.reduce((total, number, at) => (!repeat || (x[at] ?? 0) > 0 ? total + number : total), 0);
  return count(false) >= LEAST.members && count(true) >= LEAST.repeaters;
}

/**
 * The parameters of greatest likelihood, searched on a logarithmic scale so that they stay positive (eq. 6).
 * Undefined where there is too little history, or nobody ever seems to leave or to come back.
 */
export function fitBgNbd(histories: Histories): BgNbdFit | undefined {
  if (!enoughHistory(histories)) return undefined;
  const total = histories.members.reduce((sum, number) => sum + number, 0);
  const search = (data: Histories, start: readonly number[]) => {
    const size = data.members.reduce((sum, number) => sum + number, 0);
    return minimise((at) => penalty(at) - logLikelihood(exponential(at), data) / size, start, 1e-9);
  };
  const rough = histories.x.length > SAMPLE ? search(sampled(histories), [0, 1, 0, 1]).at : [0, 1, 0, 1];
  const found = exponential(search(histories, rough).at);
  if (!Object.values(found).every((value) => value > 1e-4 && value < 1e4)) return undefined;
  return { ...found, logLikelihood: logLikelihood(found, histories), members: total };
}

/** The chance that a member with x repeat purchases, the last at tx, seen for T, still buys (from eq. 6 and 7). */
export function pAlive({ r, alpha, a, b }: BgNbd, x: number, tx: number, T: number): number {
  if (x === 0) return 1; // in this model one leaves only after a repeat purchase
  const odds = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + T) / (alpha + tx));
  return 1 / (1 + Math.exp(odds));
}

/**
 * Purchases to expect of that member within the next `t` (eq. 10). Euler's transformation of ₂F₁ keeps its arguments small,
 * so that hundreds of purchases neither overflow nor cancel.
 */
export function expectedPurchases({ r, alpha, a, b }: BgNbd, x: number, tx: number, T: number, t: number): number {
  const leave = Math.abs(a - 1) < 1e-6 ? 1 + 1e-6 : a; // the formula's limit at a = 1
  const z = t / (alpha + T + t);
  const series = hypergeometric(leave + b - 1 - r, leave - 1, leave + b + x - 1, z);
  const expected = ((leave + b + x - 1) / (leave - 1)) * (1 - (1 - z) ** (leave - 1) * series);
  return expected * pAlive({ r, alpha, a, b }, x, tx, T);
}

/** The logarithm of the likelihood of all histories (eq. 6, in the numerically stable form of Fader & Hardie's note 004). */
export function logLikelihood(model: BgNbd, { x, tx, T, members }: Histories): number {
  const { r, alpha, b } = model;
  const byPurchases = purchaseTerms(model);
  let total = 0;
  for (let at = 0; at < x.length; at++) {
    const purchases = x[at] ?? 0;
    const fixed = byPurchases(purchases);
    const alive = -(r + purchases) * Math.log(alpha + (T[at] ?? 0));
    const left = purchases === 0 ? -Infinity : Math.log(model.a / (b + purchases - 1)) - (r + purchases) * Math.log(alpha + (tx[at] ?? 0));
    const top = Math.max(alive, left);
    total += (members[at] ?? 0) * (fixed + top + Math.log(Math.exp(alive - top) + Math.exp(left - top)));
  }
  return total;
}

/** The part that depends on the number of purchases alone, which few members differ in. */
function purchaseTerms({ r, alpha, a, b }: BgNbd): (x: number) => number {
  const known = new Map<number, number>();
  const start = r * Math.log(alpha) - lnGamma(r) - lnBeta(a, b);
  return (x) => {
    const term = known.get(x) ?? start + lnGamma(r + x) + lnBeta(a, b + x);
    known.set(x, term);
    return term;
  };
}

function exponential(at: readonly number[]): BgNbd {
  const [r = 0, alpha = 0, a = 0, b = 0] = at.map(Math.exp);
  return { r, alpha, a, b };
}

/** Keeps the search from running away where the likelihood is flat. */
function penalty(at: readonly number[]): number {
  return at.reduce((total, value) => total + Math.max(0, Math.abs(value) - 9.3) ** 2, 0);
}

function sampled(histories: Histories): Histories {
  const step = Math.ceil(histories.x.length / SAMPLE);
  const pick = (values: Float64Array) => values.filter((_, at) => at % step === 0);
  return { x: pick(histories.x), tx: pick(histories.tx), T: pick(histories.T), members: pick(histories.members) };
}
