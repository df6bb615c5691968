import type en from '../en/suggestions.ts';

const suggestions: typeof en = {
  name: '订货建议',
  help: '已到订货点或到货后不久即将售罄的商品，已扣除在途数量，按整件计算，可自行修改件数。',
  fields: {
    product: '商品',
    onHand: '现有',
    reorderPoint: '订货点',
    onOrder: '在途',
    perDay: '日均销量',
    soldOutOn: '预计售罄',
    packs: '件数',
    units: '数量',
  },
  products: '%{smart_count} 种商品',
  order: '生成采购单',
  order_all: '一键生成 %{smart_count} 张采购单',
  ordered: '已生成采购单草稿',
  no_supplier: '未设供应商',
  no_supplier_help: '请先为这些商品设置首选供应商，再生成采购单。',
  empty: '目前无需订货。',
  more: '显示前 %{shown} 条，共 %{total} 条；生成采购单后显示其余部分，也可选择分支缩小范围。',
};

export default suggestions;
