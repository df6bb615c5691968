const pendingPoints = {
  name: 'Promised points',
  open: 'Promised points',
  by_hand: 'Confirmed by hand',
  due: 'on %{day}',
  fields: {
    member: 'Member',
    asset: 'Kind of points',
    points: 'Points',
    reason: 'What for',
    storeName: 'Store',
    dueOn: 'Given on',
    state: 'State',
    states: 'State',
    createdAt: 'Promised',
    endedAt: 'Ended',
  },
  state: { PENDING: 'Promised', CONFIRMED: 'Given', CANCELLED: 'Cancelled' },
  promise: {
    action: 'Promise points',
    title: 'Promise points to %{name}',
    help: 'Given by themselves on this day. Empty: only by hand.',
    done: 'Points promised',
  },
  confirm: {
    action: 'Give',
    title: 'Give %{points} %{kind}?',
    text: 'The member has them at once, with a full life from today.',
    done: 'Points given',
  },
  cancel: {
    action: 'Cancel promise',
    title: 'Cancel the promise of %{points} %{kind}?',
    text: 'The member will not have them.',
    done: 'Promise cancelled',
  },
};

export default pendingPoints;
