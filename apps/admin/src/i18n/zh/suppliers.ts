import type en from '../en/suppliers.ts';

const suppliers: typeof en = {
  name: '供应商',
  fields: {
    q: '编码、名称、联系人',
    code: '编码',
    name: '名称',
    contact: '联系人',
    phone: '电话',
    email: '邮箱',
    address: '地址',
    note: '备注',
    leadDays: '到货周期',
    productCount: '供货商品',
  },
  days: '%{smart_count} 天',
  lead_help: '从下单到送达的天数，订货建议会相应提前。',
  archive_title: '归档 %{name}？',
  archive_text: '归档后不再向其订货，已有采购单保留。',
  archived_done: '供应商已归档',
  restore_title: '恢复 %{name}？',
  restore_text: '恢复后可再次订货。',
  restored_done: '供应商已恢复',
  offers: '供货目录',
  offers_empty: '没有符合的商品。',
  offer: {
    product: '商品',
    preferred: '首选',
    preferred_help: '默认向该供应商订货',
    sku: '供应商货号',
    packName: '订货单位（箱、袋）',
    packSize: '每件含量',
    packCost: '每件进价',
    leadDays: '到货天数（不同于默认时填写）',
    add: '添加商品',
    saved: '供货信息已保存',
    withdraw: '移除',
    withdrawn: '已移除',
  },
};

export default suppliers;
