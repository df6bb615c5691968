import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { chain, loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { updateChain } from './chain.ts';
import { Chain } from './chain-type.ts';

builder.queryField('chain', (t) =>
  t.field({ type: Chain, description: 'The settings of the chain.', authScopes: { signedIn: true }, resolve: () => chain() }),
);

const UpdateChainInput = builder.inputType('UpdateChainInput', {
  description: 'What is not given stays as it is.',
  fields: (t) => ({
    name: t.string({ description: "The chain's name." }),
    currency: t.string({ description: 'ISO 4217; only before the first sale.' }),
    minorDigits: t.int({ description: '0–4; only before the first sale.' }),
    timeZone: t.string({ description: 'IANA zone. Past business days stay as they are.' }),
    dayStartsAt: t.int({ description: 'Minutes after midnight, 0–1439.' }),
    refundAnyMoney: t.boolean({
      description: 'Whether money of a refund may go back by another method than it was paid by: cash for a card, say.',
    }),
  }),
});

builder.mutationField('updateChain', (t) =>
  t.field({
    type: Chain,
    description: 'Changes the settings of the chain.',
    authScopes: { can: 'settings.write' },
    args: { input: t.arg({ type: UpdateChainInput, required: true }) },
    resolve: async (_root, { input }, { viewer }) => {
      await withTx(db, (tx) => updateChain(tx, viewer, input));
      return loadChain();
    },
  }),
);
