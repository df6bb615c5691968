import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySale, metricsOf, type MetricsFact, roll } from './metrics.ts';
import { minor } from './money.ts';
import { addDays } from './time.ts';

const sale = (date: string, amount: number): MetricsFact => ({ date, amount: minor(amount), orders: 1, refunds: 0 });
const refund = (date: string, amount: number): MetricsFact => ({ date, amount: minor(-amount), orders: 0, refunds: 1 });

describe('metricsOf', () => {
  it('counts windows, sums and gaps', () => {
    const facts = [
      sale('2026-01-01', 100),
      sale('2026-01-01', 50),
      sale('2026-01-11', 200),
      refund('2026-03-01', 30),
      sale('2026-03-02', 400),
      sale('2026-05-01', 1),
    ];
    expect(metricsOf(facts, '2026-03-31')).toEqual({
      as_of: '2026-03-31',
      first_purchase: '2026-01-01',
      last_purchase: '2026-03-02',
      orders: 4,
      refunds: 1,
      amount: 720,
      orders_30: 1,
      amount_30: 400,
      orders_90: 4,
      amount_90: 720,
      orders_365: 4,
      amount_365: 720,
      gaps: 2,
      gap_sum: 60,
      gap_sum_sq: 2600,
    });
  });

  it.each([
    [29, 1],
    [30, 0],
  ])('has a sale of %i days ago in its 30 days: %i', (ago, orders) => {
    expect(metricsOf([sale(addDays('2026-03-31', -ago), 5)], '2026-03-31')?.orders_30).toBe(orders);
  });

  it('is nothing without a sale, and leaves out what came before the first', () => {
    expect(metricsOf([], '2026-01-01')).toBeUndefined();
    expect(metricsOf([refund('2026-01-01', 5)], '2026-01-01')).toBeUndefined();
    expect(metricsOf([sale('2026-01-02', 5)], '2026-01-01')).toBeUndefined();
    expect(metricsOf([refund('2026-01-01', 5), sale('2026-01-02', 7)], '2026-01-02')).toMatchObject({
      amount: 7,
      refunds: 0,
      amount_30: 7,
    });
  });
});

describe('applySale', () => {
  const row = metricsOf([sale('2026-01-01', 10), sale('2026-01-11', 20)], '2026-01-11');

  it.each<[string, MetricsFact, string]>([
    ['a sale before the last purchase', sale('2026-01-10', 5), '2026-01-11'],
    ['a sale of the future', sale('2026-01-13', 5), '2026-01-12'],
    ['a refund before the first purchase', refund('2025-12-31', 5), '2026-01-11'],
    ['a day on which the first sale leaves the 30 days', sale('2026-01-31', 5), '2026-01-31'],
  ])('asks for the facts after %s', (_, fact, asOf) => {
    expect(applySale(row, fact, asOf)).toBeUndefined();
  });

  it.each<[string, MetricsFact, string]>([
    ['a second sale of the day', sale('2026-01-11', 5), '2026-01-11'],
    ['a late sale of the day of the last purchase', sale('2026-01-11', 5), '2026-01-12'],
    ['a sale while all history is recent', sale('2026-01-30', 5), '2026-01-30'],
    ['a refund', refund('2026-01-12', 20), '2026-01-12'],
  ])('knows the row after %s', (_, fact, asOf) => {
    expect(applySale(row, fact, asOf)).toEqual(metricsOf([sale('2026-01-01', 10), sale('2026-01-11', 20), fact], asOf));
  });

  it('either equals the facts or says that it does not know', () => {
    const known = { yes: 0, no: 0 };
    const step = fc.record({
      ahead: fc.constantFrom(0, 0, 1, 2, 7, 20, 100, 400),
      ago: fc.constantFrom(0, 0, 0, 1, 5, 50),
      amount: fc.nat(1000),
      back: fc.constantFrom(false, false, true),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const facts: MetricsFact[] = [];
        let asOf = '2024-02-27';
        let metrics: ReturnType<typeof metricsOf>;
        for (const { ahead, ago, amount, back } of steps) {
          asOf = addDays(asOf, ahead);
          // a refund without a sale before it leaves no trace in a row, as the docstring says
          const fact = back && metrics ? refund(addDays(asOf, -ago), amount) : sale(addDays(asOf, -ago), amount);
          facts.push(fact);
          const applied = applySale(metrics, fact, asOf);
          metrics = metricsOf(facts, asOf);
          known[applied ? 'yes' : 'no'] += 1;
          if (applied) expect(applied).toEqual(metrics);
        }
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(known.yes, known.no)).toBeGreaterThan(500);
  });
});

describe('roll', () => {
  const first = sale('2024-01-01', 10);

  it('equals the facts where it knows', () => {
    fc.assert(
      fc.property(fc.nat(800), fc.nat(400), fc.nat(500), (gap, until, days) => {
        const facts = [first, sale(addDays(first.date, gap), 20)];
        const asOf = addDays(first.date, gap + until);
        const metrics = metricsOf(facts, asOf);
        const rolled = metrics && roll(metrics, addDays(asOf, days));
        if (rolled) expect(rolled).toEqual(metricsOf(facts, addDays(asOf, days)));
        // one that has been away for a year has empty windows, and is never asked for again
        if (until >= 365) expect(rolled).toBeDefined();
      }),
    );
  });

  it('does not go back', () => {
    const metrics = metricsOf([first], '2024-03-01');
    expect(metrics && roll(metrics, '2024-02-01')).toBe(metrics);
  });
});
