import { expect, test } from 'vitest';
import { rulePlaces } from './rule.ts';

test.each([
  ['rule.effect.amountOff.amount', ['rule.effect.amount']],
  ['rule.effect.amount', ['rule.effect.amount']],
  ['rule.effect.percent', ['rule.effect.percent']],
  ['rule.effect.percent.cap', ['rule.effect.cap']],
  ['rule.effect.price', ['rule.effect.price']],
  ['rule.effect.buyN.most', ['rule.effect.mostPieces', 'rule.effect.mostTimes']],
  ['rule.effect.bundle.parts.0.quantity', ['rule.effect.parts.0.quantity']],
  ['rule.fromAmount', ['rule.fromAmount']],
  ['code', ['code']],
])('what is said about %s stands at %j', (field, places) => expect(rulePlaces(field)).toEqual(places));
