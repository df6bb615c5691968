import { divideRounded, formatDecimal, parseDecimal, quoted } from './decimal.ts';
import { DomainError } from './errors.ts';
import { minor, type Minor } from './money.ts';

declare const thousandthsBrand: unique symbol;

/** A quantity in thousandths of the product's unit (1.5 kg is 1500): a safe integer. */
export type Thousandths = number & { readonly [thousandthsBrand]: true };

/** Brands a number as a quantity. Throws RangeError for what is not a safe integer: that is a defect, not bad input. */
export function thousandths(value: number): Thousandths {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a quantity in thousandths: ${value}`);
  // the only place where the brand is given; + 0 turns -0 into 0
  return (value + 0) as Thousandths;
}

/** The largest quantity that is taken as input, either sign. */
const MAX_INPUT = 1e12;

/** "1.5" → 1500. Strict: no sign but "-", no grouping, at most three decimals; else BAD_QUANTITY, or TOO_LARGE. */
export function parseQuantity(text: string): Thousandths {
  const value = parseDecimal(text, 3);
  if (value === undefined) throw new DomainError('BAD_QUANTITY', { value: quoted(text) });
  if (Math.abs(value) > MAX_INPUT) throw new DomainError('TOO_LARGE', { max: formatQuantity(thousandths(MAX_INPUT)) });
  return thousandths(value);
}

/** 1500 → "1.5", 2000 → "2": trailing zeros are left out. */
export function formatQuantity(quantity: Thousandths): string {
  return formatDecimal(quantity, 3).replace(/\.?0+$/, '');
}

/** The price of a quantity, in minor units, halves away from zero. */
export function times(quantity: Thousandths, unitPrice: Minor): Minor {
  return proportion(unitPrice, quantity, 1000);
}

/** amount × part / whole, computed exactly, then rounded, halves away from zero. `whole` is positive. */
export function proportion(amount: Minor, part: number, whole: number): Minor {
  const product = Math.abs(amount * part);
  const twice = 2 * product + whole;
  if (twice <= Number.MAX_SAFE_INTEGER) {
    const rounded = (twice - (twice % (2 * whole))) / (2 * whole); // exact in plain numbers, which is far quicker
    return minor(amount * part < 0 ? -rounded : rounded);
  }
  return minor(Number(divideRounded(BigInt(amount) * BigInt(part), BigInt(whole))));
}
