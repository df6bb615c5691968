/** Our own file layouts: what the download of an empty template holds, in Chinese and in English. */
import type { ImportTarget } from './import-fields.ts';

type Columns = Readonly<Record<string, readonly [zh: string, en: string]>>;

const CATEGORY: Columns = {
  category1: ['大类', 'Category'],
  category2: ['中类', 'Subcategory'],
  category3: ['小类', 'Subcategory 2'],
};

const SALES: Columns = {
  date: ['日期', 'Date'],
  orderRef: ['单号', 'Receipt'],
  member: ['会员号', 'Member'],
  store: ['门店', 'Store'],
  employee: ['业务员', 'Salesperson'],
  product: ['商品编码', 'SKU'],
  productName: ['商品名称', 'Product'],
  quantity: ['数量', 'Quantity'],
  amount: ['金额', 'Amount'],
  cost: ['成本', 'Cost'],
};

const MEMBERS: Columns = {
  member: ['会员号', 'Member'],
  name: ['姓名', 'Name'],
  phone: ['手机号', 'Phone'],
  card: ['卡号', 'Card'],
  email: ['邮箱', 'E-mail'],
  gender: ['性别', 'Gender'],
  birthday: ['生日', 'Birthday'],
  store: ['门店', 'Store'],
  level: ['等级', 'Level'],
  tags: ['标签', 'Tags'],
  joinedOn: ['入会日期', 'Joined'],
  address: ['地址', 'Address'],
  note: ['备注', 'Note'],
};

const PRODUCTS: Columns = {
  product: ['商品编码', 'SKU'],
  productName: ['商品名称', 'Product'],
  barcode: ['条码', 'Barcode'],
  unit: ['单位', 'Unit'],
  spec: ['规格', 'Specification'],
  ...CATEGORY,
  price: ['零售价', 'Price'],
  cost: ['成本价', 'Cost'],
};

const STOCK: Columns = {
  store: ['门店', 'Store'],
  product: ['商品编码', 'SKU'],
  quantity: ['库存数量', 'On hand'],
  reorderPoint: ['预警库存', 'Reorder point'],
};

const BALANCES: Columns = {
  member: ['会员号', 'Member'],
  phone: ['手机号', 'Phone'],
  card: ['卡号', 'Card'],
  store: ['门店', 'Store'],
  principal: ['储值本金', 'Stored value'],
  bonus: ['赠送金', 'Bonus'],
  bonusExpires: ['赠送金到期日', 'Bonus expires'],
  points: ['积分', 'Points'],
  pointsKind: ['积分类型', 'Kind of points'],
  pointsExpires: ['积分到期日', 'Points expire'],
  pass: ['次卡编码', 'Pass'],
  uses: ['剩余次数', 'Uses left'],
  passExpires: ['次卡到期日', 'Pass expires'],
  passPaid: ['次卡剩余价值', 'Pass worth'],
};

const CARDS: Columns = {
  card: ['卡号', 'Card'],
  cardType: ['卡类型', 'Card type'],
  member: ['会员号', 'Member'],
  phone: ['手机号', 'Phone'],
  store: ['发卡门店', 'Store'],
  cardState: ['状态', 'State'],
  issuedOn: ['发卡日期', 'Issued'],
  expiresOn: ['到期日', 'Expires'],
};

const LANGUAGES = ['zh', 'en'] as const;

function template(target: ImportTarget, columns: Columns, extra: Record<string, unknown> = {}) {
  return LANGUAGES.map((language, at) => ({
    name: `${target.toLowerCase()}_${language}`,
    target,
    source: 'template',
    ...extra,
    fields: Object.fromEntries(Object.entries(columns).map(([field, names]) => [field, { columns: [names[at]] }])),
  }));
}

export const TEMPLATES = [
  ...template('SALES', SALES, { create: ['MEMBERS', 'PRODUCTS'] }),
  ...template('MEMBERS', MEMBERS),
  ...template('PRODUCTS', PRODUCTS),
  ...template('STOCK', STOCK),
  ...template('CARDS', CARDS),
  ...template('BALANCES', BALANCES),
];
