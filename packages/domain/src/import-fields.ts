import type { CardState } from './cards.ts';

/** What a file can fill, by target: the vocabulary that mappings, the wizard and the row readers share. */

export const IMPORT_TARGETS = ['MEMBERS', 'PRODUCTS', 'STOCK', 'SALES', 'REFUNDS', 'CARDS', 'BALANCES'] as const;
export type ImportTarget = (typeof IMPORT_TARGETS)[number];

export type FieldKind = 'TEXT' | 'DATE' | 'TIME' | 'DECIMAL' | 'YES_NO';

export interface FieldSpec {
  kind: FieldKind;
  /** The mapping must fill it; a blank cell then refuses the row. */
  required?: true;
  /** Longest text taken, in characters. Default 200. */
  max?: number;
  /** Words of files, in small letters, and what they mean: fixed values and tables must lead to one of the meanings. */
  words?: Readonly<Record<string, string>>;
}

const text = { kind: 'TEXT' } as const;
const decimal = { kind: 'DECIMAL' } as const;

export const CHANNELS = ['STORE', 'WEBSITE', 'APP', 'CALL_CENTRE', 'PARTNER'] as const;
export type SaleChannel = (typeof CHANNELS)[number];

const CHANNEL_WORDS = {
  门店: 'STORE',
  线下: 'STORE',
  store: 'STORE',
  shop: 'STORE',
  网站: 'WEBSITE',
  官网: 'WEBSITE',
  website: 'WEBSITE',
  web: 'WEBSITE',
  小程序: 'APP',
  app: 'APP',
  呼叫中心: 'CALL_CENTRE',
  电话: 'CALL_CENTRE',
  call_centre: 'CALL_CENTRE',
  'call centre': 'CALL_CENTRE',
  合作方: 'PARTNER',
  partner: 'PARTNER',
} as const satisfies Record<string, SaleChannel>;

export const TENDERS = ['CASH', 'BANK_CARD', 'WECHAT_PAY', 'ALIPAY', 'TRANSFER', 'STORED_VALUE', 'POINTS', 'OTHER'] as const;
export type SaleTender = (typeof TENDERS)[number];

const TENDER_WORDS = {
  现金: 'CASH',
  cash: 'CASH',
  银行卡: 'BANK_CARD',
  刷卡: 'BANK_CARD',
  card: 'BANK_CARD',
  bank_card: 'BANK_CARD',
  'bank card': 'BANK_CARD',
  微信: 'WECHAT_PAY',
  微信支付: 'WECHAT_PAY',
  wechat: 'WECHAT_PAY',
  wechat_pay: 'WECHAT_PAY',
  'wechat pay': 'WECHAT_PAY',
  支付宝: 'ALIPAY',
  alipay: 'ALIPAY',
  转账: 'TRANSFER',
  transfer: 'TRANSFER',
  储值: 'STORED_VALUE',
  stored_value: 'STORED_VALUE',
  'stored value': 'STORED_VALUE',
  积分: 'POINTS',
  points: 'POINTS',
  其他: 'OTHER',
  other: 'OTHER',
} as const satisfies Record<string, SaleTender>;

const CATEGORY = {
  category1: text,
  categoryName1: text,
  category2: text,
  categoryName2: text,
  category3: text,
  categoryName3: text,
} as const;

const SALES = {
  date: { kind: 'DATE', required: true },
  time: { kind: 'TIME' },
  saleKey: text,
  lineKey: text,
  orderRef: text,
  channel: { kind: 'TEXT', words: CHANNEL_WORDS },
  tender: { kind: 'TEXT', words: TENDER_WORDS },
  member: text,
  memberName: text,
  memberPhone: text,
  store: text,
  employee: text,
  product: { kind: 'TEXT', required: true },
  productName: text,
  unit: text,
  spec: text,
  ...CATEGORY,
  quantity: { kind: 'DECIMAL', required: true },
  amount: { kind: 'DECIMAL', required: true },
  listAmount: decimal,
  discountRate: decimal,
  unitPrice: decimal,
  cost: decimal,
  profit: decimal,
  promotion: { kind: 'YES_NO' },
} as const;

const MEMBERS = {
  member: text,
  name: text,
  phone: text,
  card: text,
  email: text,
  gender: text,
  birthday: { kind: 'DATE' },
  store: text,
  level: text,
  tags: text,
  joinedOn: { kind: 'DATE' },
  address: text,
  note: { kind: 'TEXT', max: 2000 },
} as const;

const PRODUCTS = {
  product: { kind: 'TEXT', required: true },
  productName: { kind: 'TEXT', required: true },
  barcode: text,
  unit: text,
  spec: text,
  ...CATEGORY,
  price: { kind: 'DECIMAL', required: true },
  cost: decimal,
} as const;

const STOCK = {
  store: { kind: 'TEXT', required: true },
  product: { kind: 'TEXT', required: true },
  quantity: { kind: 'DECIMAL', required: true },
  reorderPoint: decimal,
} as const;

const REFUNDS = { orderRef: { kind: 'TEXT', required: true } } as const;

const BALANCES = {
  member: text,
  phone: text,
  card: text,
  store: text,
  principal: decimal,
  bonus: decimal,
  bonusExpires: { kind: 'DATE' },
  points: decimal,
  pointsKind: text,
  pointsExpires: { kind: 'DATE' },
  pass: text,
  uses: decimal,
  passExpires: { kind: 'DATE' },
  passPaid: decimal,
} as const;

const CARD_STATE_WORDS = {
  正常: 'ACTIVE',
  已激活: 'ACTIVE',
  active: 'ACTIVE',
  待激活: 'ISSUED',
  未激活: 'ISSUED',
  issued: 'ISSUED',
  挂失: 'LOST',
  lost: 'LOST',
  冻结: 'FROZEN',
  frozen: 'FROZEN',
  过期: 'EXPIRED',
  expired: 'EXPIRED',
  注销: 'CLOSED',
  closed: 'CLOSED',
} as const satisfies Record<string, CardState>;

const CARDS = {
  card: { kind: 'TEXT', required: true },
  cardType: { kind: 'TEXT', required: true },
  member: text,
  phone: text,
  store: text,
  cardState: { kind: 'TEXT', words: CARD_STATE_WORDS },
  issuedOn: { kind: 'DATE' },
  expiresOn: { kind: 'DATE' },
} as const;

/** The fields of each target; the order is the order of the wizard. */
export const IMPORT_FIELDS = { SALES, MEMBERS, PRODUCTS, STOCK, REFUNDS, CARDS, BALANCES } satisfies Record<
  ImportTarget,
  Record<string, FieldSpec>
>;

export type SaleField = keyof typeof SALES;
export type MemberField = keyof typeof MEMBERS;
export type ProductField = keyof typeof PRODUCTS;
export type StockField = keyof typeof STOCK;
export type RefundField = keyof typeof REFUNDS;
export type BalanceField = keyof typeof BALANCES;
export type CardField = keyof typeof CARDS;
/** A field of the profile that the merchant defined, by its code. */
export type OwnField = `custom.${string}`;
export type ImportField = SaleField | MemberField | ProductField | StockField | RefundField | BalanceField | CardField | OwnField;

/** The spec of a field, or undefined where the target has no such field. */
export function fieldSpec(target: ImportTarget, field: string): FieldSpec | undefined {
  const fields: Record<string, FieldSpec> = IMPORT_FIELDS[target];
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}
