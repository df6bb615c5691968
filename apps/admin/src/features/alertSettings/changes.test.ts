import { expect, it } from 'vitest';
import { changesOf, errorsByKey, isWithin, type Threshold } from './changes.ts';

const days: Threshold = { name: 'days', title: 'Days', unit: 'DAYS', value: 90, min: 1, max: 365, level: null, from: null };
const gold: Threshold = { ...days, value: 45, level: { id: 'gold', name: 'Gold' }, from: { id: 'hq', name: 'Head office' } };
const drop: Threshold = { ...days, name: 'drop', value: 25, min: 5, max: 100 };

it('only what differs is sent, and null takes back', () => {
  expect(changesOf([days, gold, drop], { days: '90', 'days gold': null, drop: '30' })).toEqual({
    keys: ['days gold', 'drop'],
    input: [
      { name: 'days', levelId: 'gold', value: null },
      { name: 'drop', levelId: null, value: 30 },
    ],
  });
  expect(changesOf([days, gold, drop], {}).input).toEqual([]);
});

it('an error finds its field by its place in what was sent', () => {
  const { keys } = changesOf([days, gold, drop], { 'days gold': '0', drop: '200' });
  expect(errorsByKey({ 'thresholds.1': 'too large', 'thresholds.0.levelId': 'gone', orgId: 'no' }, keys)).toEqual({
    drop: 'too large',
    'days gold': 'gone',
  });
});

it.each([
  [null, true],
  ['5', true],
  ['100', true],
  ['4.9', false],
  ['101', false],
  ['', false],
  ['x', false],
])('%j within 5–100: %j', (typed, within) => expect(isWithin(typed, drop)).toBe(within));
