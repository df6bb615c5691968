import { expect, test } from 'vitest';
import type { PointsPayLimit } from '../../gql/graphql.ts';
import { whyNot } from './whyNot.ts';

const member = {};
const lines = [{}];
const none = (limit: PointsPayLimit, missing = 0) => ({ points: { balance: 100, most: 0, worth: '0.00', limit, missing } });

test.each([
  ['nobody buys', { member: null, lines }, null, { words: 'MEMBER' }],
  ['there are no goods', { member, lines: [] }, null, { words: 'GOODS' }],
  ['the price is not known yet', { member, lines }, null, { words: 'WAIT' }],
  ['no points pay', { member, lines }, { points: null }, { words: 'OFF' }],
  ['the card is not for them', { member, lines }, none('CARD'), { words: 'CARD', missing: 0 }],
  ['the first time is not reached', { member, lines }, none('FIRST', 900), { words: 'FIRST', missing: 900 }],
  ['there are fewer than the least', { member, lines }, none('MINIMUM', 400), { words: 'MINIMUM', missing: 400 }],
  ['they make no step', { member, lines }, none('MINIMUM'), { words: 'STEP' }],
  ['the bill is too small', { member, lines }, none('SHARE'), { words: 'SHARE' }],
  ['they can', { member, lines }, { points: { ...none('SHARE').points, most: 100, worth: '1.00' } }, null],
])('points: %s', (_case, basket, quote, refusal) => expect(whyNot('POINTS', basket, quote)).toEqual(refusal));

test('stored value is a member’s; all else is anybody’s', () => {
  expect(whyNot('STORED_VALUE', { member: null, lines }, null)).toEqual({ words: 'STORED_VALUE' });
  expect(whyNot('STORED_VALUE', { member, lines: [] }, null)).toBeNull();
  expect(whyNot('CASH', { member: null, lines: [] }, null)).toBeNull();
});
