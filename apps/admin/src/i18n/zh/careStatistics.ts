import type en from '../en/careStatistics.ts';

const careStatistics: typeof en = {
  name: '互动与服务',
  engagement: '每月互动会员',
  service: '每月服务单',
  by_kind: '近 12 个月服务单（按类型）',
  by_assignee: '近 12 个月服务单（按负责人）',
  month: '月份',
  signIns: '上线量',
  checkIns: '签到',
  participations: '参与活动',
  reviews: '评价',
  shares: '分享',
  members: '互动会员',
  participation: '参与度',
  opened: '受理',
  closed: '办结',
  rating: '满意度',
  kind: '类型',
  assignee: '负责人',
  total: '服务单',
  open: '处理中',
  done: '已完成',
  cancelled: '已取消',
  hours: '平均用时（小时）',
  empty: '这段时间没有记录。',
};

export default careStatistics;
