import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOver, progressOf } from './goals.ts';

describe('how much of a month is over', () => {
  it.each([
    ['2026-11-01', '2026-11-01', 0, 30],
    ['2026-11-01', '2026-11-22', 21, 30],
    ['2026-11-20', '2026-11-22', 21, 30],
    ['2026-02-01', '2026-03-01', 28, 28],
    ['2026-02-01', '2027-01-01', 28, 28],
    ['2026-12-01', '2026-11-22', 0, 31],
  ])('%s on %s', (month, today, over, days) => expect(daysOver(month, today)).toEqual({ over, days }));
});

describe('progress', () => {
  it.each([
    [3000, 2000, 10, 'ON_PACE', 1000, 6000, 0.6667],
    [3000, 999, 10, 'BEHIND', 1000, 2997, 0.333],
    [3000, 1000, 10, 'ON_PACE', 1000, 3000, 0.3333],
    [3000, 3000, 10, 'REACHED', 1000, 9000, 1],
    [3000, 2999, 30, 'MISSED', 3000, 2999, 0.9997],
    [3000, 0, 0, 'ON_PACE', 0, null, 0],
    [3000, -500, 10, 'BEHIND', 1000, -500, -0.1667],
  ])('of %i with %i after %i of 30 days is %s', (goal, actual, over, state, due, projected, share) => {
    expect(progressOf(goal, actual, { over, days: 30 })).toEqual({ goal, actual, share, due, projected, state });
  });

  it('whoever keeps the pace reaches the goal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 29 }), (goal, over) => {
        const made = progressOf(goal, Math.ceil((goal * over) / 30), { over, days: 30 });
        expect(['ON_PACE', 'REACHED']).toContain(made.state);
        expect(made.projected).toBeGreaterThanOrEqual(goal);
      }),
    );
  });
});
