import { describe, expect, it } from 'vitest';
import { beatsLastYear, forecastWords } from './forecast-words.ts';

const money = (amount: number) => `¥${amount}`;

describe('how good forecasts were', () => {
  it.each([
    [{ ours: 80, lastYear: 100, forecasts: 26 }, true, /it is better by 20%/, /更准，误差小 20%/],
    [{ ours: 110, lastYear: 100, forecasts: 26 }, false, /no better, so go by last year/, /没有更准/],
    [{ ours: 100, lastYear: 100, forecasts: 26 }, false, /no better/, /没有更准/],
    [{ ours: 1, lastYear: 100, forecasts: 7 }, null, /cannot be told yet/, /暂无法评价/],
  ])('%j', (past, better, en, zh) => {
    expect(beatsLastYear(past)).toBe(better);
    expect(forecastWords(past, 'en', money)).toMatch(en);
    expect(forecastWords(past, 'zh', money)).toMatch(zh);
  });
});
