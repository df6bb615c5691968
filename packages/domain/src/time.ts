import { Temporal } from 'temporal-polyfill';

/** A day of business in the shop's zone, as 'YYYY-MM-DD'; years 1900 to 2199. Compares and sorts as text. */
export type BusinessDate = string;

const DATE = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2})|年(\d{1,2})月(\d{1,2})日)(.*)$/s;
const CLOCK = '(?:[01]?\\d|2[0-3])[:时]\\d{2}(?:[:分]\\d{2}(?:[.,]\\d+)?秒?|分)?(?: ?[ap]m)?(?:Z|[+-]\\d{2}:?\\d{2})?';
const WEEKDAY = '(?:(?:星期|礼拜|周)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?)';
const TAIL = new RegExp(`^(?:T${CLOCK}|[\\s,(（]*(?:${WEEKDAY}[)）]?)?\\s*(?:${CLOCK})?)$`, 'i');

/**
 * The business day that an instant belongs to: the day whose start is the last one not after it. It begins at
 * `dayStartsAtMinutes` (0–1439) after midnight on the clocks of `zone` (an IANA name).
 */
export function businessDate(instant: Date, zone: string, dayStartsAtMinutes: number): BusinessDate {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  const date = local.toPlainDate().toString();
  // clocks that were put back can show a time before the start of a day that has already begun, and the other way round
  if (instant < startOfBusinessDay(date, zone, dayStartsAtMinutes)) return addDays(date, -1);
  const next = addDays(date, 1);
  const nearMidnight = local.hour === 23;
  return nearMidnight && instant >= startOfBusinessDay(next, zone, dayStartsAtMinutes) ? next : date;
}

/** The first instant of a business day; where the clocks skip that time, the first instant after the gap. */
export function startOfBusinessDay(date: BusinessDate, zone: string, dayStartsAtMinutes: number): Date {
  const time = Temporal.PlainTime.from(
    { hour: Math.floor(dayStartsAtMinutes / 60), minute: dayStartsAtMinutes % 60 },
    { overflow: 'reject' },
  );
  const start = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
  return new Date(start.epochMilliseconds);
}

/**
 * The date that a text of a file or a form begins with, or undefined. Understands 2015-01-01, 2015/1/1, 2015.1.1,
 * 20150101 and 2015年1月1日, followed by nothing, a weekday or a time; both are ignored, a zone as well.
 * 2018-02-29 is no date, nor is anything before 1900 or after 2199.
 */
export function parseDate(text: string): BusinessDate | undefined {
  const match = DATE.exec(text.trim());
  if (!match || !TAIL.test(match[9] ?? '')) return undefined;
  const year = Number(match[1]);
  const month = Number(match[3] ?? match[5] ?? match[7]);
  const day = Number(match[4] ?? match[6] ?? match[8]);
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return isoDate(year, month, day);
}

/** Days since 1970-01-01. For days of the proleptic Gregorian calendar, after Hinnant, "chrono-compatible date algorithms". */
export function dayNumber(date: BusinessDate): number {
  const { year, month, day } = partsOf(date);
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719468;
}

/** The inverse of `dayNumber`. */
export function fromDayNumber(number: number): BusinessDate {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return isoDate(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`: negative if `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
export function weekday(date: BusinessDate): number {
  // 1970-01-01 was a Thursday; the second modulo is for days before it
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The ISO 8601 week: it belongs to the year that has its Thursday. */
export function isoWeek(date: BusinessDate): { year: number; week: number } {
  const thursday = addDays(date, 4 - weekday(date));
  const { year } = partsOf(thursday);
  return { year, week: Math.floor(daysBetween(isoDate(year, 1, 1), thursday) / 7) + 1 };
}

export function partsOf(date: BusinessDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function isoDate(year: number, month: number, day: number): BusinessDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
