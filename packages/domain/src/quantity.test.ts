import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minor } from './money.ts';
import { formatQuantity, parseQuantity, proportion, thousandths, times } from './quantity.ts';

it.each([
  [0, '0'],
  [1500, '1.5'],
  [2000, '2'],
  [20_000, '20'],
  [100_000, '100'],
  [-5, '-0.005'],
  [1230, '1.23'],
  [10_010, '10.01'],
])('%i is %s', (quantity, text) => {
  expect(formatQuantity(thousandths(quantity))).toBe(text);
  expect(parseQuantity(text)).toBe(quantity);
});

it.each([
  ['1.2345', 'BAD_QUANTITY'],
  ['', 'BAD_QUANTITY'],
  ['two', 'BAD_QUANTITY'],
  ['1000000000.001', 'TOO_LARGE'],
])('refuses %j: %s', (text, code) => {
  expect(() => parseQuantity(text)).toThrow(expect.objectContaining({ code }));
});

it('is a safe integer', () => {
  expect(() => thousandths(1.5)).toThrow(RangeError);
  expect(Object.is(thousandths(-0), 0)).toBe(true);
});

it.each([
  [1500, 333, 500],
  [500, 1, 1],
  [-500, 1, -1],
  [499, 1, 0],
  [1000, 1999, 1999],
  [3_333_333, 9_999_999, 33_333_326_667],
])('%i thousandths at %i cost %i', (quantity, price, expected) => {
  expect(times(thousandths(quantity), minor(price))).toBe(expected);
});

it('of a proportion, part and rest differ from the whole by at most one unit', () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.integer({ min: 1, max: 1e9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (amount, whole, share) => {
        const part = Math.round(whole * share);
        const difference =
          BigInt(proportion(minor(amount), part, whole)) + BigInt(proportion(minor(amount), whole - part, whole)) - BigInt(amount);
        expect(difference >= -1n && difference <= 1n).toBe(true);
      },
    ),
  );
});

it('reads back what it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (quantity) => {
      expect(parseQuantity(formatQuantity(thousandths(quantity)))).toBe(quantity);
    }),
  );
});
