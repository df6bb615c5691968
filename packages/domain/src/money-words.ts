import type { Locale } from './errors.ts';
import { formatMoney, minor } from './money.ts';

/** How the chain counts. */
export interface Currency {
  /** ISO 4217. */
  currency: string;
  minorDigits: number;
}

const FORMATS = new Map<string, Intl.NumberFormat>();

/** Making one takes long beside using it. */
function formatOf({ currency, minorDigits }: Currency, locale: Locale): Intl.NumberFormat {
  const key = `${locale} ${currency} ${minorDigits}`;
  const known = FORMATS.get(key);
  if (known) return known;
  const digits = { minimumFractionDigits: minorDigits, maximumFractionDigits: minorDigits };
  const language = locale === 'zh' ? 'zh-CN' : 'en';
  const made = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits });
  FORMATS.set(key, made);
  return made;
}

/** An amount of minor units with its sign, as people read it: "¥1,200.00". */
export function sayMoney(amount: number, currency: Currency, locale: Locale): string {
  // The string keeps every digit; a number of so many minor units may not.
  const text = formatMoney(minor(amount), currency.minorDigits) as `${number}`; // digits with a point, as formatMoney writes them
  return formatOf(currency, locale).format(text);
}

const COUNTS = new Intl.NumberFormat('en', { maximumFractionDigits: 3 }); // Chinese groups digits in the same way

/** A figure with separators of thousands: points, purchases. */
export function sayCount(count: number): string {
  return COUNTS.format(count);
}
