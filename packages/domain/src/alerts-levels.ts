import type { AlertDefinition } from './alerts-words.ts';
import type { BusinessDate } from './time.ts';

/** Members of a store who fall short of what keeps their level. */
interface Dropping {
  members: number;
  /** The first day on which one of them goes down. */
  day: BusinessDate;
}

const LEVEL_DROPPING: AlertDefinition<Dropping> = {
  title: { en: 'Levels about to drop', zh: '等级即将下降' },
  needs: 'member.read',
  thresholds: {
    ahead: { title: { en: 'Told before the day', zh: '提前提醒天数' }, unit: 'DAYS', default: 30, min: 1, max: 180 },
  },
  en: ({ members, day: date }, { store, count, day }) => ({
    title: `${count(members, 'member')} of ${store} may lose the level`,
    sentence: `They fall short of what keeps it; the first goes down after ${day(date)}.`,
    nextStep: 'Tell them what is lacking, and until when.',
  }),
  zh: ({ members, day: date }, { store, count, day }) => ({
    title: `${store}有 ${count(members, '')} 位会员的等级即将下降`,
    sentence: `尚未达到保级条件，最早于${day(date)}之后降级。`,
    nextStep: '请告知会员还差多少、截止到哪天。',
  }),
};

/** Alerts about levels. */
export const LEVEL_ALERTS = { LEVEL_DROPPING } as const;
