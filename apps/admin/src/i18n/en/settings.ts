const settings = {
  name: 'Settings',
  fields: {
    name: 'Name of the chain',
    currency: 'Currency',
    minorDigits: 'Decimals of money',
    timeZone: 'Time zone',
    dayStartsAt: 'Business day starts at',
    refundAnyMoney: 'Refund by another method',
  },
  money_help: 'Only before the first sale.',
  time_zone_help: 'Such as Asia/Shanghai. A store may have its own.',
  day_starts_help: 'Minutes after midnight. A sale at 1 a.m. belongs to the day before if the day starts at 240.',
  refund_any_money_help:
    'Money of a refund may go back by another method than it was paid by, say cash for a card. Stored value and points always go back there.',
};

export default settings;
