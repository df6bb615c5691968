const forecast = {
  name: 'Forecast',
  title: 'Sales forecast',
  unit: 'revenue by week',
  week: 'Week',
  actual: 'Actual',
  expected: 'Forecast',
  interval: 'Interval, 8 of 10',
  low: 'At least',
  high: 'At most',
  off: 'Off by',
  lastYear: 'Same week last year',
  ahead_label: 'Compare with what was told',
  ahead: 'As told %{smart_count} week ahead |||| As told %{smart_count} weeks ahead',
  better: 'Better than last year',
  not_better: 'No better than last year',
  level: 'With less than a year and a quarter of history it is the mean of the last eight weeks.',
  empty: 'Too little history: a forecast needs eight whole weeks of sales.',
  how: 'How it is made',
  method: {
    season:
      'A week of the year is expected to sell like the same week a year ago: half of that week, a quarter of the week before and a quarter of the one after, as holidays move by days.',
    growth:
      'That is multiplied by half of the growth of the last 13 weeks against the same weeks a year ago; one quarter alone is too noisy to be believed in full.',
    interval:
      'The interval holds what 8 of 10 forecasts of the last half year would have made of it. What is told on a Monday takes in late receipts during its week, and stays as it was told after that.',
    compare: 'Each week that is over stands beside what was told of it. If “as the same week last year” came closer, this page says so.',
  },
};

export default forecast;
