const pointsSettings = {
  name: 'Points settings',
  saved: 'Settings saved',
  fields: {
    payKindId: 'Points that pay',
    payPoints: 'So many points',
    payWorth: 'are worth',
    payShare: 'Most of a bill, %',
    payMinimum: 'Least points at once',
    payStep: 'In steps of',
    payFirst: 'Points before the first time',
    referralKindId: 'Points of referrers',
    referralEach: 'For each purchase, not the first one alone',
    referralMinimum: 'A purchase of at least',
    referralPerDay: 'Most of a referrer a day',
    referralPerMember: 'Most of a referrer in all',
    referralLevels: 'Levels above the buyer',
    percent: 'Points for each hundred',
    points: 'or so many points',
    backPolicy: 'Points that are spent when goods come back',
  },
  help: {
    payKindId: 'Left empty, points do not pay.',
    referralKindId: 'Left empty, referrers get nothing.',
    payWorth: '100 points worth 1.00 is usual.',
    payStep: 'Points are spent in multiples of it.',
    payFirst: 'So many must have come together before points are spent for the first time; 0: none.',
    backPolicy: 'A refund takes back what its goods earned. This says what happens where that was spent.',
  },
  policy: { DEBT: 'Owed: what is earned next pays it', FROM_REFUND: 'Their worth is kept from the refund' },
};

export default pointsSettings;
