import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  type Grain,
  label,
  nextPeriod,
  periodEnd,
  periodsBetween,
  periodStart,
  previousRange,
  sameRangeLastYear,
} from './period.ts';
import { addDays, dayNumber, daysBetween, fromDayNumber, isoWeek, weekday } from './time.ts';

const date = fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2150-12-31') }).map(fromDayNumber);
const grain = fc.constantFrom<Grain>('YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY');

describe('periods', () => {
  it.each<[string, Grain, string, string, string, string]>([
    ['2026-08-15', 'YEAR', '2026-01-01', '2026-12-31', '2026', '2026年'],
    ['2026-08-15', 'QUARTER', '2026-07-01', '2026-09-30', '2026 Q3', '2026年第3季度'],
    ['2024-02-29', 'MONTH', '2024-02-01', '2024-02-29', 'Feb 2024', '2024年2月'],
    ['2027-01-01', 'WEEK', '2026-12-28', '2027-01-03', '2026 W53', '2026年第53周'],
    ['2025-12-31', 'WEEK', '2025-12-29', '2026-01-04', '2026 W01', '2026年第1周'],
    ['2026-08-05', 'DAY', '2026-08-05', '2026-08-05', '5 Aug 2026', '2026年8月5日'],
  ])('%s by %s is %s to %s, called %s or %s', (day, by, start, end, en, zh) => {
    expect([periodStart(day, by), periodEnd(day, by), label(day, by, 'en'), label(day, by, 'zh')]).toEqual([start, end, en, zh]);
  });

  it('follow each other without gap and hold their days', () => {
    fc.assert(
      fc.property(date, grain, (day, by) => {
        expect(periodStart(day, by) <= day && day <= periodEnd(day, by)).toBe(true);
        expect(nextPeriod(day, by)).toBe(addDays(periodEnd(day, by), 1));
        expect(periodStart(nextPeriod(day, by), by)).toBe(nextPeriod(day, by));
        expect(periodStart(periodEnd(day, by), by)).toBe(periodStart(day, by));
      }),
    );
  });
});

describe('periodsBetween', () => {
  it('gives whole periods', () => {
    expect(periodsBetween('2026-01-15', '2026-03-01', 'MONTH')).toEqual([
      { start: '2026-01-01', end: '2026-01-31', label: 'Jan 2026' },
      { start: '2026-02-01', end: '2026-02-28', label: 'Feb 2026' },
      { start: '2026-03-01', end: '2026-03-31', label: 'Mar 2026' },
    ]);
    expect(periodsBetween('2026-03-02', '2026-03-01', 'YEAR')).toEqual([]);
    expect(periodsBetween('2026-03-01', '2026-03-01', 'QUARTER', 'zh').map((period) => period.label)).toEqual(['2026年第1季度']);
  });

  it('covers the range, each day once', () => {
    fc.assert(
      fc.property(date, fc.nat(1000), grain, (from, days, by) => {
        const to = addDays(from, days);
        const periods = periodsBetween(from, to, by);
        expect(periods[0]?.start).toBe(periodStart(from, by));
        expect(periods.at(-1)?.end).toBe(periodEnd(to, by));
        periods.slice(1).forEach((period, index) => expect(period.start).toBe(addDays(periods[index]?.end ?? '', 1)));
      }),
    );
  });
});

describe('previousRange', () => {
  it.each([
    ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['2026-02-01', '2026-06-30', '2025-09-01', '2026-01-31'],
    ['2026-03-01', '2026-03-30', '2026-01-30', '2026-02-28'],
    ['2026-03-02', '2026-03-08', '2026-02-23', '2026-03-01'],
    ['2026-03-02', '2026-03-02', '2026-03-01', '2026-03-01'],
  ])('of %s – %s is %s – %s', (from, to, previousFrom, previousTo) => {
    expect(previousRange({ from, to })).toEqual({ from: previousFrom, to: previousTo });
  });

  it('ends the day before, and is as long unless it is of months', () => {
    fc.assert(
      fc.property(date, fc.nat(800), (from, days) => {
        const to = addDays(from, days);
        const previous = previousRange({ from, to });
        expect(previous.to).toBe(addDays(from, -1));
        if (!from.endsWith('-01')) expect(daysBetween(previous.from, previous.to)).toBe(days);
      }),
    );
  });
});

describe('sameRangeLastYear', () => {
  it.each([
    ['2024-02-29', '2024-02-29', '2023-02-28', '2023-02-28'],
    ['2024-02-01', '2024-02-29', '2023-02-01', '2023-02-28'],
    ['2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['2026-05-10', '2026-06-20', '2025-05-10', '2025-06-20'],
    // ISO week 10 of 2026 and of 2025
    ['2026-03-02', '2026-03-08', '2025-03-03', '2025-03-09'],
    // 2026 has a week 53, 2025 does not: its week 52
    ['2026-12-28', '2027-01-03', '2025-12-22', '2025-12-28'],
    // February 2021 is four whole weeks and a whole month: a month it is
    ['2021-02-01', '2021-02-28', '2020-02-01', '2020-02-29'],
  ])('of %s – %s is %s – %s', (from, to, lastFrom, lastTo) => {
    expect(sameRangeLastYear({ from, to })).toEqual({ from: lastFrom, to: lastTo });
  });

  it('keeps weeks whole and their number', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 3 }), (day, weeks) => {
        const from = addDays(day, 1 - weekday(day));
        const last = sameRangeLastYear({ from, to: addDays(from, weeks * 7 - 1) });
        expect(weekday(last.from)).toBe(1);
        expect(daysBetween(last.from, last.to)).toBe(weeks * 7 - 1);
        const { year, week } = isoWeek(from);
        expect([
          { year: year - 1, week },
          { year: year - 1, week: week - 1 },
        ]).toContainEqual(isoWeek(last.from));
        if (week < 53) expect(isoWeek(last.from).week).toBe(week);
      }),
      { examples: [['2020-12-28', 1]] },
    );
  });
});

it.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', -12, '2023-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-12-15', 13, '2028-01-15'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});
