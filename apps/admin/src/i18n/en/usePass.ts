const usePass = {
  name: 'Use a pass',
  passes: 'Passes',
  none: 'This member has no pass that can be used. Sell one on the page of what the member holds.',
  left: '%{left} of %{sold} uses left',
  any: 'Any number of uses',
  until: 'until %{day}',
  for_ever: 'no last day',
  used_today: 'used today: %{count}',
  action: 'Use',
  done: 'Use taken',
  next: 'Next member',
  sell: {
    action: 'Sell a pass',
    title: 'Sell a pass to %{name}',
    type: 'Pass',
    stored: 'Of it from stored value',
    stored_help: '%{available} are there. The rest is paid as chosen below.',
    empty: 'There is no pass to sell in this store.',
    done: 'Pass sold',
  },
  extend: { action: 'Extend', title: 'Extend “%{name}”', until: 'New last day', done: 'Pass extended' },
  refund: {
    action: 'Pay back',
    title: 'Pay back “%{name}”',
    text: 'All that is left of it is taken. It is worth %{worth}.',
    amount: 'Amount paid back',
    as_paid: 'As it was paid',
    method: 'Paid back by',
    done: 'Pass paid back',
  },
};

export default usePass;
