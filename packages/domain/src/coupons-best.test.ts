import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, minor } from './money.ts';
import { alternativesTo, bestCombination, type Combination, type Taking } from './coupons-best.ts';

/** The simplest offers that have all that makes it hard: thresholds, percents, some lines only. */
interface Off {
  lines: readonly number[];
  from: number;
  percent: number;
  amount: number;
}

const meant = ({ lines }: Off, left: readonly number[]) => lines.reduce((sum, line) => sum + (left[line] ?? 0), 0);

const taking: Taking<Off> = {
  takes: (off, left) => {
    const sum = meant(off, left);
    return sum < off.from ? 0 : Math.min(sum, off.amount + Math.floor((sum * off.percent) / 100));
  },
  most: (off, left) => taking.takes(off, left),
  share: ({ from, percent, amount }) => Math.min(1, percent / 100 + (from > 0 ? amount / from : Math.min(amount, 1))),
  after: (off, left) => {
    const parts = allocate(
      minor(taking.takes(off, left)),
      off.lines.map((line) => left[line] ?? 0),
    );
    const next = [...left];
    off.lines.forEach((line, at) => (next[line] = (next[line] ?? 0) - (parts[at] ?? 0)));
    return next;
  },
};

/** Every combination there is; -Infinity: none has the one that must be in it. */
function bruteForce(groups: readonly (readonly Off[])[], left: readonly number[], must?: { at: number; one: Off }): number {
  const [group, ...later] = groups;
  if (!group) return 0;
  const next = must && { ...must, at: must.at - 1 };
  const totals = (must?.at === 0 ? [must.one] : group)
    .map((each) => ({ each, takes: taking.takes(each, left) }))
    .filter(({ takes }) => takes > 0)
    .map(({ each, takes }) => takes + bruteForce(later, taking.after(each, left), next));
  return Math.max(must?.at === 0 ? -Infinity : bruteForce(later, left, next), ...totals);
}

const replay = ({ offers }: Combination<Off>, left: readonly number[]) => {
  let now = left;
  for (const off of offers) now = taking.after(off, now);
  const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
  return sum(left) - sum(now);
};

const LINES = 3;
const off: fc.Arbitrary<Off> = fc.record({
  lines: fc.subarray([0, 1, 2], { minLength: 1 }),
  from: fc.constantFrom(0, 0, 500, 1_000, 1_500, 2_000),
  percent: fc.constantFrom(0, 5, 12, 30),
  amount: fc.constantFrom(0, 1, 99, 100, 300, 700),
});
const sets = fc.array(fc.array(off, { maxLength: 5 }), { maxLength: 4 });
const basket = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: LINES, maxLength: LINES });

describe('the best legal combination', () => {
  test('takes as much as the best of all combinations', () => {
    fc.assert(
      fc.property(sets, basket, (groups, left) => {
        const best = bestCombination(groups, left, taking);
        expect(best.taken).toBe(bruteForce(groups, left));
        expect(replay(best, left)).toBe(best.taken);
      }),
      { numRuns: 1_000 },
    );
  });

  test('has at most one of a group, in the order of the groups', () => {
    fc.assert(
      fc.property(sets, basket, (groups, left) => {
        const places = bestCombination(groups, left, taking).offers.map((chosen) => groups.findIndex((group) => group.includes(chosen)));
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
      }),
    );
  });

  test('one more coupon in hand never makes it dearer', () => {
    fc.assert(
      fc.property(sets, basket, off, fc.nat(3), (groups, left, more, at) => {
        const with4 = [0, 1, 2, 3].map((index) => groups[index] ?? []);
        const added = with4.map((group, index) => (index === at ? [...group, more] : group));
        expect(bestCombination(added, left, taking).taken).toBeGreaterThanOrEqual(bestCombination(with4, left, taking).taken);
      }),
    );
  });

  test('uses nothing up for nothing', () => {
    const all = (amount: number, from = 0): Off => ({ lines: [0], from, percent: 0, amount });
    expect(bestCombination([[all(100)], [all(50)]], [100], taking).offers).toEqual([all(100)]);
    expect(bestCombination([[all(0)]], [100], taking)).toEqual({ offers: [], taken: 0 });
  });
});

describe('alternatives', () => {
  test('say what each gives up, the best of its kind', () => {
    fc.assert(
      fc.property(sets, basket, (groups, left) => {
        const best = bestCombination(groups, left, taking);
        const alternatives = alternativesTo(best, groups, left, taking);
        for (const { offers, taken, givesUp } of alternatives) {
          expect(offers.some((one) => !best.offers.includes(one))).toBe(true);
          expect(replay({ offers, taken }, left)).toBe(taken);
          expect(givesUp).toBe(best.taken - taken);
          expect(givesUp).toBeGreaterThanOrEqual(0);
        }
        groups.forEach((group, at) => {
          for (const one of group.filter((each) => !best.offers.includes(each))) {
            const with1 = alternatives.find(({ offers }) => offers.includes(one));
            const all = bruteForce(groups, left, { at, one });
            expect(with1?.taken ?? -Infinity).toBe(all);
          }
        });
      }),
    );
  });

  test('one that would cost another its threshold is told with what it gives up', () => {
    const small: Off = { lines: [0], from: 0, percent: 0, amount: 10 };
    const large: Off = { lines: [0], from: 1_000, percent: 0, amount: 300 };
    const best = bestCombination([[small], [large]], [1_000], taking);
    expect(best).toEqual({ offers: [large], taken: 300 });
    expect(alternativesTo(best, [[small], [large]], [1_000], taking)).toEqual([{ offers: [small], taken: 10, givesUp: 290 }]);
  });
});
