import type { AlertDefinition } from './alerts-words.ts';
import type { BusinessDate } from './time.ts';

/** Follow-ups that a store owes its members and that are over their day. */
interface Overdue {
  followUps: number;
  /** The day on which the oldest was due. */
  day: BusinessDate;
}

const FOLLOW_UP_OVERDUE: AlertDefinition<Overdue> = {
  title: { en: 'Follow-ups overdue', zh: '回访逾期' },
  needs: 'contact.read',
  thresholds: {
    days: { title: { en: 'Told after', zh: '逾期几天后提醒' }, unit: 'DAYS', default: 1, min: 1, max: 60 },
    critical: { title: { en: 'Critical after', zh: '逾期几天后为紧急' }, unit: 'DAYS', default: 7, min: 1, max: 365 },
  },
  en: ({ followUps, day: date }, { store, count, day }) => ({
    title: `${count(followUps, 'follow-up')} of ${store} ${followUps === 1 ? 'is' : 'are'} overdue`,
    sentence: `The oldest was due on ${day(date)}.`,
    nextStep: 'Open the list, call these members, or give the follow-ups to somebody who has time.',
  }),
  zh: ({ followUps, day: date }, { store, count, day }) => ({
    title: `${store}有 ${count(followUps, '')} 条回访逾期`,
    sentence: `最早一条应于${day(date)}完成。`,
    nextStep: '打开名单尽快回访，或改派给有空的同事。',
  }),
};

/** Alerts about what was promised to members. */
export const CONTACT_ALERTS = { FOLLOW_UP_OVERDUE } as const;
