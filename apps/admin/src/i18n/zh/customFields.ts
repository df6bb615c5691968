import type en from '../en/customFields.ts';

const customFields: typeof en = {
  name: '自定义字段 |||| 自定义字段',
  fields: { code: '编码', name: '名称', type: '类型', lines: '选项', required: '不可清空' },
  code_help: '简短且唯一，用于导入和接口，创建后不变。',
  lines_help: '每行一个选项。',
  required_help: '填写后可以修改，但不能清空。',
  archive_title: '停用字段“%{name}”？',
  archive_text: '表单中不再显示该字段，已有的值保留。',
  restore_title: '恢复字段“%{name}”？',
  restore_text: '重新显示该字段及其值。',
  archived_done: '字段已停用',
  restored_done: '字段已恢复',
};

export default customFields;
