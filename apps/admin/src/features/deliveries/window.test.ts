import { expect, test } from 'vitest';
import { endOf, minutesOf, timeOf, windowText } from './window.ts';

test.each([
  [540, 720, '09:00–12:00'],
  [1080, 1440, '18:00–24:00'],
  [null, null, ''],
])('%s to %s reads "%s"', (windowStart, windowEnd, text) => expect(windowText({ windowStart, windowEnd })).toBe(text));

test.each([
  ['09:30', 570, 570],
  ['00:00', 0, 1440],
  ['', null, null],
])('a time input with "%s"', (time, start, end) => expect([minutesOf(time), endOf(time)]).toEqual([start, end]));

test.each([null, 0, 570])('%s comes back from its time input', (minutes) => expect(minutesOf(timeOf(minutes))).toBe(minutes));
test('midnight comes back as the end of the day', () => expect(endOf(timeOf(1440))).toBe(1440));
