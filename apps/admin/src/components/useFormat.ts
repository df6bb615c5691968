import { useMemo } from 'react';
import { useLocale } from 'react-admin';
import * as format from '../format.ts';
import { useChainZone, useCurrency } from '../providers/viewer.ts';

/** A store; null where its zone is the chain's. */
interface Placed {
  timeZone: string | null;
}

/**
 * The formats of figures and dates, bound to the language of the page and the chain's currency. An instant is told by the clock of the store
 * that is given, which may have a zone of its own, else by the chain's: wherever the reader is, it is the time of the business day.
 */
export function useFormat() {
  const locale: format.Locale = useLocale() === 'zh' ? 'zh' : 'en';
  const currency = useCurrency();
  const chainZone = useChainZone();
  return useMemo(
    () => ({
      locale,
      money: (value: format.Figure) => format.formatMoney(value, locale, currency),
      whole: (value: format.Figure) => format.formatWhole(value, locale, currency),
      count: (value: format.Figure) => format.formatCount(value, locale),
      quantity: (value: format.Figure) => format.formatQuantity(value, locale),
      percent: (value: format.Figure) => format.formatPercent(value, locale),
      change: (ratio: number | null | undefined) => format.formatChange(ratio, locale),
      full: (value: format.Figure, measure: format.Measure) => format.formatFull(value, measure, locale, currency),
      short: (value: format.Figure, measure: format.Measure) => format.formatShort(value, measure, locale, currency),
      day: (value: string | null | undefined) => format.formatDay(value, locale),
      phone: format.formatPhone,
      instant: (value: string | null | undefined, store?: Placed) => format.formatInstant(value, locale, store?.timeZone ?? chainZone),
      /** The same instant as a cell of a file. */
      clock: (value: string | null | undefined, store?: Placed) => format.clockOf(value, store?.timeZone ?? chainZone),
    }),
    [locale, currency, chainZone],
  );
}
