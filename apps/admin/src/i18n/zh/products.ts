import type en from '../en/products.ts';

const products: typeof en = {
  name: '商品 |||| 商品',
  fields: {
    q: '名称、编码或条码',
    sku: '编码',
    name: '名称',
    kind: '类型',
    category: '类目',
    categoryId: '类目',
    unit: '单位',
    spec: '规格',
    cost: '成本',
    retailPrice: '零售价',
    margin: '毛利率',
    tracksStock: '管理库存',
    allowNegative: '允许负库存',
    barcodes: '条码',
    prices: '价格档',
    archivedAt: '停用时间',
    includeArchived: '含已停用',
  },
  kind: { PRODUCT: '商品', SERVICE: '服务', GIFT: '礼品', DELIVERY: '配送费' },
  barcodes_help: '可填多个，用空格分隔。',
  prices_help: '留空则按零售价。',
  identity: '商品',
  pricing: '价格',
  stocking: '库存',
  archive_title: '停用商品“%{name}”？',
  archive_text: '停用后不能销售；历史与统计保留，可以恢复。',
  archived_done: '商品已停用',
  restore_title: '恢复商品“%{name}”？',
  restore_text: '恢复后可以销售。',
  restored_done: '商品已恢复',
};

export default products;
