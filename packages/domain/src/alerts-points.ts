import type { AlertDefinition } from './alerts-words.ts';
import type { BusinessDate } from './time.ts';

/** Points that members of a store lose soon. */
interface Expiring {
  members: number;
  points: number;
  /** The first day on which some can be spent for the last time. */
  day: BusinessDate;
}

const POINTS_EXPIRING: AlertDefinition<Expiring> = {
  title: { en: 'Points about to expire', zh: '积分即将过期' },
  needs: 'value.read',
  thresholds: {
    ahead: { title: { en: 'Told before the last day', zh: '提前提醒天数' }, unit: 'DAYS', default: 30, min: 1, max: 180 },
  },
  en: ({ members, points, day: date }, { store, count, day }) => ({
    title: `${count(members, 'member')} of ${store} will lose points`,
    sentence: `${count(points, 'point')} in all; the first can be spent until ${day(date)}.`,
    nextStep: 'Remind them, and say what their points can buy.',
  }),
  zh: ({ members, points, day: date }, { store, count, day }) => ({
    title: `${store}有 ${count(members, '')} 位会员的积分即将过期`,
    sentence: `共 ${count(points, '')} 积分，最早于${day(date)}到期。`,
    nextStep: '请提醒会员使用，并告知可兑换的内容。',
  }),
};

/** Alerts about points. */
export const POINTS_ALERTS = { POINTS_EXPIRING } as const;
