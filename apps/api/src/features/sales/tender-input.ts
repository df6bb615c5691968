import { builder } from '../../builder.ts';
import { TenderMethod } from '../ledger/enums.ts';

export const TenderInput = builder.inputType('TenderInput', {
  description: 'A payment.',
  fields: (t) => ({
    method: t.field({ type: TenderMethod, required: true, description: 'How.' }),
    amount: t.field({ type: 'Money', required: true, description: 'Above zero, also when it is paid back.' }),
  }),
});

export const SaleTenderInput = builder.inputType('SaleTenderInput', {
  description: 'A payment of a sale.',
  fields: (t) => ({
    method: t.field({ type: TenderMethod, required: true, description: 'How.' }),
    amount: t.field({ type: 'Money', required: true, description: 'Above zero.' }),
    card: t.string({
      description:
        'Of STORED_VALUE: the card that pays, its number or the code of an electronic one. It must be of the member who buys, accepted, and pays from the accounts it leads to, within its limits.',
    }),
    pin: t.string({ description: 'The PIN of that card, where the amount asks for it. Five wrong ones lock it.' }),
  }),
});
