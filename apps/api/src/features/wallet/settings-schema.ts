import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { Clawback, SpendOrder } from './enums.ts';
import { loadRules, updateRules, type WalletRules } from './settings.ts';

const told = {
  bonusDays: 'Days for which bonus money can be spent where its package says nothing, 1 to 36,500; null: for ever.',
  principalMonths:
    'Months for which principal can be spent, 1 to 1,200; null: for ever, as the rules of single-purpose prepaid cards ask of named cards.',
  memberLimit: 'Principal that a member may have stored (单用途预付卡 with a name: 5000.00); null: no limit.',
  transferLimit: 'What may be handed to another member at once; null: no limit.',
  transferBonus: 'Whether bonus money is handed on too, in the order of spending.',
  payWhileLost: 'Whether stored value pays without a card (by phone, say) while one of the member is reported lost.',
  refundApproval: 'A second person approves refunds above this; null: never.',
};

const WalletSettings = builder.objectRef<WalletRules>('WalletSettings').implement({
  description: 'The rules of stored value (储值规则), for the whole chain.',
  fields: (t) => ({
    spendOrder: t.expose('spend_order', { type: SpendOrder, description: 'What is spent first.' }),
    clawback: t.expose('clawback', { type: Clawback, description: 'What becomes of the bonus when a top-up is paid back.' }),
    bonusDays: t.exposeInt('bonus_days', { nullable: true, description: told.bonusDays }),
    principalMonths: t.exposeInt('principal_months', { nullable: true, description: told.principalMonths }),
    memberLimit: t.expose('member_limit', { type: 'Money', nullable: true, description: told.memberLimit }),
    transferLimit: t.expose('transfer_limit', { type: 'Money', nullable: true, description: told.transferLimit }),
    transferBonus: t.exposeBoolean('transfer_bonus', { description: told.transferBonus }),
    payWhileLost: t.exposeBoolean('pay_while_lost', { description: told.payWhileLost }),
    refundApproval: t.expose('refund_approval', { type: 'Money', nullable: true, description: told.refundApproval }),
    updatedAt: t.expose('updated_at', { type: 'DateTime', description: 'When they were last changed.' }),
  }),
});

const WalletSettingsInput = builder.inputType('WalletSettingsInput', {
  description: 'Changes to the rules of stored value; what is left out stays as it is.',
  fields: (t) => ({
    spendOrder: t.field({ type: SpendOrder, description: 'What is spent first.' }),
    clawback: t.field({ type: Clawback, description: 'What becomes of the bonus when a top-up is paid back.' }),
    bonusDays: t.int({ description: told.bonusDays }),
    principalMonths: t.int({ description: told.principalMonths }),
    memberLimit: t.field({ type: 'Money', description: told.memberLimit }),
    transferLimit: t.field({ type: 'Money', description: told.transferLimit }),
    transferBonus: t.boolean({ description: told.transferBonus }),
    payWhileLost: t.boolean({ description: told.payWhileLost }),
    refundApproval: t.field({ type: 'Money', description: told.refundApproval }),
  }),
});

builder.queryField('walletSettings', (t) =>
  t.field({
    type: WalletSettings,
    description: 'The rules of stored value.',
    authScopes: { can: 'value.read' },
    resolve: () => loadRules(db),
  }),
);

builder.mutationField('updateWalletSettings', (t) =>
  t.field({
    type: WalletSettings,
    description: 'Changes the rules of stored value. What was given before keeps its last day.',
    authScopes: { can: 'wallet.configure' },
    args: { input: t.arg({ type: WalletSettingsInput, required: true }) },
    resolve: async (_root, { input }, { viewer }) => {
      await withTx(db, (tx) => updateRules(tx, viewer, input, new Date()));
      return loadRules(db);
    },
  }),
);
