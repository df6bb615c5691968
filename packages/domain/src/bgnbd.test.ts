import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BgNbd, enoughHistory, expectedPurchases, fitBgNbd, type Histories, pAlive } from './bgnbd.ts';

const PUBLISHED: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const sample = new URL('../../../../shared/data/cdnow/CDNOW_sample.txt', import.meta.url);

function histories(rows: readonly (readonly [x: number, tx: number, T: number])[]): Histories {
  const column = (at: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[at]);
  return { x: column(0), tx: column(1), T: column(2), members: Float64Array.from(rows, () => 1) };
}

/** Repeat purchase days until 30 September 1997, in weeks from the first purchase. */
function cdnow(): Histories {
  const days = new Map<string, Set<number>>();
  for (const line of readFileSync(sample, 'utf8').trim().split('\n')) {
    const [member = '', , date = ''] = line.trim().split(/\s+/);
    const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6))) / 86_400_000;
    if (day <= Date.UTC(1997, 8, 30) / 86_400_000) days.set(member, (days.get(member) ?? new Set()).add(day));
  }
  const end = Date.UTC(1997, 8, 30) / 86_400_000;
  return histories(
    [...days.values()].map((set) => {
      const [first, last] = [Math.min(...set), Math.max(...set)];
      return [set.size - 1, (last - first) / 7, (end - first) / 7];
    }),
  );
}

describe('the published fit', () => {
  const has = existsSync(sample);
  if (!has) console.warn('skipped: ../shared/data/cdnow is not here');

  it.skipIf(!has)('is met on the 1/10 sample of CDNOW', () => {
    const fit = fitBgNbd(cdnow());
    const near = (value: number | undefined, published: number) => expect(Math.abs((value ?? 0) / published - 1)).toBeLessThan(0.005);
    near(fit?.r, 0.243);
    near(fit?.alpha, 4.414);
    near(fit?.a, 0.793);
    near(fit?.b, 2.426);
    near(fit?.logLikelihood, -9582.4);
  });

  it('expects 1.226 purchases of the paper’s member in the next 39 weeks', () => {
    expect(expectedPurchases(PUBLISHED, 2, 30.43, 38.86, 39)).toBeCloseTo(1.226, 2);
  });
});

describe('P(alive)', () => {
  it('is a probability, also for hundreds of purchases', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 500, noNaN: true }),
        (x, part, T) => {
          const p = pAlive(PUBLISHED, x, x === 0 ? 0 : part * T, T);
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('falls the longer a member stays away, faster for who came often', () => {
    expect(pAlive(PUBLISHED, 10, 20, 40)).toBeLessThan(pAlive(PUBLISHED, 10, 20, 25));
    expect(pAlive(PUBLISHED, 20, 20, 40)).toBeLessThan(pAlive(PUBLISHED, 2, 20, 40));
  });
});

it('expects a finite number of purchases, never a negative one, also for hundreds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 900 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 200 }),
      (x, part, t) => {
        const expected = expectedPurchases(PUBLISHED, x, x === 0 ? 0 : part * 200, 200, t);
        expect(expected).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(expected)).toBe(true);
      },
    ),
  );
});

it('says where there is too little history, and does not guess', () => {
  const few = histories(Array.from({ length: 50 }, () => [1, 2, 3] as const));
  const nobodyReturned = histories(Array.from({ length: 500 }, () => [0, 0, 3] as const));
  expect(enoughHistory(few)).toBe(false);
  expect(fitBgNbd(few)).toBeUndefined();
  expect(fitBgNbd(nobodyReturned)).toBeUndefined();
});
