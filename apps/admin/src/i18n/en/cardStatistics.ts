const cardStatistics = {
  name: 'Card figures',
  by_month: 'By month',
  by_state: 'By state',
  by_type: 'By type',
  by_store: 'By store',
  month: 'Month',
  type: 'Type',
  store: 'Store',
  state: 'State',
  total: 'Cards',
  issued: 'Issued',
  renewed: 'Renewed',
  lost: 'Lost',
  replaced: 'Replaced',
  frozen: 'Frozen',
  expired: 'Expired',
  closed: 'Closed',
  fees: 'Fees',
  empty: 'No card has been given out yet.',
};

export default cardStatistics;
