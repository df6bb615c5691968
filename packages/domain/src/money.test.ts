import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, allocate, formatMoney, type Minor, minor, parseMoney, sub, sum, ZERO } from './money.ts';

const amount = (max = 1e12) => fc.integer({ min: -max, max }).map(minor);

describe('minor', () => {
  it.each([0.5, Number.NaN, Infinity, 2 ** 53])('refuses %s', (value) => {
    expect(() => minor(value)).toThrow(RangeError);
  });

  it('knows no negative zero', () => {
    expect(Object.is(minor(-0), 0)).toBe(true);
  });

  it('adds up, and refuses sums that are not exact', () => {
    expect([add(minor(1), minor(2)), sub(minor(1), minor(2)), sum([minor(1), minor(2), minor(-7)]), sum([])]).toEqual([3, -1, -4, ZERO]);
    expect(() => sum([minor(Number.MAX_SAFE_INTEGER), minor(1)])).toThrow(RangeError);
  });
});

describe('parseMoney and formatMoney', () => {
  it.each([
    ['12.30', 2, 1230],
    ['-0.05', 2, -5],
    ['12', 0, 12],
    ['1.234', 3, 1234],
    ['10000000000.00', 2, 1e12],
  ])('%j with %i decimals is %i', (text, digits, expected) => {
    expect(parseMoney(text, digits)).toBe(expected);
  });

  it.each([
    ['12.345', 'BAD_MONEY'],
    ['abc', 'BAD_MONEY'],
    ['', 'BAD_MONEY'],
    ['1,000.00', 'BAD_MONEY'],
    ['10000000000.01', 'TOO_LARGE'],
  ])('refuses %j: %s', (text, code) => {
    expect(() => parseMoney(text)).toThrow(expect.objectContaining({ code }));
  });

  it('are inverse', () => {
    fc.assert(
      fc.property(amount(), fc.integer({ min: 0, max: 4 }), (value, digits) => {
        expect(parseMoney(formatMoney(value, digits), digits)).toBe(value);
      }),
    );
  });

  it.each([
    [1230, '12.30'],
    [-5, '-0.05'],
    [0, '0.00'],
    [100, '1.00'],
  ])('%i is written %s', (value, text) => {
    expect(formatMoney(minor(value))).toBe(text);
  });
});

describe('allocate', () => {
  it.each<[number, number[], number[]]>([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [0, 3, 0], [0, 10, 0]],
    [5, [0, 0], [3, 2]],
    [0, [1, 2], [0, 0]],
    [0, [], []],
    [7, [50, 30, 20], [4, 2, 1]],
    [1, [1, 2, 2], [0, 1, 0]],
    [9007199254740991, [9007199254740991, 9007199254740991], [4503599627370496, 4503599627370495]],
  ])('%i by %j is %j', (total, weights, parts) => {
    expect(allocate(minor(total), weights)).toEqual(parts);
  });

  it.each<[number, number[]]>([
    [1, []],
    [1, [-1]],
    [1, [0.5]],
    [1, [Number.NaN]],
  ])('refuses %i by %j', (total, weights) => {
    expect(() => allocate(minor(total), weights)).toThrow(RangeError);
  });

  it('gives parts that sum to the whole, each within one unit of its exact share', () => {
    fc.assert(
      fc.property(amount(), fc.array(fc.nat(1e9), { minLength: 1 }), (total, weights) => {
        const parts = allocate(total, weights);
        expect(sum(parts)).toBe(total);
        const all = weights.reduce((a, b) => a + b, 0);
        if (all > 0) parts.forEach((part, index) => expect(closeToShare(part, total, weights[index] ?? 0, all)).toBe(true));
      }),
    );
  });
});

function closeToShare(part: Minor, total: Minor, weight: number, all: number): boolean {
  const error = BigInt(part) * BigInt(all) - BigInt(total) * BigInt(weight);
  return error < BigInt(all) && error > -BigInt(all);
}
