import type en from '../en/categories.ts';

const categories: typeof en = {
  name: '类目 |||| 类目',
  fields: {
    code: '编码',
    name: '名称',
    parent: '上级类目',
    parentId: '上级类目',
    position: '排序',
    products: '商品数',
    archivedAt: '停用时间',
    includeArchived: '含已停用',
  },
  archive_title: '停用类目“%{name}”？',
  archive_text: '停用后不能再放入商品；历史统计保留。',
  archived_done: '类目已停用',
  restore_title: '恢复类目“%{name}”？',
  restore_text: '恢复后可以再放入商品。',
  restored_done: '类目已恢复',
};

export default categories;
