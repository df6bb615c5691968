import type en from '../en/stockCounts.ts';

const stockCounts: typeof en = {
  name: '盘点单',
  fields: {
    name: '名称',
    state: '状态',
    states: '状态',
    store: '门店',
    category: '类目',
    openedAt: '开始时间',
    endedAt: '结束时间',
    lineCount: '商品数',
    countedCount: '已盘',
    differentCount: '差异数',
    retailDifference: '差异金额（零售）',
    costDifference: '差异金额（成本）',
    product: '商品',
    expected: '开盘账面',
    book: '录入时账面',
    counted: '实盘',
    difference: '差异',
  },
  state: { OPEN: '盘点中', CLOSED: '已完成', CANCELLED: '已作废' },
  shown: { ALL: '全部', UNCOUNTED: '未盘', COUNTED: '已盘', DIFFERENT: '有差异' },
  everything: '全部商品',
  open: '新建盘点',
  opened: '盘点已开始',
  name_help: '留空则以日期命名',
  progress: '已盘 %{counted} / %{lines} 种商品',
  lines_empty: '没有符合的商品。',
  print: '打印',
  close: {
    action: '完成盘点',
    title: '完成“%{name}”？',
    text: '已盘 %{counted} 种，%{different} 种有差异。差异会加到当前库存，盘点后的销售不受影响；未盘的 %{left} 种保持不变。',
    done: '盘点已完成',
  },
  cancel: {
    action: '作废盘点',
    title: '作废“%{name}”？',
    text: '库存不会变动，已录入的数量可供查看。',
    done: '盘点已作废',
  },
};

export default stockCounts;
