import { formatDecimal, parseDecimal, quoted } from './decimal.ts';
import { DomainError } from './errors.ts';

declare const minorBrand: unique symbol;

/** An amount of money in the minor unit of the merchant's currency (分): a safe integer, never a fraction. */
export type Minor = number & { readonly [minorBrand]: true };

/** Brands a number as money. Throws RangeError for what is not a safe integer: that is a defect, not bad input. */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an amount in minor units: ${value}`);
  // the only place where the brand is given; + 0 turns -0 into 0
  return (value + 0) as Minor;
}

export const ZERO: Minor = minor(0);

/** The largest amount that is taken as input, either sign: a thousand of them still add up to a safe integer. */
const MAX_INPUT = 1e12;

export function add(a: Minor, b: Minor): Minor {
  return minor(a + b);
}

export function sub(a: Minor, b: Minor): Minor {
  return minor(a - b);
}

export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0;
  for (const amount of amounts) total = minor(total + amount);
  return minor(total);
}

/** "12.30" → 1230. Strict: no sign but "-", no grouping, at most `digits` decimals; else BAD_MONEY, or TOO_LARGE. */
export function parseMoney(text: string, digits = 2): Minor {
  const value = parseDecimal(text, digits);
  if (value === undefined) throw new DomainError('BAD_MONEY', { value: quoted(text), digits });
  if (Math.abs(value) > MAX_INPUT) throw new DomainError('TOO_LARGE', { max: formatDecimal(MAX_INPUT, digits) });
  return minor(value);
}

/** 1230 → "12.30"; the inverse of `parseMoney`. */
export function formatMoney(amount: Minor, digits = 2): string {
  return formatDecimal(amount, digits);
}

/**
 * Splits `total` in proportion to `weights` (non-negative safe integers) so that the parts sum to the whole: each part
 * is rounded down, then the largest remainders get one unit more, the earlier index first among equals (Hamilton's
 * method). If all weights are zero the parts are equal. A negative total is split like its opposite.
 */
export function allocate(total: Minor, weights: readonly number[]): Minor[] {
  if (weights.length === 0 && total !== 0) throw new RangeError('nothing to allocate to');
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) throw new RangeError('weights are non-negative safe integers');
  const whole = Math.abs(total);
  const shares = sharesOf(whole, weights);
  const left = whole - shares.reduce((given, share) => given + share.floor, 0);
  const byRemainder = shares.toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const share of byRemainder.slice(0, left)) share.floor += 1;
  return shares.map((share) => minor(total < 0 ? -share.floor : share.floor));
}

/** Of each weight its part of `whole`, rounded down, and what remains: in plain numbers where they are exact, which is far quicker. */
function sharesOf(whole: number, weights: readonly number[]): { index: number; floor: number; remainder: number | bigint }[] {
  const none = weights.every((weight) => weight === 0);
  const parts = none ? weights.map(() => 1) : weights;
  const divisor = parts.reduce((sumSoFar, part) => sumSoFar + part, 0);
  if (whole * divisor <= Number.MAX_SAFE_INTEGER) {
    return parts.map((part, index) => {
      const remainder = (whole * part) % divisor;
      return { index, floor: (whole * part - remainder) / divisor, remainder };
    });
  }
  const exact = parts.reduce((sumSoFar, part) => sumSoFar + BigInt(part), 0n);
  return parts.map((part, index) => {
    const product = BigInt(whole) * BigInt(part);
    return { index, floor: Number(product / exact), remainder: product % exact };
  });
}
