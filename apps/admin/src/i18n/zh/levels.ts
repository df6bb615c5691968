import type en from '../en/levels.ts';

const levels: typeof en = {
  name: '会员等级 |||| 会员等级',
  fields: {
    code: '编码',
    name: '名称',
    rank: '级别',
    colour: '颜色',
    members: '会员数',
    archivedAt: '停用时间',
    includeArchived: '含已停用',
  },
  rank_help: '数字越大越高；最低一级是起始等级。',
  code_help: '简短且唯一，供导入和接口使用。',
  archive_title: '停用等级“%{name}”？',
  archive_text: '停用后不能再分配；已有该等级的会员不受影响。',
  archived_done: '等级已停用',
  restore_title: '恢复等级“%{name}”？',
  restore_text: '恢复后可以再次分配。',
  restored_done: '等级已恢复',
};

export default levels;
