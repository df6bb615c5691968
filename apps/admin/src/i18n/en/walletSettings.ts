const walletSettings = {
  name: 'Stored-value rules',
  fields: {
    spendOrder: 'What is spent first',
    clawback: 'Bonus and coupons of a top-up that is paid back',
    bonusDays: 'Bonus is good for (days)',
    principalMonths: 'Principal is good for (months)',
    memberLimit: 'Most that a member may have stored',
    transferLimit: 'Most that is transferred at once',
    transferBonus: 'Bonus may be transferred, too',
    payWhileLost: 'Stored value pays without a card while one is lost',
    refundApproval: 'Refunds above this need a second person',
  },
  order: { PRINCIPAL_FIRST: 'What was paid in', BONUS_FIRST: 'The bonus', PROPORTIONAL: 'Both in proportion' },
  back: { FULL: 'All of it is taken back', PROPORTIONAL: 'Its share is taken back', KEEP: 'The member keeps it' },
  help: {
    clawback: 'Bonus that was spent, and what coupons of the package took off, is withheld from the money paid out.',
    bonusDays: 'Where the package says nothing. Empty: for ever.',
    principalMonths: 'Empty: for ever, as the law asks of cards with a name.',
    memberLimit: 'Single-purpose prepaid cards with a name: 5,000. Empty: no limit.',
    transferLimit: 'Every transfer needs a second person. Empty: no limit.',
    transferBonus: 'In the order of spending.',
    payWhileLost: 'Off: a member with a lost card shows another one, or the loss is settled first.',
    refundApproval: 'Empty: one person is always enough.',
  },
  saved: 'Rules saved. What was given before keeps its last day.',
};

export default walletSettings;
