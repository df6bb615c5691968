import type en from '../en/cardBatches.ts';

const cardBatches: typeof en = {
  name: '预印卡',
  fields: {
    name: '批次名称',
    type: '类型',
    store: '销售门店',
    quantity: '数量',
    sold: '已售',
    createdAt: '生成时间',
    createdBy: '生成人',
    voidedAt: '已作废',
    soldAt: '售出时间',
  },
  make: '生成卡号',
  made: '已生成卡号，请导出文件交付印刷',
  numbers: '卡号文件',
  void: '作废',
  void_title: '作废“%{name}”',
  void_text: '未售出的卡不能再销售，已售出的卡不受影响。',
  voided: '批次已作废',
};

export default cardBatches;
