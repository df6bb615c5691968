import type { AlertDefinition } from './alerts-words.ts';
import { clock } from './deliveries.ts';
import type { BusinessDate } from './time.ts';

/** What a store has to deliver on a day. */
interface Due {
  day: BusinessDate;
  deliveries: number;
}

/** One delivery that is late. */
interface Overdue {
  number: string;
  day: BusinessDate;
  /** Minutes after midnight; null: by the end of the day. */
  windowEnd: number | null;
  /** On its way. */
  out: boolean;
}

const DELIVERY_DUE: AlertDefinition<Due> = {
  title: { en: 'Deliveries due', zh: '送货提醒' },
  needs: 'delivery.read',
  thresholds: { ahead: { title: { en: 'Shown before the day', zh: '提前显示天数' }, unit: 'DAYS', default: 1, min: 0, max: 30 } },
  en: ({ day: date, deliveries }, { store, day }) => ({
    title: `${deliveries === 1 ? 'A delivery' : `${deliveries} deliveries`} on ${day(date)}`,
    sentence: `${store} has to bring ${deliveries === 1 ? 'it' : 'them'} to the door.`,
    nextStep: 'Open the list of the day, print it, and pack what is on it.',
  }),
  zh: ({ day: date, deliveries }, { store, day, count }) => ({
    title: `${day(date)}有 ${count(deliveries, '')} 单配送`,
    sentence: `${store}需按时送达。`,
    nextStep: '打开当日配送单，打印并备货。',
  }),
};

const DELIVERY_OVERDUE: AlertDefinition<Overdue> = {
  title: { en: 'Delivery overdue', zh: '配送超时' },
  needs: 'delivery.read',
  thresholds: {
    days: { title: { en: 'Critical after', zh: '超时几天后为紧急' }, unit: 'DAYS', default: 1, min: 0, max: 30 },
    until: { title: { en: 'Given up after', zh: '超过此天数不再提醒' }, unit: 'DAYS', default: 30, min: 1, max: 365 },
  },
  en: ({ number, day: date, windowEnd, out }, { store, day }) => ({
    title: `Delivery ${number} is overdue`,
    sentence: `${store} promised it for ${day(date)}${windowEnd === null ? '' : `, ${clock(windowEnd)} at the latest`}; it is ${out ? 'still on its way' : 'still waiting to be sent'}.`,
    nextStep: 'Call the recipient, then deliver it or agree on another day.',
  }),
  zh: ({ number, day: date, windowEnd, out }, { store, day }) => ({
    title: `配送单 ${number} 已超时`,
    sentence: `${store}约定${day(date)}${windowEnd === null ? '' : ` ${clock(windowEnd)} 前`}送达，目前${out ? '仍在途中' : '尚未出发'}。`,
    nextStep: '联系收货人，尽快送达或另约时间。',
  }),
};

/** Alerts about what a store has to bring to somebody. */
export const DELIVERY_ALERTS = { DELIVERY_DUE, DELIVERY_OVERDUE } as const;
