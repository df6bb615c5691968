import type en from '../en/tagCategories.ts';

const tagCategories: typeof en = {
  name: '标签分类',
  fields: { name: '名称', colour: '颜色', tagCount: '标签数', position: '排序' },
  position_help: '数字小的排在前面。',
  deleted: '分类已删除',
};

export default tagCategories;
