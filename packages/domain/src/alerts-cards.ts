import type { AlertDefinition } from './alerts-words.ts';
import type { BusinessDate } from './time.ts';

/** Cards of a store's members that end soon. */
interface Expiring {
  cards: number;
  /** The last day of the first of them. */
  day: BusinessDate;
}

const CARD_EXPIRING: AlertDefinition<Expiring> = {
  title: { en: 'Cards about to expire', zh: '会员卡即将过期' },
  needs: 'card.read',
  thresholds: {
    ahead: { title: { en: 'Told before the last day', zh: '提前提醒天数' }, unit: 'DAYS', default: 30, min: 1, max: 180 },
  },
  en: ({ cards, day: date }, { store, count, day }) => ({
    title: `${count(cards, 'card')} of ${store} will expire`,
    sentence: `The first can be used until ${day(date)}.`,
    nextStep: 'Offer a renewal before the till refuses them.',
  }),
  zh: ({ cards, day: date }, { store, count, day }) => ({
    title: `${store}有 ${count(cards, '')} 张会员卡即将过期`,
    sentence: `最早于${day(date)}到期。`,
    nextStep: '请在到期前为会员办理续期。',
  }),
};

/** Alerts about cards. */
export const CARD_ALERTS = { CARD_EXPIRING } as const;
