import { describe, expect, test } from 'vitest';
import { breakageRate, expiryForecast, summaryOf } from './points-liability.ts';

describe('what a period did to points', () => {
  test('what goes against the usual direction is a reversal', () => {
    const summary = summaryOf([
      { house: 'POINTS', points: 500 },
      { house: 'POINTS', points: -40 },
      { house: 'REVENUE', points: -100 },
      { house: 'REVENUE', points: 30 },
      { house: 'BREAKAGE', points: -60 },
      { house: 'BREAKAGE', points: 5 },
      { house: 'CONVERSION', points: -20 },
      { house: 'OPENING', points: 1000 },
    ]);
    expect(summary).toEqual({ earned: 500, spent: -100, expired: -60, converted: -20, reversed: -5, other: 1000 });
  });

  test.each([
    [{ spent: 0, expired: 0 }, null],
    [{ spent: -300, expired: -100 }, 0.25],
    [{ spent: 0, expired: -7 }, 1],
    [{ spent: -7, expired: 0 }, 0],
  ])('breakage of %j is %s', (summary, rate) => {
    expect(breakageRate(summary)).toBe(rate);
  });
});

test('what expires: overdue with this month, twelve months, later, never', () => {
  const parts = expiryForecast(
    [
      { month: '2026-10-01', points: 1 },
      { month: '2026-11-01', points: 2 },
      { month: '2027-10-01', points: 4 },
      { month: '2027-11-01', points: 8 },
      { month: '2030-01-01', points: 16 },
      { month: null, points: 32 },
    ],
    '2026-11-22',
  );
  expect(parts).toHaveLength(14);
  expect(parts.filter(({ points }) => points > 0)).toEqual([
    { when: 'MONTH', month: '2026-11-01', points: 3 },
    { when: 'MONTH', month: '2027-10-01', points: 4 },
    { when: 'LATER', month: null, points: 24 },
    { when: 'NEVER', month: null, points: 32 },
  ]);
});
