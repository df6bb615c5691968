import type en from '../en/orgs.ts';

const orgs: typeof en = {
  name: '机构',
  fields: {
    code: '编码',
    name: '名称',
    kind: '类型',
    parent: '上级机构',
    parentId: '上级机构',
    phone: '电话',
    address: '地址',
    timeZone: '时区',
    dayStartsAt: '营业日开始',
    archivedAt: '停用时间',
    includeArchived: '含已停用',
  },
  kind: { HEAD_OFFICE: '总部', REGION: '大区', STORE: '门店', DEALER: '经销商' },
  time_zone_help: '仅在与总部不同时填写，例如 Asia/Urumqi。',
  day_starts_help: '午夜后的分钟数，仅在与总部不同时填写。',
  archive_title: '停用“%{name}”？',
  archive_text: '停用后不能再登记业务；历史与统计保留。',
  archived_done: '已停用',
  restore_title: '恢复“%{name}”？',
  restore_text: '恢复后可以再次使用。',
  restored_done: '已恢复',
};

export default orgs;
