import type en from '../en/period.ts';

const period: typeof en = {
  label: '时间',
  grain: { label: '粒度', YEAR: '年', QUARTER: '季', MONTH: '月', WEEK: '周', DAY: '日' },
  preset: {
    last7: '近 7 天',
    last30: '近 30 天',
    last90: '近 90 天',
    thisMonth: '本月',
    lastMonth: '上月',
    thisQuarter: '本季',
    last12: '近 12 个月',
    thisYear: '今年',
    lastYear: '去年',
    custom: '自定义',
  },
  compare: { label: '对比', NONE: '不对比', PREVIOUS: '上一周期', SAME_LAST_YEAR: '去年同期' },
  month_before: '上个月',
  month_after: '下个月',
  current: '本期',
  mom: '环比',
  yoy: '同比',
  weekday: { 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六', 7: '周日' },
};

export default period;
