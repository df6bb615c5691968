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
    set: 'Say who brought the member',
    set_title: 'Who brought this member?',
    help: 'Purchases from now on count for the referrer.',
    done: 'Referrer noted',
  },
};

export default points;
