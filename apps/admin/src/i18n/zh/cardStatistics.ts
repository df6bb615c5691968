import type en from '../en/cardStatistics.ts';

const cardStatistics: typeof en = {
  name: '会员卡统计',
  by_month: '按月',
  by_state: '按状态',
  by_type: '按类型',
  by_store: '按门店',
  month: '月份',
  type: '类型',
  store: '门店',
  state: '状态',
  total: '卡数',
  issued: '发卡',
  renewed: '续期',
  lost: '挂失',
  replaced: '换卡',
  frozen: '冻结',
  expired: '到期',
  closed: '注销',
  fees: '费用',
  empty: '尚未发放会员卡。',
};

export default cardStatistics;
