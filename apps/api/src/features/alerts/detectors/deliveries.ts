import type { Entry } from '../../../stream/entries.ts';

/** Events after which deliveries are looked at at once; keys made of what they tell. */
export const deliveryEvents = (keys: (entry: Entry) => string[]) => ({
  kinds: ['delivery.planned', 'delivery.rescheduled', 'delivery.stepped'],
  keys,
});
