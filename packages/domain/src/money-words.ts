import type { Locale } from './errors.ts';
import { formatMoney, minor } from './money.ts';

/** How the chain counts. */
export interface Currency {
  /** ISO 4217. */
  currency: string;
  minorDigits: number;
}

/** An amount of minor units with its sign, as people read it: "¥1,200.00". */
export function sayMoney(amount: number, { currency, minorDigits }: Currency, locale: Locale): string {
  const digits = { minimumFractionDigits: minorDigits, maximumFractionDigits: minorDigits };
  // The string keeps every digit; a number of so many minor units may not.
  const text = formatMoney(minor(amount), minorDigits) as `${number}`; // digits with a point, as formatMoney writes them
  const language = locale === 'zh' ? 'zh-CN' : 'en';
  return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits }).format(text);
}
