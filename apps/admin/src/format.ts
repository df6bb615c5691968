/** Figures and dates as people of the interface's language write them. Everything here is pure. */

export type Locale = 'en' | 'zh';

/** What a figure counts; decides its decimals and its sign of unit. */
export type Measure = 'money' | 'count' | 'quantity' | 'percent';

const tag = (locale: Locale) => (locale === 'zh' ? 'zh-CN' : 'en');

/** A decimal as the API sends it: a string for money and quantities, a number for counts. */
export type Figure = string | number | null | undefined;

export const DASH = '–';

const symbol = (currency: string, locale: Locale): string =>
  new Intl.NumberFormat(tag(locale), { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? '';

const isBlank = (value: Figure): value is null | undefined | '' => value == null || value === '';

/** The exact amount, e.g. `¥1,234.50`. Takes the API's decimal string, so no digit is lost. */
export function formatMoney(value: Figure, locale: Locale, currency = 'CNY'): string {
  if (isBlank(value)) return DASH;
  return new Intl.NumberFormat(tag(locale), { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    value as Intl.StringNumericLiteral,
  );
}

/** An amount without its decimals, for tables where many stand side by side. */
export function formatWhole(value: Figure, locale: Locale, currency = 'CNY'): string {
  if (isBlank(value)) return DASH;
  return new Intl.NumberFormat(tag(locale), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  }).format(Number(value));
}

/** A count with thousands separators. */
export function formatCount(value: Figure, locale: Locale): string {
  if (isBlank(value)) return DASH;
  return new Intl.NumberFormat(tag(locale), { maximumFractionDigits: 0 }).format(Number(value));
}

/** A quantity: up to three decimals, no trailing zeros. */
export function formatQuantity(value: Figure, locale: Locale): string {
  if (isBlank(value)) return DASH;
  return new Intl.NumberFormat(tag(locale), { maximumFractionDigits: 3 }).format(Number(value));
}

/** A ratio (0.123) as a percentage (12.3%). */
export function formatPercent(ratio: Figure, locale: Locale): string {
  if (isBlank(ratio)) return DASH;
  return new Intl.NumberFormat(tag(locale), { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Number(ratio));
}

/** A change with its sign written out, so that it does not speak by colour alone: `+12.3%`. */
export function formatChange(ratio: number | null | undefined, locale: Locale): string {
  if (ratio == null) return DASH;
  return new Intl.NumberFormat(tag(locale), {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(ratio);
}

/** Formats by what the figure measures, in full. */
export function formatFull(value: Figure, measure: Measure, locale: Locale, currency = 'CNY'): string {
  if (measure === 'money') return formatMoney(value, locale, currency);
  if (measure === 'percent') return formatPercent(value, locale);
  if (measure === 'quantity') return formatQuantity(value, locale);
  return formatCount(value, locale);
}

/** Short for tiles and axes: 万 and 亿 in Chinese, K, M and B in English; three significant digits or more. */
export function formatShort(value: Figure, measure: Measure, locale: Locale, currency = 'CNY'): string {
  if (isBlank(value)) return DASH;
  if (measure === 'percent') return formatPercent(value, locale);
  const number = Number(value);
  if (Math.abs(number) < 10_000) {
    return measure === 'money' && !Number.isInteger(number)
      ? formatMoney(value, locale, currency)
      : prefixed(measure, number, locale, currency);
  }
  const compact = new Intl.NumberFormat(tag(locale), {
    notation: 'compact',
    maximumFractionDigits: Math.abs(number) >= 1e8 || locale === 'en' ? 2 : 1,
  });
  return sign(number) + (measure === 'money' ? symbol(currency, locale) : '') + compact.format(Math.abs(number));
}

const sign = (number: number) => (number < 0 ? '-' : '');

const prefixed = (measure: Measure, number: number, locale: Locale, currency: string) =>
  sign(number) + (measure === 'money' ? symbol(currency, locale) : '') + formatQuantity(Math.abs(number), locale);

/** A day: `2026-11-21` in Chinese, `Nov 21, 2026` in English. Days have no zone: never through `new Date(day)`. */
export function formatDay(day: string | null | undefined, locale: Locale): string {
  if (!day) return DASH;
  if (locale === 'zh') return day.slice(0, 10);
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

/** An instant to the minute, by the clock of a zone (IANA); without one by the browser's. */
export function formatInstant(instant: string | null | undefined, locale: Locale, timeZone?: string): string {
  if (!instant) return DASH;
  const at = new Date(instant);
  const zone = timeZone === undefined ? {} : { timeZone };
  // Swedish writes 2026-11-21 14:03, as Chinese back offices do.
  if (locale === 'zh') return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', ...zone }).format(at);
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', ...zone }).format(at);
}

const clocks = new Map<string | undefined, Intl.DateTimeFormat>();

/** The clock of a zone, kept: making one takes longer than reading it, and a file has many rows. */
function clockIn(timeZone: string | undefined): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium', ...(timeZone !== undefined && { timeZone }) });
  clocks.set(timeZone, made);
  return made;
}

/** An instant as a cell of a file: a Date whose UTC parts are what the clock of the zone showed, to the second. */
export function clockOf(instant: string | null | undefined, timeZone?: string): Date | null {
  return instant ? new Date(`${clockIn(timeZone).format(new Date(instant)).replace(' ', 'T')}Z`) : null;
}

/** A phone as people read it out: Chinese mobiles bare in groups, others as they are. */
export function formatPhone(phone: string | null | undefined): string {
  if (!phone) return DASH;
  return phone.replace(/^\+86(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3');
}

/** The change from one figure to another as a ratio; null where the base is zero or missing. */
export function change(now: Figure, before: Figure): number | null {
  if (isBlank(now) || isBlank(before) || Number(before) === 0) return null;
  return (Number(now) - Number(before)) / Math.abs(Number(before));
}

/** A figure as a number, for a spreadsheet or a drawing; null where there is none. */
export const numberOf = (figure: Figure): number | null => (isBlank(figure) ? null : Number(figure));
