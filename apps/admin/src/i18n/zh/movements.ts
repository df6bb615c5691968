import type en from '../en/movements.ts';

const movements: typeof en = {
  name: '库存流水',
  fields: {
    storeId: '门店',
    kinds: '类型',
    kind: '类型',
    from: '起始日期',
    to: '截止日期',
    productId: '商品',
    product: '商品',
    at: '时间',
    quantity: '数量',
    balance: '结存',
    reason: '原因',
    employee: '操作人',
  },
};

export default movements;
