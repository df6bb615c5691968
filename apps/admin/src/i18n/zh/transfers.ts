import type en from '../en/transfers.ts';

const transfers: typeof en = {
  name: '调拨',
  new: '新建调拨',
  from: '调出门店',
  to: '调入门店',
  add: '添加商品',
  action: '确认调拨',
  done: '调拨完成',
  past: '本店调拨记录',
  empty: '还没有调拨记录。',
};

export default transfers;
