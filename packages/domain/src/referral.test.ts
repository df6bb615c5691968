import { expect, test } from 'vitest';
import { minor } from './money.ts';
import { capped, checkLevels, referralPoints } from './referral.ts';

test('points for each hundred of money, rounded down, or so many', () => {
  expect(referralPoints({ level: 1, percent: 5, points: null }, minor(12_999), 2)).toBe(6);
  expect(referralPoints({ level: 1, percent: null, points: 88 }, minor(1), 2)).toBe(88);
});

test.each([
  [50, { perDay: null, perMember: null }, 50],
  [50, { perDay: 60, perMember: null }, 20],
  [50, { perDay: 30, perMember: 1000 }, 0],
  [50, { perDay: null, perMember: 110 }, 10],
])('%d points under %j are %d', (points, limits, left) => {
  expect(capped(points, limits, { onDay: 40, inAll: 100 })).toBe(left);
});

test.each<[{ percent: number | null; points: number | null }, string]>([
  [{ percent: null, points: null }, 'levels.0.percent'],
  [{ percent: 5, points: 5 }, 'levels.0.points'],
  [{ percent: 101, points: null }, 'levels.0.percent'],
  [{ percent: null, points: 0 }, 'levels.0.points'],
])('%j is refused', (level, field) => {
  expect(() => checkLevels([level], 'levels')).toThrow(expect.objectContaining({ field }));
});
