import type { AlertDefinition } from './alerts-words.ts';
import type { BusinessDate } from './time.ts';

/** Coupons that members of a store can use for a few days more. */
interface Expiring {
  members: number;
  coupons: number;
  /** The first last day. */
  day: BusinessDate;
}

const COUPONS_EXPIRING: AlertDefinition<Expiring> = {
  title: { en: 'Coupons about to expire', zh: '优惠券即将过期' },
  needs: 'coupon.read',
  thresholds: {
    ahead: { title: { en: 'Told before the last day', zh: '提前提醒天数' }, unit: 'DAYS', default: 7, min: 1, max: 90 },
  },
  en: ({ members, coupons, day: date }, { store, count, day }) => ({
    title: `${count(members, 'member')} of ${store} will lose coupons`,
    sentence: `${count(coupons, 'coupon')} in all; the first can be used until ${day(date)}.`,
    nextStep: 'Remind them, and say what their coupons are worth.',
  }),
  zh: ({ members, coupons, day: date }, { store, count, day }) => ({
    title: `${store}有 ${count(members, '')} 位会员的优惠券即将过期`,
    sentence: `共 ${count(coupons, '')} 张，最早于${day(date)}到期。`,
    nextStep: '请提醒会员使用，并告知优惠内容。',
  }),
};

/** Alerts about coupons. */
export const COUPON_ALERTS = { COUPONS_EXPIRING } as const;
