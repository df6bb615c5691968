import { builder } from '../../builder.ts';
import { TenderMethod } from '../ledger/enums.ts';

export const TenderInput = builder.inputType('TenderInput', {
  description: 'A payment.',
  fields: (t) => ({
    method: t.field({ type: TenderMethod, required: true, description: 'How.' }),
    amount: t.field({ type: 'Money', required: true, description: 'Above zero, also when it is paid back.' }),
  }),
});
