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
};

export default points;
