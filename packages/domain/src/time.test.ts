import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  businessDate,
  dayNumber,
  daysBetween,
  daysInMonth,
  fromDayNumber,
  isoWeek,
  parseDate,
  partsOf,
  startOfBusinessDay,
  weekday,
} from './time.ts';

const date = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(fromDayNumber);
const zone = fc.constantFrom(
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Africa/Cairo',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'America/Havana',
  'Pacific/Chatham',
  'UTC',
);

const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });

/** Milliseconds of the next change of the clocks, or of the instant itself where there is none. */
function changeAfter(from: Date, name: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(name);
  return (zoned.getTimeZoneTransition('next') ?? zoned).epochMilliseconds;
}

describe('businessDate', () => {
  it.each([
    ['2026-01-01T15:59:59Z', 'Asia/Shanghai', 0, '2026-01-01'],
    ['2026-01-01T16:00:00Z', 'Asia/Shanghai', 0, '2026-01-02'],
    ['2026-01-01T19:59:59Z', 'Asia/Shanghai', 240, '2026-01-01'],
    ['2026-01-01T20:00:00Z', 'Asia/Shanghai', 240, '2026-01-02'],
    ['2026-01-01T00:30:00Z', 'UTC', 1439, '2025-12-31'],
    // New York puts its clocks back at 2:00: 1:30 comes twice, the day begins at the first
    ['2026-11-01T05:29:59Z', 'America/New_York', 90, '2026-10-31'],
    ['2026-11-01T05:30:00Z', 'America/New_York', 90, '2026-11-01'],
    ['2026-11-01T06:00:00Z', 'America/New_York', 90, '2026-11-01'],
    // and forward at 2:00: 2:30 does not exist, the day begins at 3:30
    ['2026-03-08T06:59:59Z', 'America/New_York', 150, '2026-03-07'],
    ['2026-03-08T07:30:00Z', 'America/New_York', 150, '2026-03-08'],
    // St John's put its clocks back at 0:01, into the day before
    ['2006-10-29T03:00:00Z', 'America/St_Johns', 0, '2006-10-29'],
  ])('%s in %s with days from minute %i is %s', (moment, name, starts, expected) => {
    expect(businessDate(new Date(moment), name, starts)).toBe(expected);
  });

  it('is the day whose start is the last one not after the instant, around every change of the clocks too', () => {
    const hours = fc.integer({ min: -30 * 60, max: 30 * 60 });
    fc.assert(
      fc.property(instant, hours, zone, fc.integer({ min: 0, max: 1439 }), (any, minutes, name, starts) => {
        for (const now of [any, new Date(changeAfter(any, name) + minutes * 60_000)]) {
          const day = businessDate(now, name, starts);
          expect(startOfBusinessDay(day, name, starts) <= now).toBe(true);
          expect(startOfBusinessDay(addDays(day, 1), name, starts) > now).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses unknown zones and minutes of no day', () => {
    expect(() => businessDate(new Date(0), 'Mars/Base', 0)).toThrow(RangeError);
    expect(() => startOfBusinessDay('2026-01-01', 'UTC', 1440)).toThrow(RangeError);
  });
});

describe('parseDate', () => {
  it.each([
    ['2015-01-01', '2015-01-01'],
    ['20150101', '2015-01-01'],
    ['2015/1/1', '2015-01-01'],
    ['2015.12.31', '2015-12-31'],
    ['2015年1月1日', '2015-01-01'],
    ['2018-01-01 星期五', '2018-01-01'],
    ['2018-01-01 周一', '2018-01-01'],
    ['2018-01-01 (Mon)', '2018-01-01'],
    ['2018-01-01, Monday', '2018-01-01'],
    ['2018年1月1日星期一', '2018-01-01'],
    ['2018年1月1日 9时30分', '2018-01-01'],
    ['2018-01-01 9:05', '2018-01-01'],
    ['2018-01-01T23:59:59.999Z', '2018-01-01'],
    ['2018-01-01 10:00:00 PM', '2018-01-01'],
    ['2018-01-01 周一 10:00', '2018-01-01'],
    ['20180101 10:00:00', '2018-01-01'],
    [' 2016-02-29 ', '2016-02-29'],
    ['2000-02-29', '2000-02-29'],
  ])('%j is %s', (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });

  it.each([
    '',
    '2018-02-29',
    '1900-02-29',
    '2018-13-01',
    '2018-00-10',
    '2018-01-00',
    '2018-04-31',
    '20150229',
    '2015-1/1',
    '15-01-01',
    '1/1/2015',
    '201511',
    '2015011',
    '201501011',
    '2015-01-01x',
    '2015-01-01 25:00',
    '2015-01-01 10',
    '1899-12-31',
    '2200-01-01',
    '0018-01-01',
    '42005',
    '2015年1月',
    '星期五',
    '2015-01-01\n2015-01-02',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('reads every date in every form', () => {
    fc.assert(
      fc.property(date, (day) => {
        const { year, month, day: d } = partsOf(day);
        for (const text of [day, day.replaceAll('-', ''), `${year}/${month}/${d}`, `${year}年${month}月${d}日`])
          expect(parseDate(text)).toBe(day);
      }),
    );
  });
});

describe('the calendar', () => {
  it('agrees with Temporal', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        const plain = Temporal.PlainDate.from(day);
        expect(weekday(day)).toBe(plain.dayOfWeek);
        expect(isoWeek(day)).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear });
        expect(daysInMonth(plain.year, plain.month)).toBe(plain.daysInMonth);
        const moved = plain.add({ days });
        expect(addDays(day, days)).toBe(moved.toString());
        expect(daysBetween(day, moved.toString())).toBe(days);
      }),
    );
  });

  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11017],
  ])('%s is day %i', (day, number) => {
    expect(dayNumber(day)).toBe(number);
    expect(fromDayNumber(number)).toBe(day);
  });

  it.each([
    ['2027-01-01', 2026, 53],
    ['2024-12-30', 2025, 1],
    ['2026-01-01', 2026, 1],
  ])('%s is in %i week %i', (day, year, week) => {
    expect(isoWeek(day)).toEqual({ year, week });
  });
});
