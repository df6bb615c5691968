import type en from '../en/stock.ts';

const stock: typeof en = {
  name: '库存',
  fields: {
    q: '商品',
    store: '门店',
    storeId: '门店',
    product: '商品',
    productId: '商品',
    categoryId: '类目',
    onHand: '现有',
    reorderPoint: '订货点',
    low: '仅看不足',
    updatedAt: '更新时间',
    kind: '类型',
    quantity: '数量',
    balance: '结存',
    reason: '原因',
    at: '时间',
    employee: '操作人',
  },
  low: '不足',
  movements: '库存流水',
  movements_empty: '还没有流水。',
  kind: { OPENING: '期初', RECEIPT: '入库', SALE: '销售', REFUND: '退货', TRANSFER_OUT: '调出', TRANSFER_IN: '调入', COUNT: '盘点', LOSS: '报损' },
  adjust: {
    action: '调整',
    title: '调整库存',
    kind: '类型',
    quantity: '数量',
    counted: '实盘数量',
    reason: '原因',
    reorder: '订货点',
    reorder_help: '库存等于或低于此数时提示不足；留空不提示。',
    done: '库存已调整',
    reorder_done: '订货点已保存',
  },
};

export default stock;
