const holds = {
  name: 'Reservation |||| Reservations',
  open: 'Reserved',
  until: 'until %{at}',
  fields: {
    member: 'Member',
    asset: 'Asset',
    amount: 'Amount',
    reason: 'What for',
    storeName: 'Store',
    state: 'State',
    states: 'State',
    createdBy: 'Reserved by',
    createdAt: 'Reserved',
    expiresAt: 'Free again',
    endedAt: 'Ended',
  },
  state: { HELD: 'Reserved', CONFIRMED: 'Spent', RELEASED: 'Given free', EXPIRED: 'Over its time' },
  reserve: {
    action: 'Reserve',
    title: 'Reserve %{asset}',
    hours: 'For so many hours',
    help: 'A week at most; then it is free again by itself.',
    done: 'Reserved',
  },
  confirm: {
    action: 'Spend',
    title: 'Spend %{amount} of %{asset}?',
    text: 'The whole reservation is spent at the store that made it.',
    done: 'Reservation spent',
  },
  release: {
    action: 'Release',
    title: 'Release %{amount} of %{asset}?',
    text: 'The member can spend it otherwise again.',
    done: 'Reservation released',
  },
};

export default holds;
