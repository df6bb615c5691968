import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divideRounded, formatDecimal, parseDecimal, quoted } from './decimal.ts';

it.each([
  ['12.30', 2, 1230],
  ['12.3', 2, 1230],
  ['12', 2, 1200],
  ['-0.05', 2, -5],
  ['0', 0, 0],
  ['007', 0, 7],
  ['-0.00', 2, 0],
  ['9007199254740991', 0, Number.MAX_SAFE_INTEGER],
  ['9007199254740992', 0, undefined],
  ['99999999999999999', 2, undefined],
  ['', 2, undefined],
  ['.5', 2, undefined],
  ['5.', 2, undefined],
  ['+5', 2, undefined],
  ['1,000', 2, undefined],
  ['1e3', 2, undefined],
  [' 1', 2, undefined],
  ['1\n', 2, undefined],
  ['0.001', 2, undefined],
  ['1.0', 0, undefined],
  ['--1', 2, undefined],
  ['１', 2, undefined],
] as const)('parseDecimal(%j, %i) is %s', (text, digits, expected) => {
  expect(parseDecimal(text, digits)).toBe(expected);
});

it('reads back what it writes', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 4 }), (value, digits) => {
      expect(parseDecimal(formatDecimal(value, digits), digits)).toBe(value + 0);
    }),
  );
});

it.each([
  [5n, 2n, 3n],
  [-5n, 2n, -3n],
  [4n, 3n, 1n],
  [-4n, 3n, -1n],
  [0n, 7n, 0n],
  [1n, 2n, 1n],
  [-1n, 2n, -1n],
  [1n, 3n, 0n],
])('%s / %s rounds to %s', (numerator, denominator, expected) => {
  expect(divideRounded(numerator, denominator)).toBe(expected);
});

it('rounds to the nearest, symmetrically', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 20n }), (numerator, denominator) => {
      const result = divideRounded(numerator, denominator);
      const error = 2n * (numerator - result * denominator);
      expect(error <= denominator && error >= -denominator).toBe(true);
      expect(divideRounded(-numerator, denominator)).toBe(-result);
    }),
  );
});

it('quotes long texts in part', () => {
  expect(quoted('short')).toBe('short');
  expect(quoted('x'.repeat(1000))).toHaveLength(41);
});
