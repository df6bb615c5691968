import type { AlertDefinition, Threshold } from './alerts-words.ts';
import type { BusinessDate } from './time.ts';

/** Quantities in thousandths. */
interface LowStock {
  onHand: number;
  reorderPoint: number;
  suggested: number;
}

interface StockOutAhead {
  onHand: number;
  perDay: number;
  /** The day on which nothing will be left at that rate. */
  outOn: BusinessDate;
  suggested: number;
}

const days = {
  title: { en: 'Rate of sale: of the last days', zh: '销售速度统计天数' },
  unit: 'DAYS',
  default: 28,
  min: 7,
  max: 180,
} as const satisfies Threshold;
const cover = {
  title: { en: 'Suggested order lasts for', zh: '建议订货可售天数' },
  unit: 'DAYS',
  default: 14,
  min: 1,
  max: 365,
} as const satisfies Threshold;

const LOW_STOCK: AlertDefinition<LowStock> = {
  title: { en: 'Low stock', zh: '库存不足' },
  needs: 'stock.read',
  thresholds: { days, cover },
  en: ({ onHand, reorderPoint, suggested }, { product, store, quantity }) => ({
    title: onHand > 0 ? `${product} is running low` : `${product} is sold out`,
    sentence:
      onHand > 0
        ? `${store} has ${quantity(onHand)} left; the reorder point is ${quantity(reorderPoint)}.`
        : `${store} has none left; the reorder point is ${quantity(reorderPoint)}.`,
    nextStep: `Order about ${quantity(suggested)}, or have some sent by another store.`,
  }),
  zh: ({ onHand, reorderPoint, suggested }, { product, store, quantity }) => ({
    title: onHand > 0 ? `${product}库存不足` : `${product}已售罄`,
    sentence:
      onHand > 0
        ? `${store}还剩 ${quantity(onHand)}，订货点为 ${quantity(reorderPoint)}。`
        : `${store}已无库存，订货点为 ${quantity(reorderPoint)}。`,
    nextStep: `建议订货约 ${quantity(suggested)}，或从其他门店调货。`,
  }),
};

const STOCK_OUT_AHEAD: AlertDefinition<StockOutAhead> = {
  title: { en: 'Will sell out', zh: '即将售罄' },
  needs: 'stock.read',
  thresholds: {
    ahead: { title: { en: 'Told before it is sold out', zh: '提前提醒天数' }, unit: 'DAYS', default: 7, min: 1, max: 60 },
    days,
    cover,
  },
  en: ({ onHand, perDay, outOn, suggested }, { product, store, quantity, day }) => ({
    title: `${product} will be sold out on ${day(outOn)}`,
    sentence: `${store} has ${quantity(onHand)} left and sells about ${quantity(perDay)} a day.`,
    nextStep: `Order about ${quantity(suggested)} before then.`,
  }),
  zh: ({ onHand, perDay, outOn, suggested }, { product, store, quantity, day }) => ({
    title: `${product}预计${day(outOn)}售罄`,
    sentence: `${store}还剩 ${quantity(onHand)}，日均销售约 ${quantity(perDay)}。`,
    nextStep: `请在此之前订货约 ${quantity(suggested)}。`,
  }),
};

/** Alerts about one product in one store. */
export const STOCK_ALERTS = { LOW_STOCK, STOCK_OUT_AHEAD } as const;
