import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALL_RFM_GROUPS, groupOf, highOf, RFM_GROUPS, RFM_SCORES, type RfmScale, scoreOf, stretchOf } from './rfm.ts';

const scale: RfmScale = {
  recency: { cuts: ['2026-01-31', '2026-04-30', '2026-08-31', '2026-10-31'], mean: '2026-06-15' },
  frequency: { cuts: [0, 0, 2, 6], mean: 3 },
  money: { cuts: [0, 0, 20_000, 90_000], mean: 45_000 },
};

describe('a score counts the cuts below', () => {
  test.each([
    ['2025-01-01', 1],
    ['2026-01-31', 1],
    ['2026-02-01', 2],
    ['2026-08-31', 3],
    ['2026-11-22', 5],
  ])('last bought on %s: %i', (day, score) => expect(scoreOf(scale.recency, day)).toBe(score));

  test.each([
    [0, 1], // nobody scores 2: two fifths did not buy in the year
    [1, 3],
    [2, 3],
    [3, 4],
    [6, 4],
    [7, 5],
  ])('%i orders: %i', (orders, score) => expect(scoreOf(scale.frequency, orders)).toBe(score));
});

test('a value has a score exactly where it lies in the stretch of the score', () => {
  const sorted = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }).map((cuts) => cuts.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(sorted, fc.integer({ min: -1, max: 10 }), (cuts, value) => {
      const yardstick = { cuts, mean: 0 };
      const fits = RFM_SCORES.filter((score) => {
        const { over, upTo } = stretchOf(yardstick, score);
        return (over === undefined || value > over) && (upTo === undefined || value <= upTo);
      });
      expect(fits).toEqual([scoreOf(yardstick, value)]);
    }),
  );
});

test.each([
  ['2026-06-15', 3, 45_000, 'IMPORTANT_VALUE', '重要价值会员'],
  ['2026-11-01', 1, 99_999, 'IMPORTANT_DEVELOP', '重要发展会员'],
  ['2026-06-14', 9, 99_999, 'IMPORTANT_KEEP', '重要保持会员'],
  ['2026-01-01', 2, 45_000, 'IMPORTANT_WIN_BACK', '重要挽留会员'],
  ['2026-11-01', 3, 44_999, 'GENERAL_VALUE', '一般价值会员'],
  ['2026-11-01', 0, 0, 'GENERAL_DEVELOP', '一般发展会员'],
  ['2025-11-01', 3, 0, 'GENERAL_KEEP', '一般保持会员'],
  ['2025-11-01', 0, -5, 'GENERAL_WIN_BACK', '一般挽留会员'],
] as const)('last %s, %i orders, %i minor units: %s', (recency, frequency, money, group, zh) => {
  expect(groupOf(scale, { recency, frequency, money })).toBe(group);
  expect(RFM_GROUPS[group].zh).toBe(zh);
  expect(highOf(group)).toEqual({ recency: recency >= '2026-06-15', frequency: frequency >= 3, money: money >= 45_000 });
});

test('every mixture has a name of its own', () => {
  expect(new Set(ALL_RFM_GROUPS.map((group) => RFM_GROUPS[group].high.join())).size).toBe(8);
});
