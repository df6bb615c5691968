import { describe, expect, it } from 'vitest';
import { drill, grainFor, readPeriod } from './period.ts';

const today = '2026-03-05';
const read = (search: string) => readPeriod(new URLSearchParams(search), today);

describe('the period of an address', () => {
  it.each([
    ['', '2026-02-04', '2026-03-05', 'DAY'],
    ['period=last7', '2026-02-27', '2026-03-05', 'DAY'],
    ['period=lastMonth', '2026-02-01', '2026-02-28', 'DAY'],
    ['period=thisQuarter', '2026-01-01', '2026-03-05', 'WEEK'],
    ['period=last12', '2025-04-01', '2026-03-05', 'MONTH'],
    ['period=lastYear', '2025-01-01', '2025-12-31', 'MONTH'],
    ['from=2024-01-01&to=2024-12-31&grain=QUARTER', '2024-01-01', '2024-12-31', 'QUARTER'],
    ['from=2024-12-31&to=2024-01-01', '2026-02-04', '2026-03-05', 'DAY'],
    ['period=nonsense&grain=nonsense', '2026-02-04', '2026-03-05', 'DAY'],
  ])('%s is %s to %s by %s', (search, from, to, grain) => {
    expect(read(search)).toMatchObject({ range: { from, to }, grain });
  });

  it('compares with last year unless told otherwise', () => {
    expect(read('').compare).toBe('SAME_LAST_YEAR');
    expect(read('compare=NONE').compare).toBe('NONE');
  });
});

it('the grain gives a readable number of points', () => {
  expect(grainFor({ from: '2020-01-01', to: '2026-01-01' })).toBe('QUARTER');
  expect(grainFor({ from: '2026-01-01', to: '2026-01-01' })).toBe('DAY');
});

it('a drill is the range of the point, one grain finer', () => {
  expect(drill('2026-01-01', 'QUARTER')).toEqual({ range: { from: '2026-01-01', to: '2026-03-31' }, grain: 'MONTH' });
  expect(drill('2026-02-01', 'MONTH')).toEqual({ range: { from: '2026-02-01', to: '2026-02-28' }, grain: 'DAY' });
  expect(drill('2026-02-02', 'DAY')).toBeNull();
});
