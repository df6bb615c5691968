import type { AlertDefinition, Teller, Threshold } from './alerts-words.ts';
import type { BusinessDate } from './time.ts';

/** Quantities in thousandths. */
interface Ordering {
  onHand: number;
  /** Ordered, drafts included, and not come yet; left out: nobody looked, as in alerts of the past. */
  onOrder?: number;
  /** What should be ordered besides; zero only where something is on order. */
  suggested: number;
}

interface LowStock extends Ordering {
  reorderPoint: number;
}

interface StockOutAhead extends Ordering {
  perDay: number;
  /** The day on which nothing will be left at that rate. */
  outOn: BusinessDate;
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

/** What to order, without the full stop; what is on order already comes first. */
const ordering = {
  en: ({ onOrder = 0, suggested }: Ordering, { quantity }: Teller) => {
    if (onOrder === 0) return `Order about ${quantity(suggested)}`;
    const more = suggested > 0 ? `order about ${quantity(suggested)} more` : 'see that it comes';
    return `${quantity(onOrder)} on order already, drafts included: ${more}`;
  },
  zh: ({ onOrder = 0, suggested }: Ordering, { quantity }: Teller) => {
    if (onOrder === 0) return `建议订货约 ${quantity(suggested)}`;
    const more = suggested > 0 ? `建议再订约 ${quantity(suggested)}` : '请跟进到货';
    return `已订未到 ${quantity(onOrder)}（含草稿），${more}`;
  },
};

const LOW_STOCK: AlertDefinition<LowStock> = {
  title: { en: 'Low stock', zh: '库存不足' },
  needs: 'stock.read',
  thresholds: { days, cover },
  en: (shelf, tell) => ({
    title: shelf.onHand > 0 ? `${tell.product} is running low` : `${tell.product} is sold out`,
    sentence:
      shelf.onHand > 0
        ? `${tell.store} has ${tell.quantity(shelf.onHand)} left; the reorder point is ${tell.quantity(shelf.reorderPoint)}.`
        : `${tell.store} has none left; the reorder point is ${tell.quantity(shelf.reorderPoint)}.`,
    nextStep: `${ordering.en(shelf, tell)}, or have some sent by another store.`,
  }),
  zh: (shelf, tell) => ({
    title: shelf.onHand > 0 ? `${tell.product}库存不足` : `${tell.product}已售罄`,
    sentence:
      shelf.onHand > 0
        ? `${tell.store}还剩 ${tell.quantity(shelf.onHand)}，订货点为 ${tell.quantity(shelf.reorderPoint)}。`
        : `${tell.store}已无库存，订货点为 ${tell.quantity(shelf.reorderPoint)}。`,
    nextStep: `${ordering.zh(shelf, tell)}，或从其他门店调货。`,
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
  en: (shelf, tell) => ({
    title: `${tell.product} will be sold out on ${tell.day(shelf.outOn)}`,
    sentence: `${tell.store} has ${tell.quantity(shelf.onHand)} left and sells about ${tell.quantity(shelf.perDay)} a day.`,
    nextStep: `${ordering.en(shelf, tell)} before then.`,
  }),
  zh: (shelf, tell) => ({
    title: `${tell.product}预计${tell.day(shelf.outOn)}售罄`,
    sentence: `${tell.store}还剩 ${tell.quantity(shelf.onHand)}，日均销售约 ${tell.quantity(shelf.perDay)}。`,
    nextStep: `${ordering.zh(shelf, tell)}，以免断货。`,
  }),
};

/** Alerts about one product in one store. */
export const STOCK_ALERTS = { LOW_STOCK, STOCK_OUT_AHEAD } as const;
