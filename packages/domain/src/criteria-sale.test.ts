import { expect, test } from 'vitest';
import type { Condition } from './criteria.ts';
import { ATTRIBUTES } from './criteria-attributes.ts';
import { evaluator } from './criteria-evaluate.ts';
import { parseCondition } from './criteria-parse.ts';
import { ruleVocabulary, SALE_ATTRIBUTES, saleFacts } from './criteria-sale.ts';
import { minor } from './money.ts';
import { thousandths } from './quantity.ts';

const STORE = '00000000-0000-7000-8000-000000000001';
const GOLD = '00000000-0000-7000-8000-000000000002';
const vocabulary = ruleVocabulary(ATTRIBUTES);
const asked = {
  storeId: STORE,
  channel: 'STORE',
  till: 'T1',
  day: '2026-03-06', // a Friday
  hour: 18,
  amount: minor(12_000),
  quantity: thousandths(3000),
  first: true,
  birthday: false,
  cardTypeId: null,
};
const meets = (condition: Condition, member = true) =>
  evaluator(parseCondition(condition, vocabulary), vocabulary, { today: asked.day, below: (_entity, id) => [id] })(
    saleFacts(asked, member ? { member: [{ level_id: GOLD, birthday: null }] } : null),
  );

test.each<[string, Condition, boolean]>([
  ['its store', { attribute: 'saleStore', operator: 'in', value: [STORE] }, true],
  ['another store', { attribute: 'saleStore', operator: 'in', value: [GOLD] }, false],
  ['its channel', { attribute: 'saleChannel', operator: 'in', value: ['STORE', 'APP'] }, true],
  ['its till', { attribute: 'saleTill', operator: 'is', value: 'T1' }, true],
  ['its weekday', { attribute: 'saleWeekday', operator: 'in', value: ['5'] }, true],
  ['its hour', { attribute: 'saleHour', operator: 'between', value: [17, 20] }, true],
  ['the day itself', { attribute: 'saleDate', operator: 'on', value: '2026-03-06' }, true],
  ['before it began', { attribute: 'saleDate', operator: 'after', value: '2026-03-06' }, false],
  ['the threshold', { attribute: 'saleAmount', operator: 'ge', value: 12_000 }, true],
  ['above it', { attribute: 'saleAmount', operator: 'ge', value: 12_001 }, false],
  ['three pieces', { attribute: 'saleQuantity', operator: 'ge', value: 3000 }, true],
  ['the first purchase', { attribute: 'saleFirst', operator: 'yes' }, true],
  ['no birthday', { attribute: 'saleBirthday', operator: 'yes' }, false],
  ['no card was shown', { attribute: 'saleCardType', operator: 'unknown' }, true],
  ['the member', { attribute: 'level', operator: 'in', value: [GOLD] }, true],
])('a sale is asked for %s', (_what, condition, expected) => {
  expect(meets(condition)).toBe(expected);
});

test('nothing is known of a walk-in', () => {
  expect(meets({ attribute: 'level', operator: 'in', value: [GOLD] }, false)).toBe(false);
  expect(meets({ attribute: 'saleStore', operator: 'in', value: [STORE] }, false)).toBe(true);
});

test('what is asked of a sale has no name that is asked of a member', () => {
  for (const name of SALE_ATTRIBUTES.keys()) expect(ATTRIBUTES.has(name)).toBe(false);
});
