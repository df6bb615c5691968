/** Periods, grains, comparison. */
const period = {
  label: 'Period',
  grain: { label: 'Grain', YEAR: 'Year', QUARTER: 'Quarter', MONTH: 'Month', WEEK: 'Week', DAY: 'Day' },
  preset: {
    last7: 'Last 7 days',
    last30: 'Last 30 days',
    last90: 'Last 90 days',
    thisMonth: 'This month',
    lastMonth: 'Last month',
    thisQuarter: 'This quarter',
    last12: 'Last 12 months',
    thisYear: 'This year',
    lastYear: 'Last year',
    custom: 'Custom',
  },
  compare: { label: 'Compare with', NONE: 'No comparison', PREVIOUS: 'Previous period', SAME_LAST_YEAR: 'Same period last year' },
  month_before: 'Month before',
  month_after: 'Month after',
  current: 'This period',
  mom: 'vs previous',
  yoy: 'vs last year',
  weekday: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
};

export default period;
