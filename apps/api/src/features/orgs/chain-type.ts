import { builder } from '../../builder.ts';
import type { ChainSettings } from '../../chain.ts';

export const Chain = builder.objectRef<ChainSettings>('Chain').implement({
  description: 'What holds for the whole chain.',
  fields: (t) => ({
    name: t.exposeString('name', { description: "The chain's name; empty until it is set." }),
    currency: t.exposeString('currency', { description: 'ISO 4217, such as CNY. All money is in it.' }),
    minorDigits: t.exposeInt('minorDigits', { description: 'Decimals of the currency: 2 for yuan and fen.' }),
    timeZone: t.exposeString('timeZone', { description: 'IANA zone of the business day; a store may differ.' }),
    dayStartsAt: t.exposeInt('dayStartsAt', { description: 'Minutes after midnight at which a business day begins; a store may differ.' }),
    refundAnyMoney: t.exposeBoolean('refundAnyMoney', {
      description: 'Whether money of a refund may go back by another method than it was paid by: cash for a card, say.',
    }),
  }),
});
