import type { Locale } from './errors.ts';
import type { PastError } from './forecast.ts';

/** Below this many weeks a mean error says nothing. */
const LEAST_WEEKS = 8;

/** Whether past forecasts came closer than "as the same week last year"; null: too few to tell. */
export function beatsLastYear(past: PastError): boolean | null {
  return past.forecasts < LEAST_WEEKS ? null : past.ours < past.lastYear;
}

/**
 * How good the last forecasts were, in a sentence for a manager.
 * @param money puts an amount in the unit of the errors into the language
 */
export function forecastWords(past: PastError, locale: Locale, money: (amount: number) => string): string {
  const { forecasts: weeks, ours, lastYear } = past;
  const better = beatsLastYear(past);
  const zh = locale === 'zh';
  if (better === null) {
    return zh
      ? `已结束的预测周不足 ${LEAST_WEEKS} 周，暂无法评价准确度。`
      : `Fewer than ${LEAST_WEEKS} forecast weeks are over: it cannot be told yet how good the forecasts are.`;
  }
  const difference = lastYear > 0 ? Math.round(Math.abs(1 - ours / lastYear) * 100) : 0;
  if (zh) {
    const both = `最近 ${weeks} 周平均每周误差 ${money(ours)}，“与去年同周相同”为 ${money(lastYear)}`;
    return better ? `${both}：预测更准，误差小 ${difference}%。` : `${both}：预测没有更准，请以去年同周为参考。`;
  }
  const both = `Over the last ${weeks} weeks the forecast was off by ${money(ours)} a week on average, “as the same week last year” by ${money(lastYear)}`;
  return better ? `${both}: it is better by ${difference}%.` : `${both}: it is no better, so go by last year.`;
}
