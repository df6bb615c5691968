import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minor } from './money.ts';
import { CLAWBACKS, type Clawback, type GivenLot, refundTopUp, type TopUp } from './wallet-refund.ts';

interface State {
  /** Of the principal. */
  remaining?: number;
  refunded?: number;
  withheld?: number;
  bonus?: Partial<GivenLot>;
  points?: Partial<GivenLot>;
}

/** ¥500 paid in, ¥50 and 100 points given on top. */
function topUp({ remaining = 50_000, refunded = 0, withheld = 0, bonus, points }: State = {}): TopUp {
  const lot = { used: 0, recovered: 0 };
  return {
    principal: { assetId: 'P', lotId: 'p', amount: 50_000, remaining, refunded, withheld },
    given: [
      { ...lot, assetId: 'B', lotId: 'b', amount: 5000, remaining: 5000, money: true, ...bonus },
      { ...lot, assetId: 'K', lotId: 'k', amount: 100, remaining: 100, money: false, ...points },
    ],
  };
}

test.each<[string, Clawback, number, State, [paidOut: number, withheld: number, bonus: number, points: number]]>([
  ['all of it', 'FULL', 50_000, {}, [50_000, 0, 5000, 100]],
  ['half, and all of the bonus', 'FULL', 25_000, {}, [25_000, 0, 5000, 100]],
  ['half of the bonus', 'PROPORTIONAL', 25_000, {}, [25_000, 0, 2500, 50]],
  ['a cent', 'PROPORTIONAL', 1, {}, [1, 0, 0, 0]],
  ['the bonus stays', 'KEEP', 50_000, {}, [50_000, 0, 0, 0]],
  [
    'spent bonus is withheld, spent points are not',
    'FULL',
    50_000,
    { bonus: { remaining: 1000, used: 4000 }, points: { remaining: 0, used: 100 } },
    [46_000, 4000, 1000, 0],
  ],
  ['of a share, what is left comes first', 'PROPORTIONAL', 25_000, { bonus: { remaining: 1000, used: 4000 } }, [23_500, 1500, 1000, 50]],
  ['expired bonus is not withheld', 'FULL', 50_000, { bonus: { remaining: 0, used: 1000 } }, [49_000, 1000, 0, 100]],
  ['never more withheld than is asked', 'FULL', 3000, { bonus: { remaining: 0, used: 5000 } }, [0, 3000, 0, 100]],
  [
    'and the rest of it the next time',
    'FULL',
    3000,
    { remaining: 47_000, refunded: 3000, withheld: 3000, bonus: { remaining: 0, used: 5000, recovered: 3000 } },
    [1000, 2000, 0, 100],
  ],
  [
    'the second half',
    'PROPORTIONAL',
    25_000,
    { remaining: 25_000, refunded: 25_000, bonus: { remaining: 2500, recovered: 2500 }, points: { remaining: 50, recovered: 50 } },
    [25_000, 0, 2500, 50],
  ],
])('%s (%s)', (_name, clawback, amount, state, [paidOut, withheld, bonus, points]) => {
  const refund = refundTopUp(topUp(state), minor(amount), clawback, 2);
  const back = (lotId: string) => refund.takenBack.find((lot) => lot.lotId === lotId)?.amount ?? 0;
  expect([refund.paidOut, refund.withheld, back('b'), back('k')]).toEqual([paidOut, withheld, bonus, points]);
});

describe('refused', () => {
  test.each([
    [
      'more than is left of this top-up',
      50_000,
      { remaining: 20_000 },
      { code: 'LOT_SPENT', details: { left: '200.00', asked: '500.00' } },
    ],
    ['nothing', 0, {}, { code: 'NOT_POSITIVE', details: { value: '0.00' } }],
    ['less than nothing', -1, {}, { code: 'NOT_POSITIVE' }],
  ])('%s', (_name, amount, state, error) =>
    expect(() => refundTopUp(topUp(state), minor(amount), 'FULL', 2)).toThrow(expect.objectContaining({ ...error, field: 'amount' })),
  );
});

test('every move is of the amount that is told, against cash, bonus and points', () => {
  const { moves } = refundTopUp(topUp({ bonus: { remaining: 1000, used: 4000 } }), minor(50_000), 'FULL', 2);
  expect(moves.map((move) => 'house' in move && [move.act, 'lotId' in move && move.lotId, move.amount, move.house])).toEqual([
    ['TAKE', 'p', 46_000, 'CASH'],
    ['TAKE', 'p', 4000, 'BONUS'],
    ['TAKE', 'b', 1000, 'BONUS'],
    ['TAKE', 'k', 100, 'POINTS'],
  ]);
});

test('in pieces it comes to the same as all at once', () => {
  const part = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(part, part, fc.array(fc.integer({ min: 1, max: 50_000 })), fc.constantFrom(...CLAWBACKS), (a, b, cuts, clawback) => {
      const [used, remaining] = [Math.min(a, b), 5000 - Math.max(a, b)]; // the rest has expired
      const whole = refundTopUp(topUp({ bonus: { used, remaining } }), minor(50_000), clawback, 2);
      const state = {
        remaining: 50_000,
        refunded: 0,
        withheld: 0,
        bonus: { used, remaining, recovered: 0 },
        points: { remaining: 100, recovered: 0 },
      };
      let paidOut = 0;
      while (state.remaining > 0) {
        const amount = Math.min(cuts.shift() ?? 50_000, state.remaining);
        const refund = refundTopUp(topUp(state), minor(amount), clawback, 2);
        const back = (lotId: string) => refund.takenBack.find((lot) => lot.lotId === lotId)?.amount ?? 0;
        paidOut += refund.paidOut;
        state.remaining -= amount;
        state.refunded += amount;
        state.withheld += refund.withheld;
        state.bonus.remaining -= back('b');
        state.bonus.recovered += back('b') + refund.withheld;
        state.points.remaining -= back('k');
        state.points.recovered += back('k');
      }
      const total = (lotId: string) => whole.takenBack.find((lot) => lot.lotId === lotId)?.amount ?? 0;
      expect([paidOut, state.withheld, remaining - state.bonus.remaining, 100 - state.points.remaining]).toEqual([
        whole.paidOut,
        whole.withheld,
        total('b'),
        total('k'),
      ]);
    }),
  );
});
