import type en from '../en/analytics.ts';

const analytics: typeof en = {
  name: '分析',
  trend: '销售走势',
  categories: '分类统计',
  products: '商品排行',
  stores: '门店排行',
  staff: '业务员排名',
  new_members: '新会员',
  hours: '时段分布',
  weekday: '星期',
  hour: '时段',
  change: '变化',
  rank_by: '排序依据',
  by: { REVENUE: '销售额', PROFIT: '毛利', ORDERS: '订单', UNITS: '销量' },
  measure: {
    label: '指标',
    revenue: '销售额',
    profit: '毛利',
    cost: '成本',
    margin: '毛利率',
    orders: '订单数',
    units: '销量',
    basket: '客单价',
    activeMembers: '活跃会员',
    newMembers: '新会员',
    share: '占比',
  },
  unit: { orders: '单', units: '件', activeMembers: '人', newMembers: '人' },
  people: '共 %{count} 人',
  filter: { category: '类目', product: '商品', employee: '业务员', level: '等级', channel: '渠道', tag: '标签' },
  empty: '此时段没有销售。请换一个时段或门店，或导入历史销售。',
  no_hours: '此时段的销售没有时刻。只有日期的导入销售不含时刻。',
  no_new_members: '此时段及对比时段没有新会员。',
};

export default analytics;
