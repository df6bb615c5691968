import type en from '../en/priceTiers.ts';

const priceTiers: typeof en = {
  name: '价格档 |||| 价格档',
  fields: { code: '编码', name: '名称', archivedAt: '停用时间', includeArchived: '含已停用' },
  archive_title: '停用价格档“%{name}”？',
  archive_text: '停用后新销售不能使用。',
  archived_done: '价格档已停用',
  restore_title: '恢复价格档“%{name}”？',
  restore_text: '恢复后可以使用。',
  restored_done: '价格档已恢复',
};

export default priceTiers;
