import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast } from './forecast.ts';

/** Two and a half years with a season, ten per cent of growth a year, and no noise. */
const seasonal = Array.from({ length: 130 }, (_, week) => (1000 + 300 * Math.sin((week / 52) * 2 * Math.PI)) * 1.1 ** (week / 52));

describe('the forecast', () => {
  it('follows season and growth', () => {
    const next = forecast(seasonal, 4);
    const truth = Array.from(
      { length: 4 },
      (_, ahead) => (1000 + 300 * Math.sin(((130 + ahead) / 52) * 2 * Math.PI)) * 1.1 ** ((130 + ahead) / 52),
    );
    next?.points.forEach(({ expected }, at) => expect(Math.abs(expected / (truth[at] ?? 0) - 1)).toBeLessThan(0.08));
    expect(next?.method).toBe('SEASONAL');
    expect(next?.past?.ours).toBeLessThan(next?.past?.lastYear ?? 0);
  });

  it('says when it is no better than last year', () => {
    const spiky = Array.from({ length: 160 }, (_, week) => (week % 52 === 10 ? 5000 : 1000)); // the neighbours smear the spike
    const past = forecast(spiky.slice(0, 120), 2)?.past;
    expect(past?.ours).toBeGreaterThan(past?.lastYear ?? 0);
  });

  it('falls back to the level with little history, and to nothing with almost none', () => {
    expect(forecast(seasonal.slice(0, 30), 3)).toMatchObject({ method: 'LEVEL', past: null });
    expect(forecast(seasonal.slice(0, 7), 3)).toBeUndefined();
  });

  it('gives an interval around what it expects', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 8, maxLength: 200 }),
        fc.integer({ min: 1, max: 13 }),
        (weeks, horizon) => {
          const points = forecast(weeks, horizon)?.points ?? [];
          expect(points).toHaveLength(horizon);
          for (const { expected, low, high } of points) {
            expect(expected).toBeGreaterThanOrEqual(0);
            expect(low ?? 0).toBeLessThanOrEqual(expected);
            expect(high ?? Infinity).toBeGreaterThanOrEqual(expected);
          }
        },
      ),
    );
  });
});

describe('superstore_cn', () => {
  const file = new URL('../../../../shared/data/superstore_cn/orders.csv', import.meta.url);
  const has = existsSync(file);
  if (!has) console.warn('skipped: ../shared/data/superstore_cn is not here');

  it.skipIf(!has)('is forecast better than by "same week last year"', () => {
    const weeks = Array.from({ length: 208 }, () => 0);
    for (const [, date = '', amount = ''] of readFileSync(file, 'utf8').matchAll(
      /^\d+,[^,]+,(\d{4}-\d\d-\d\d),.*?,([\d.]+),\d+,[\d.]+,-?[\d.]+(?:e-\d+)?\r?$/gm,
    )) {
      const week = Math.floor((Date.parse(date) - Date.parse('2014-01-01')) / (7 * 86_400_000));
      if (week < weeks.length) weeks[week] = (weeks[week] ?? 0) + Number(amount);
    }
    expect(Math.round(weeks.reduce((a, b) => a + b, 0) / 1e6)).toBe(16);
    const past = forecast(weeks, 4)?.past;
    console.info(`superstore_cn: mean absolute error ${past?.ours.toFixed(0)}, same week last year ${past?.lastYear.toFixed(0)}`);
    expect(past?.ours).toBeLessThan(past?.lastYear ?? 0);
  });
});
