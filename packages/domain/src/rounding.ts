import { divideRounded, quoted } from './decimal.ts';
import { DomainError } from './errors.ts';
import { minor, type Minor } from './money.ts';

/** An amount in ten-thousandths of the major unit, as exact as files of the past are worth: 125.44 is 1254400n. */
export type TenThousandths = bigint;

const DECIMALS = 4;
const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/**
 * Reads an amount of a file to four decimals, halves away from zero, so that float noise vanishes:
 * "125.43999999999998" → 1254400n. Understands grouping commas and exponents; anything else is BAD_MONEY.
 */
export function snap4(value: string | number): TenThousandths {
  const text = String(value).trim();
  const [, sign, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  const figures = whole.replaceAll(',', '') + fraction;
  const shift = DECIMALS - fraction.length + Number(exponent);
  if (sign === undefined || figures === '' || figures.length + Math.abs(shift) > 400) {
    throw new DomainError('BAD_MONEY', { value: quoted(text), digits: DECIMALS });
  }
  const exact = BigInt(figures);
  const snapped = shift >= 0 ? exact * 10n ** BigInt(shift) : divideRounded(exact, 10n ** BigInt(-shift));
  return sign === '-' ? -snapped : snapped;
}

/** One line on its own: to a currency of `digits` (0–4) decimals, halves away from zero. */
export function roundLine(amount: TenThousandths, digits: number): Minor {
  return toMinor(divideRounded(amount, unitOf(digits)));
}

/** What a fold with `carrier` begins with: nothing carried. */
export const NOTHING_CARRIED: TenThousandths = 0n;

/**
 * A fold that rounds lines in file order and hands each remainder to the next line, so that the sum of any first n
 * lines stays within half a minor unit of the file's. A line never changes its sign, and a line of zero stays zero.
 */
export function carrier(digits: number): (state: TenThousandths, amount: TenThousandths) => { state: TenThousandths; minor: Minor } {
  const unit = unitOf(digits);
  return (state, amount) => {
    // a carried half would otherwise make a zero line one minor unit
    if (amount === 0n) return { state, minor: toMinor(0n) };
    const due = state + amount;
    const rounded = divideRounded(due, unit);
    return { state: due - rounded * unit, minor: toMinor(rounded) };
  };
}

function unitOf(digits: number): bigint {
  if (!Number.isInteger(digits) || digits < 0 || digits > DECIMALS)
    throw new RangeError(`a currency has 0 to ${DECIMALS} decimals, not ${digits}`);
  return 10n ** BigInt(DECIMALS - digits);
}

function toMinor(units: bigint): Minor {
  const value = Number(units);
  if (!Number.isSafeInteger(value)) throw new DomainError('BAD_MONEY', { value: quoted(String(units)), digits: 2 });
  return minor(value);
}
