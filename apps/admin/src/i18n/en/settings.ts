const settings = {
  name: 'Settings',
  fields: {
    name: 'Name of the chain',
    currency: 'Currency',
    minorDigits: 'Decimals of money',
    timeZone: 'Time zone',
    dayStartsAt: 'Business day starts at',
  },
  money_help: 'Only before the first sale.',
  time_zone_help: 'Such as Asia/Shanghai. A store may have its own.',
  day_starts_help: 'Minutes after midnight. A sale at 1 a.m. belongs to the day before if the day starts at 240.',
};

export default settings;
