import { expect, it } from 'vitest';
import { caretAfter, groupedAmount, plainAmount } from './amount.ts';

it.each([
  ['1234.5', 2, '1234.5', '1,234.5'],
  ['1,234.567', 2, '1234.56', '1,234.56'],
  ['007', 2, '7', '7'],
  ['.5', 2, '0.5', '0.5'],
  ['12。5', 2, '12.5', '12.5'],
  ['¥ 1 000', 2, '1000', '1,000'],
  ['-1234', 2, '-1234', '-1,234'],
  ['12.5', 0, '12', '12'],
  ['', 2, '', ''],
  ['12.', 2, '12.', '12.'],
])('typed %s with %i decimals is %s, shown %s', (typed, digits, plain, shown) => {
  expect(plainAmount(typed, digits)).toBe(plain);
  expect(groupedAmount(plain)).toBe(shown);
});

it('the caret keeps its place among the digits', () => {
  expect(caretAfter('1,234', 0)).toBe(5);
  expect(caretAfter('1,234', 3)).toBe(2);
  expect(caretAfter('1,234', 4)).toBe(0);
});
