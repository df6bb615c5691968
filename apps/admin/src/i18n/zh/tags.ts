import type en from '../en/tags.ts';

const tags: typeof en = {
  name: '标签 |||| 标签',
  fields: { name: '名称', category: '分类', colour: '颜色', members: '会员数', archivedAt: '停用时间', includeArchived: '含已停用' },
  archive_title: '停用标签“%{name}”？',
  archive_text: '停用后不能再使用；已有该标签的会员不受影响。',
  archived_done: '标签已停用',
  restore_title: '恢复标签“%{name}”？',
  restore_text: '恢复后可以再次使用。',
  restored_done: '标签已恢复',
};

export default tags;
