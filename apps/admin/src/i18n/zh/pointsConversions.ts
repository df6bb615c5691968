import type en from '../en/pointsConversions.ts';

const pointsConversions: typeof en = {
  name: '积分转换规则 |||| 积分转换规则',
  fields: {
    name: '转换方向',
    fromId: '转出积分',
    toId: '转入积分',
    give: '每转出',
    get: '转入',
    rate: '比例',
    minimum: '最低数量',
    step: '数量步长',
    archivedAt: '停用时间',
    includeArchived: '含已停用',
  },
  rate_help: '结果向下取整。',
  archive_title: '停用“%{name}”？',
  archive_text: '停用后不能再按此规则转换；已转换的不受影响。',
  archived_done: '转换规则已停用',
  restore_title: '恢复“%{name}”？',
  restore_text: '恢复后可以再次使用。',
  restored_done: '转换规则已恢复',
};

export default pointsConversions;
