import type { AlertDefinition } from './alerts-words.ts';
import type { BusinessDate } from './time.ts';

/** Goods of one product in one store that are near their date or past it. Quantities in thousandths. */
interface BestBefore {
  /** The nearest date of them. */
  day: BusinessDate;
  quantity: number;
  /** Of these, past their date. */
  expired: number;
  perDay: number;
  /** What will be left on its date at that rate, the expired included. */
  unsold: number;
}

const BEST_BEFORE: AlertDefinition<BestBefore> = {
  title: { en: 'Best-before date near', zh: '临期预警' },
  needs: 'stock.read',
  thresholds: {
    ahead: { title: { en: 'Told before the date', zh: '提前提醒天数' }, unit: 'DAYS', default: 30, min: 1, max: 365 },
    past: { title: { en: 'Still told after the date', zh: '过期后继续提醒天数' }, unit: 'DAYS', default: 90, min: 0, max: 3650 },
    days: { title: { en: 'Rate of sale: of the last days', zh: '销售速度统计天数' }, unit: 'DAYS', default: 28, min: 7, max: 180 },
  },
  en: ({ day: date, quantity: pieces, expired, perDay, unsold }, { product, store, quantity, day }) => {
    if (expired > 0)
      return {
        title: `${product} is past its date`,
        sentence: `${store} still has ${quantity(expired)} whose best-before date is over; the oldest was ${day(date)}.`,
        nextStep: 'Take them off the shelf, count them and write them off.',
      };
    const rate = `At about ${quantity(perDay)} a day`;
    const left = perDay > 0 ? `${rate}, ${quantity(unsold)} will be left at ${store}.` : `${store} has sold none of it lately.`;
    return {
      title: `${product}: ${quantity(pieces)} best before ${day(date)}`,
      sentence: unsold > 0 ? left : `${rate}, ${store} will have sold them by then.`,
      nextStep: unsold > 0 ? 'Mark them down, or send some to a store that sells more.' : 'Put them in front, so that they are sold first.',
    };
  },
  zh: ({ day: date, quantity: pieces, expired, perDay, unsold }, { product, store, quantity, day }) => {
    if (expired > 0)
      return {
        title: `${product}已过期`,
        sentence: `${store}仍有 ${quantity(expired)} 已过保质期，最早为${day(date)}。`,
        nextStep: '请立即下架，清点后报损。',
      };
    const rate = `按日均约 ${quantity(perDay)} 的销量`;
    const left = perDay > 0 ? `${rate}，${store}到期时预计剩余 ${quantity(unsold)}。` : `${store}近期没有销售。`;
    return {
      title: `${product}有 ${quantity(pieces)} 将于${day(date)}到期`,
      sentence: unsold > 0 ? left : `${rate}，${store}可在到期前售完。`,
      nextStep: unsold > 0 ? '建议降价促销，或调往销量更高的门店。' : '建议摆放在前排，优先销售。',
    };
  },
};

/** Alerts about the dates on packages. */
export const DATE_ALERTS = { BEST_BEFORE } as const;
