import { addDays, daysInMonth } from '@regulars/domain/time';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cover, type Coverage, type Trust } from './coverage.ts';

const trust = (more: Partial<Trust> = {}): Trust => ({
  foldedThrough: '2026-03-20',
  monthsThrough: '2026-03-20',
  dirtyDays: new Set(),
  dirtyMonths: new Set(),
  ...more,
});
const both = { months: true, days: true };

const cases: [string, Parameters<typeof cover>, Partial<Coverage>][] = [
  ['whole months', [{ from: '2026-01-01', to: '2026-02-28' }, trust(), both], { months: ['2026-01-01', '2026-02-01'] }],
  [
    'the month so far, and the open days',
    [{ from: '2026-03-01', to: '2026-03-22' }, trust(), both],
    { months: ['2026-03-01'], open: [{ from: '2026-03-21', to: '2026-03-22' }] },
  ],
  [
    'edges by day',
    [{ from: '2026-01-30', to: '2026-03-05' }, trust(), both],
    {
      months: ['2026-02-01'],
      days: [
        { from: '2026-01-30', to: '2026-01-31' },
        { from: '2026-03-01', to: '2026-03-05' },
      ],
    },
  ],
  [
    'a dirty day alone',
    [{ from: '2026-02-01', to: '2026-02-04' }, trust({ dirtyDays: new Set(['2026-02-02']), dirtyMonths: new Set(['2026-02-01']) }), both],
    {
      days: [
        { from: '2026-02-01', to: '2026-02-01' },
        { from: '2026-02-03', to: '2026-02-04' },
      ],
      dirty: ['2026-02-02'],
    },
  ],
  [
    'days only',
    [{ from: '2026-01-01', to: '2026-02-28' }, trust(), { months: false, days: true }],
    { days: [{ from: '2026-01-01', to: '2026-02-28' }] },
  ],
  [
    'months only',
    [{ from: '2026-01-31', to: '2026-02-28' }, trust(), { months: true, days: false }],
    { months: ['2026-02-01'], open: [{ from: '2026-01-31', to: '2026-01-31' }] },
  ],
  [
    'nothing folded',
    [{ from: '2026-01-01', to: '2026-02-28' }, trust({ foldedThrough: null, monthsThrough: null }), both],
    { open: [{ from: '2026-01-01', to: '2026-02-28' }] },
  ],
];

test.each(cases)('%s', (_name, args, parts) => {
  expect(cover(...args)).toEqual({ months: [], days: [], dirty: [], open: [], ...parts });
});

/** Every day that the coverage names, months by the days they hold. */
function daysOf({ months, days, dirty, open }: Coverage, monthsThrough: string): string[] {
  const whole = months.map((from) => {
    const last = `${from.slice(0, 8)}${daysInMonth(Number(from.slice(0, 4)), Number(from.slice(5, 7)))}`;
    return { from, to: last < monthsThrough ? last : monthsThrough };
  });
  const all = [...dirty];
  for (const { from, to } of [...whole, ...days, ...open]) for (let day = from; day <= to; day = addDays(day, 1)) all.push(day);
  return all.sort();
}

test('every day of the range is read once, and no other', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2025-12-01', n));
  fc.assert(
    fc.property(
      day,
      fc.nat(120),
      day,
      fc.nat(40),
      fc.array(day),
      fc.boolean(),
      fc.boolean(),
      (from, length, foldedThrough, behind, dirty, months, days) => {
        const range = { from, to: addDays(from, length) };
        const dirtyDays = new Set(dirty.filter((one) => one <= foldedThrough));
        const monthsThrough = addDays(foldedThrough, -behind);
        const coverage = cover(
          range,
          { foldedThrough, monthsThrough, dirtyDays, dirtyMonths: new Set([...dirtyDays].map((one) => `${one.slice(0, 7)}-01`)) },
          { months, days },
        );
        const expected = Array.from({ length: length + 1 }, (_, n) => addDays(from, n));
        expect(daysOf(coverage, monthsThrough)).toEqual(expected);
      },
    ),
  );
});
