/**
 * How the text of one cell becomes a value. Every parser returns the value or a refusal code; none throws,
 * because a bad cell refuses its row and not the file.
 */
import { snap4 } from './rounding.ts';
import { type BusinessDate, parseDate } from './time.ts';

/** The codes of error-codes.ts that a cell can be refused with. */
export type CellCode =
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'BAD_DATE'
  | 'BAD_TIME'
  | 'BAD_MONEY'
  | 'BAD_QUANTITY'
  | 'BAD_RATE'
  | 'BAD_PHONE'
  | 'BAD_EMAIL'
  | 'BAD_CODE'
  | 'UNKNOWN_WORD'
  | 'UNKNOWN_CHOICE'
  | 'ZERO_QUANTITY'
  | 'NEGATIVE_QUANTITY'
  | 'AMOUNT_SIGN';

/** Order of the parts of a date in the file. */
export type DateOrder = 'YMD' | 'DMY' | 'MDY';

export type Parsed<T> = { value: T; refusal?: undefined } | { value?: undefined; refusal: CellCode };

const PLAIN_DECIMAL = /^-?\d{1,9}(?:\.\d{1,4})?$/;
const CURRENCY = /^([+-]?)[¥￥$]\s*|\s*元$/g;
/** Amounts beyond are refused: sums of a million rows must stay safe integers of ten-thousandths. */
const LARGEST = 1e13;

/**
 * A decimal number in ten-thousandths, snapped half away from zero (see `snap4`): files carry float noise such as
 * `125.43999999999998`, which no cash desk ever rang up. Grouping commas, a currency sign and exponents are read.
 */
export function parseTenThousandths(text: string): Parsed<number> {
  // the common case without BigInt: a million rows have three numbers each
  if (PLAIN_DECIMAL.test(text)) return { value: Math.round(Number(text) * 10_000) + 0 };
  try {
    const value = Number(snap4(text.replace(CURRENCY, '$1')));
    return Math.abs(value) <= LARGEST ? { value: value + 0 } : { refusal: 'BAD_MONEY' };
  } catch {
    return { refusal: 'BAD_MONEY' };
  }
}

/** A quantity in thousandths; more than three decimals (after float noise) are refused rather than lost. */
export function parseThousandths(text: string): Parsed<number> {
  const { value, refusal } = parseTenThousandths(text);
  if (refusal || value % 10 !== 0) return { refusal: 'BAD_QUANTITY' };
  return { value: value / 10 };
}

const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/s;

/** What a date cell says: a day of the calendar and, where written, minutes since midnight. */
export interface Moment {
  /** YYYY-MM-DD */
  date: BusinessDate;
  minute: number | null;
}

/** A date as `parseDate` reads it, or with the year last in the order given; a time of day after it is kept. */
export function parseMoment(text: string, order: DateOrder): Parsed<Moment> {
  const date = parseDate(order === 'YMD' ? text : yearFirst(text, order));
  if (date === undefined) return { refusal: 'BAD_DATE' };
  const clock = /\d{1,2}[:时]\d{2}/.exec(text)?.[0];
  return { value: { date, minute: clock === undefined ? null : (parseTime(clock.replace('时', ':')).value ?? null) } };
}

function yearFirst(text: string, order: 'DMY' | 'MDY'): string {
  const [, first, second, year, rest] = YEAR_LAST.exec(text) ?? [];
  if (year === undefined) return text;
  return order === 'DMY' ? `${year}-${second}-${first}${rest}` : `${year}-${first}-${second}${rest}`;
}

/** Minutes since midnight of `9:05`, `09:05:30`; seconds are dropped. */
export function parseTime(text: string): Parsed<number> {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?$/.exec(text);
  return match ? { value: Number(match[1]) * 60 + Number(match[2]) } : { refusal: 'BAD_TIME' };
}

/** What a word of a file means, whichever letters it is written in; a meaning stands for itself. */
export function meaningOf(words: Readonly<Record<string, string>>, text: string): Parsed<string> {
  const word = text.trim().toLowerCase();
  const meaning = Object.hasOwn(words, word) ? words[word] : undefined;
  return meaning === undefined ? { refusal: 'UNKNOWN_WORD' } : { value: meaning };
}

const YES = new Set(['1', 'y', 'yes', 'true', 't', '是', '有', '√']);
const NO = new Set(['0', 'n', 'no', 'false', 'f', '否', '无', '×', '']);

/** Yes and no as files write them: 是/否, Y/N, true/false, 1/0; blank is no. */
export function parseWord(text: string): Parsed<boolean> {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { refusal: 'UNKNOWN_WORD' };
}
