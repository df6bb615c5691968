import type en from '../en/recruiting.ts';

const recruiting: typeof en = {
  name: '会员推广',
  by_month: '员工推广会员数（按月）',
  by_employee: '按员工',
  by_org: '按门店和部门',
  month: '月份',
  employee: '员工',
  org: '门店或部门',
  members: '会员数',
  buyers: '已消费',
  share: '消费占比',
  amount: '累计消费',
  nobody: '无推广人',
  empty: '近十二个月没有新会员。',
};

export default recruiting;
