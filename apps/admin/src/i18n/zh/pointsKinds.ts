import type en from '../en/pointsKinds.ts';

const pointsKinds: typeof en = {
  name: '积分类型 |||| 积分类型',
  fields: {
    code: '编码',
    name: '名称',
    policy: '有效期',
    months: '月数',
    expiresMonth: '月（1–12）',
    expiresDay: '日',
    yearsLater: '几年后',
    worth: '每千分价值',
    approveAbove: '超过需审批',
    archivedAt: '停用时间',
    includeArchived: '含已停用',
  },
  policy: {
    NEVER: '永不过期',
    ROLLING_MONTHS: '发放后若干个月',
    FIXED_DATE: '固定日期',
    INACTIVITY: '若干个月无变动',
  },
  expires: {
    NEVER: '永不过期',
    ROLLING_MONTHS: '发放后 %{smart_count} 个月',
    FIXED_DATE: '%{smart_count} 年后的 %{month} 月 %{day} 日',
    NEXT_DATE: '下一个 %{month} 月 %{day} 日',
    INACTIVITY: '%{smart_count} 个月无变动',
  },
  policy_help: '已发放的积分有效期不变。',
  years_help: '0：最近的该日期；1：次年的该日期。',
  worth_help: '每 1,000 积分对应的负债金额。',
  approve_help: '手动增减超过此数需他人审批；留空则不需要。',
  archive_title: '停用“%{name}”？',
  archive_text: '停用后不再发放；会员已有的积分仍可使用。',
  archived_done: '积分类型已停用',
  restore_title: '恢复“%{name}”？',
  restore_text: '恢复后可以再次发放。',
  restored_done: '积分类型已恢复',
};

export default pointsKinds;
