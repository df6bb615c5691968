import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carrier, NOTHING_CARRIED, roundLine, snap4 } from './rounding.ts';

describe('snap4', () => {
  it.each<[string | number, bigint]>([
    ['125.43999999999998', 1254400n],
    [-60.70400000000001, -607040n],
    [129.696, 1296960n],
    ['8', 80000n],
    ['0.5', 5000n],
    ['.5', 5000n],
    ['5.', 50000n],
    ['1,234.50', 12345000n],
    ['12,345,678', 123456780000n],
    [' 3.00 ', 30000n],
    ['+1', 10000n],
    ['-0', 0n],
    ['1.2E-05', 0n],
    ['5e-5', 1n],
    ['1.5e3', 15000000n],
    ['0.00005', 1n],
    ['-0.00005', -1n],
    ['0.00004999', 0n],
    [0.1 + 0.2, 3000n],
    [1e21, 10n ** 25n],
  ])('%s is %s', (value, expected) => {
    expect(snap4(value)).toBe(expected);
  });

  it.each(['', '-', '.', 'abc', '1.2.3', '1,23', '12,3456', '1 000', '¥5', 'NaN', 'Infinity', '1e', '1e999', '٣', Number.NaN])(
    'refuses %j',
    (value) => {
      expect(() => snap4(value)).toThrow(expect.objectContaining({ code: 'BAD_MONEY' }));
    },
  );

  it('does not mind how a float writes a number of four decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), (units) => {
        expect(snap4(units / 10_000)).toBe(BigInt(units));
        expect(snap4((units / 10_000).toFixed(4))).toBe(BigInt(units));
      }),
    );
  });
});

describe('roundLine', () => {
  it.each<[bigint, number, number]>([
    [1296960n, 2, 12970],
    [26750n, 2, 268],
    [-26750n, 2, -268],
    [49n, 2, 0],
    [50n, 2, 1],
    [-50n, 2, -1],
    [15000n, 0, 2],
    [1234n, 4, 1234],
    [1235n, 3, 124],
  ])('%s to %i decimals is %i', (amount, digits, expected) => {
    expect(roundLine(amount, digits)).toBe(expected);
  });

  it('refuses what is no currency, and amounts beyond any', () => {
    expect(() => roundLine(1n, 5)).toThrow(RangeError);
    expect(() => roundLine(1n, 1.5)).toThrow(RangeError);
    expect(() => roundLine(10n ** 20n, 2)).toThrow(expect.objectContaining({ code: 'BAD_MONEY' }));
  });
});

describe('carrier', () => {
  const fold = (amounts: readonly bigint[], digits: number) => {
    const carry = carrier(digits);
    let state = NOTHING_CARRIED;
    return amounts.map((amount) => {
      const step = carry(state, amount);
      state = step.state;
      return step.minor;
    });
  };

  it.each<[bigint[], number[]]>([
    [
      [40n, 40n, 40n],
      [0, 1, 0],
    ],
    [
      [50n, 0n, 50n],
      [1, 0, 0],
    ],
    [
      [-50n, 0n, -50n],
      [-1, 0, 0],
    ],
    [
      [1296960n, 1254400n],
      [12970, 12544],
    ],
  ])('%s becomes %j', (amounts, expected) => {
    expect(fold(amounts, 2)).toEqual(expected);
  });

  it('never drifts more than half a unit, and changes no sign', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n })), fc.integer({ min: 0, max: 4 }), (amounts, digits) => {
        const unit = 10n ** BigInt(4 - digits);
        let drift = 0n;
        fold(amounts, digits).forEach((rounded, index) => {
          const exact = amounts[index] ?? 0n;
          drift += exact - BigInt(rounded) * unit;
          expect(2n * drift <= unit && 2n * drift >= -unit).toBe(true);
          expect(exact >= 0n ? rounded >= 0 : rounded <= 0).toBe(true);
          if (exact === 0n) expect(rounded).toBe(0);
        });
      }),
    );
  });
});
