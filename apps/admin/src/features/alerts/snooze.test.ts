import { expect, it } from 'vitest';
import { SNOOZES } from './snooze.ts';

it.each([
  ['a Saturday', new Date(2026, 10, 21, 22, 30), new Date(2026, 10, 22, 8), new Date(2026, 10, 23, 8)],
  ['a Sunday', new Date(2026, 10, 22, 7), new Date(2026, 10, 23, 8), new Date(2026, 10, 23, 8)],
  ['a Monday', new Date(2026, 10, 30, 0, 1), new Date(2026, 11, 1, 8), new Date(2026, 11, 7, 8)],
])('on %s', (_day, now, tomorrow, nextWeek) => {
  expect(SNOOZES.tomorrow(now)).toEqual(tomorrow);
  expect(SNOOZES.next_week(now)).toEqual(nextWeek);
});
