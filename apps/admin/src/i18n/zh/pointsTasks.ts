import type en from '../en/pointsTasks.ts';

const pointsTasks: typeof en = {
  name: '积分任务 |||| 积分任务',
  fields: {
    action: '行为',
    kindId: '积分',
    score: '每次积分',
    description: '说明',
    descriptionZh: '中文说明',
    descriptionEn: '英文说明',
    perDay: '每人每日上限',
    perMember: '每人总上限',
    startsOn: '开始日期',
    endsOn: '结束日期',
    archivedAt: '停用时间',
    includeArchived: '含已停用',
  },
  action: {
    PROFILE_COMPLETED: '完善资料',
    CHECK_IN: '签到',
    REVIEW: '评价',
    SHARE: '分享',
    BIRTHDAY: '生日',
  },
  running: '进行中',
  resting: '今日无效',
  action_help: '完善资料和生日由系统自动发放：前者一次，后者每年一次。',
  limit_help: '留空则不限。',
  archive_title: '停用“%{name}”？',
  archive_text: '停用后不再发放积分；已发放的不受影响。',
  archived_done: '任务已停用',
  restore_title: '恢复“%{name}”？',
  restore_text: '恢复后继续发放积分。',
  restored_done: '任务已恢复',
};

export default pointsTasks;
