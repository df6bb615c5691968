const points = {
  kind: 'Kind of points',
  points: 'Points',
  done: 'Done',
  grant: {
    action: 'Give or take points',
    title: 'Points of %{name}',
    help: 'Above zero: given. Below zero: taken, what expires first.',
    asks: 'More than %{limit}: a second person has to agree.',
  },
  convert: {
    action: 'Convert points',
    title: 'Convert points of %{name}',
    rule: 'From and to',
    help: '%{give} become %{get}; at least %{minimum}, in steps of %{step}.',
    none: 'There is no rule of conversion.',
  },
  task: {
    action: 'Enter a task',
    title: 'Task done by %{name}',
    task: 'Task',
  },
  referral: {
    title: 'Referral',
    referrer: 'Brought by',
    nobody: 'nobody',
    brought:
      'Brought %{smart_count} member and got %{points} points for it |||| Brought %{smart_count} members and got %{points} points for it',
    unseen: 'a member of another store',
    above: 'Referrers, level by level',
    level: 'level %{level}',
    members: 'Members brought',
    rewards: 'Points for their purchases',
    taken: 'taken back %{at}: goods returned',
    set: 'Set referrer',
    change: 'Change',
    save: 'Save',
    set_title: 'Who brought this member?',
    help: 'Purchases from now on count for the referrer.',
    done: 'Referrer noted',
    remove: 'Remove',
    remove_title: 'Remove the referrer %{name}?',
    remove_text: 'Purchases from now on are worth nothing to the referrers. Points given so far stay.',
    removed: 'Referrer removed',
  },
};

export default points;
