import type en from '../en/forecast.ts';

const forecast: typeof en = {
  name: '销售预测',
  title: '销售预测',
  unit: '按周销售额',
  week: '周',
  actual: '实际',
  expected: '预测',
  interval: '区间（十次中八次）',
  low: '不低于',
  high: '不高于',
  off: '偏差',
  lastYear: '去年同周',
  ahead_label: '与何时的预测比较',
  ahead: '提前 %{smart_count} 周的预测',
  better: '优于去年同周',
  not_better: '不优于去年同周',
  level: '历史不足一年零一季，取最近八周的平均值。',
  empty: '历史数据不足：预测需要八个完整的销售周。',
  how: '预测方法',
  method: {
    season: '每一周按去年同周预测：该周占一半，前后两周各占四分之一，因为节假日每年会移动几天。',
    growth: '再乘以最近 13 周同比增长的一半；单看一个季度波动太大，不宜全部采信。',
    interval: '区间为最近半年十次预测中八次会落入的范围。每周一的预测在当周内计入迟到的单据，此后保持不变。',
    compare: '已结束的每一周都与当时的预测并列。若“与去年同周相同”更准，本页会如实说明。',
  },
};

export default forecast;
