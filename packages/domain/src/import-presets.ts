/** Mappings that come with the product: public data sets, and our own templates in Chinese and English. */
import { type FieldRule, type ImportMapping, parseMapping } from './import-mapping.ts';
import { TEMPLATES } from './import-templates.ts';

const column = (...columns: string[]): FieldRule => ({ columns });

/** Chinese supermarket, TipDM Cup problem A: a basket is what a customer bought on a day. */
const supermarket = {
  name: 'supermarket_cn',
  target: 'SALES',
  source: 'supermarket_cn',
  create: ['MEMBERS', 'PRODUCTS', 'STORES'],
  fields: {
    date: column('销售日期'),
    saleKey: column('顾客编号'),
    member: column('顾客编号'),
    store: { constant: 'supermarket_cn' },
    product: column('商品编码'),
    productName: column('小类名称', '规格型号'),
    unit: column('单位'),
    spec: column('规格型号'),
    category1: column('大类编码'),
    categoryName1: column('大类名称'),
    category2: column('中类编码'),
    categoryName2: column('中类名称'),
    category3: column('小类编码'),
    categoryName3: column('小类名称'),
    quantity: column('销售数量'),
    amount: column('销售金额'),
    unitPrice: column('商品单价'),
    promotion: column('是否促销'),
  },
};

/**
 * Tableau's Chinese superstore. One order number there covers several customers, days and regions; a sale is one
 * customer's part in one region on one day (4,985 of them) and keeps the order number, of which there are 2,773.
 */
const superstoreOrders = {
  name: 'superstore_cn',
  target: 'SALES',
  source: 'superstore_cn',
  rounding: 'CARRY',
  create: ['MEMBERS', 'PRODUCTS', 'STORES', 'EMPLOYEES'],
  fields: {
    date: column('订单日期'),
    lineKey: column('行 ID'),
    orderRef: column('订单 ID'),
    member: column('客户 ID'),
    memberName: column('客户名称'),
    store: column('地区'),
    employee: { columns: ['地区'], lookup: { 东北: '楚杰', 中南: '范彩', 华东: '洪光', 华北: '殷莲', 西北: '杨健', 西南: '白德伟' } },
    product: column('产品 ID'),
    productName: column('产品名称'),
    category1: column('类别'),
    category2: column('子类别'),
    quantity: column('数量'),
    amount: column('销售额'),
    discountRate: column('折扣'),
    profit: column('利润'),
  },
};

const superstoreReturns = {
  name: 'superstore_cn_returns',
  target: 'REFUNDS',
  source: 'superstore_cn',
  fields: { orderRef: column('订单 ID') },
};

/** Hospital pharmacy: dates carry a weekday, a negative quantity is a return, one code has several names. */
const pharmacy = {
  name: 'pharmacy_cn',
  target: 'SALES',
  source: 'pharmacy_cn',
  zeroQuantity: 'KEEP',
  create: ['MEMBERS', 'PRODUCTS', 'STORES'],
  blankMember: 'REFUSE',
  fields: {
    date: column('购药时间'),
    saleKey: column('社保卡号'),
    member: column('社保卡号'),
    store: { constant: 'pharmacy_cn' },
    product: column('商品编码', '商品名称'),
    productName: column('商品名称'),
    quantity: column('销售数量'),
    amount: column('实收金额'),
    listAmount: column('应收金额'),
  },
};

/** CDNOW master file: each row is a purchase of some CDs. */
const cdnow = {
  name: 'cdnow',
  target: 'SALES',
  source: 'cdnow',
  create: ['MEMBERS', 'PRODUCTS', 'STORES'],
  fields: {
    date: column('date'),
    member: column('customer_id'),
    store: { constant: 'cdnow' },
    product: { constant: 'CD' },
    quantity: column('number_of_cds'),
    amount: column('dollar_value'),
  },
};

/** Checked like a user's mapping, so that a slip shows at once. */
export const IMPORT_PRESETS: readonly ImportMapping[] = [
  supermarket,
  superstoreOrders,
  superstoreReturns,
  pharmacy,
  cdnow,
  ...TEMPLATES,
].map(parseMapping);

export function findPreset(name: string): ImportMapping | undefined {
  return IMPORT_PRESETS.find((preset) => preset.name === name);
}

/** The preset that uses most of the file's columns and misses none, to save the user a choice. */
export function suggestPreset(header: readonly string[]): ImportMapping | undefined {
  const known = new Set(header.map((name) => name.trim()));
  const fitting = IMPORT_PRESETS.filter((preset) => columnsOf(preset).every((name) => known.has(name)));
  return fitting.sort((a, b) => columnsOf(b).length - columnsOf(a).length)[0];
}

function columnsOf(mapping: ImportMapping): string[] {
  return [...new Set(Object.values(mapping.fields).flatMap((rule) => ('columns' in rule ? rule.columns : [])))];
}
