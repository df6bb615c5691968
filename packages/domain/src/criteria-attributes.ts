import { BONUS, PRINCIPAL } from './assets.ts';
import { DEALINGS } from './criteria-dealings.ts';
import type { Attribute, Source, Vocabulary, Words } from './criteria-vocabulary.ts';

// One entry each. It needs nothing else: builder, sentences, evaluator, SQL and documentation read it from here.

const member = (column: string, read?: Source['read']): Source => ({ table: 'member', column, ...(read && { read }) });
const metrics = (column: string, read?: Source['read'], by?: string): Source => ({
  table: 'member_metrics',
  column,
  ...(read && { read }),
  ...(by && { by }),
});
/** What stands on the receipt, and not only on its lines: it is asked without them where it can be. */
const sale = (column: string, read?: Source['read']): Source => ({ table: 'sale', column, ...(read && { read }) });
const line = (column: string): Source => ({ table: 'sale_line', column });

/** A balance of one asset; who never had any has none. */
export function balanceOf(assetId: string, words: Words, unit: 'money' | 'points' | 'count'): Attribute {
  const from = { table: 'account', column: 'balance', match: { asset_id: assetId } } as const;
  return { ...words, group: 'balances', type: 'number', unit, absent: 0, from };
}

const GENDERS = { FEMALE: { en: 'female', zh: '女' }, MALE: { en: 'male', zh: '男' }, OTHER: { en: 'other', zh: '其他' } };

const KINDS = { PERSON: { en: 'person', zh: '个人' }, ORGANISATION: { en: 'organisation', zh: '企业/团体' } };

const SOURCES = {
  COUNTER: { en: 'counter', zh: '门店' },
  CALL_CENTRE: { en: 'call centre', zh: '呼叫中心' },
  WEBSITE: { en: 'website', zh: '网站' },
  APP: { en: 'app', zh: 'App' },
  SERVICE_WINDOW: { en: 'service window', zh: '服务窗' },
  IMPORT: { en: 'file', zh: '批量导入' },
  PARTNER: { en: 'partner', zh: '合作方' },
};

export const CHANNELS = {
  STORE: { en: 'store', zh: '门店' },
  WEBSITE: { en: 'website', zh: '网站' },
  APP: { en: 'app', zh: 'App' },
  CALL_CENTRE: { en: 'call centre', zh: '呼叫中心' },
  PARTNER: { en: 'partner', zh: '合作方' },
};

const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');

/** Months by number, and the two that move: that of today and the next. */
const MONTHS: Record<string, Words> = {
  current: { en: 'this month', zh: '本月' },
  next: { en: 'next month', zh: '下月' },
  ...Object.fromEntries(MONTH_NAMES.map((en, at) => [String(at + 1), { en, zh: `${at + 1}月` }])),
};

export const WEEKDAYS: Record<string, Words> = Object.fromEntries(
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((en, at) => [
    String(at + 1),
    { en, zh: `周${'一二三四五六日'.charAt(at)}` },
  ]),
);

/** How often and for how much in so many days; who never bought, zero times. */
function window(days: 30 | 90 | 365): [string, Attribute][] {
  const common = { group: 'shopping', type: 'number', absent: 0 } as const;
  return [
    [
      `orders${days}`,
      { ...common, unit: 'count', en: `Purchases in ${days} days`, zh: `${days}天内消费次数`, from: metrics(`orders_${days}`) },
    ],
    [
      `amount${days}`,
      { ...common, unit: 'money', en: `Amount spent in ${days} days`, zh: `${days}天内消费金额`, from: metrics(`amount_${days}`) },
    ],
  ];
}

/** A score of RFM, and whether the measure is at least the mean: see rfm.ts. */
function rfm(name: string, column: string, words: Words): [string, Attribute][] {
  const en = (tail: string) => `RFM: ${words.en}${tail}`;
  const zh = (tail: string) => `RFM ${words.zh}${tail}`;
  const common = { group: 'shopping' } as const;
  return [
    [
      `rfm${name}`,
      { ...common, type: 'number', unit: 'count', en: en(', score 1 to 5'), zh: zh('得分（1–5）'), from: metrics(column, 'score') },
    ],
    [`high${name}`, { ...common, type: 'flag', en: en(' at least the mean'), zh: zh('不低于平均'), from: metrics(column, 'high') }],
  ];
}

/** What may be asked of a member in every chain. */
export const ATTRIBUTES: Vocabulary = new Map<string, Attribute>([
  ['gender', { group: 'profile', type: 'choice', options: GENDERS, en: 'Gender', zh: '性别', from: member('gender') }],
  ['age', { group: 'profile', type: 'number', unit: 'years', en: 'Age', zh: '年龄', from: member('birthday', 'age') }],
  [
    'birthdayMonth',
    { group: 'profile', type: 'choice', options: MONTHS, en: 'Birthday month', zh: '生日月份', from: member('birthday', 'month') },
  ],
  [
    'birthdayIn',
    { group: 'profile', type: 'number', unit: 'days', en: 'Days until birthday', zh: '距生日天数', from: member('birthday', 'daysUntil') },
  ],
  [
    'kind',
    { group: 'profile', type: 'choice', options: KINDS, required: true, en: 'Kind of member', zh: '会员类型', from: member('kind') },
  ],
  [
    'source',
    { group: 'profile', type: 'choice', options: SOURCES, required: true, en: 'Registered by', zh: '注册来源', from: member('source') },
  ],
  [
    'homeStore',
    { group: 'profile', type: 'choice', entity: 'Org', required: true, en: 'Home store', zh: '归属门店', from: member('home_store_id') },
  ],
  [
    'knownIn',
    {
      group: 'profile',
      type: 'set',
      entity: 'Org',
      en: 'Known in',
      zh: '到过的门店',
      from: { table: 'member_store', column: 'store_id', many: true },
    },
  ],
  ['joined', { group: 'profile', type: 'date', required: true, en: 'Joined', zh: '入会日期', from: member('joined_on') }],
  ['language', { group: 'profile', type: 'text', en: 'Language', zh: '语言', from: member('language') }],
  ['hasPhone', { group: 'profile', type: 'flag', en: 'Has a phone number', zh: '有手机号', from: member('phone', 'present') }],
  ['hasEmail', { group: 'profile', type: 'flag', en: 'Has an e-mail address', zh: '有邮箱', from: member('email', 'present') }],
  ['recruiter', { group: 'profile', type: 'choice', entity: 'Employee', en: 'Recruited by', zh: '发展员工', from: member('recruiter_id') }],
  ['level', { group: 'level', type: 'choice', entity: 'Level', required: true, en: 'Level', zh: '等级', from: member('level_id') }],
  [
    'tags',
    {
      group: 'level',
      type: 'set',
      entity: 'Tag',
      en: 'Tags',
      zh: '标签',
      from: { table: 'member_tag', column: 'tag_id', many: true, until: 'expires_on' },
    },
  ],
  ['principal', balanceOf(PRINCIPAL, { en: 'Stored value, principal', zh: '储值本金' }, 'money')],
  ['bonus', balanceOf(BONUS, { en: 'Stored value, bonus', zh: '赠送金' }, 'money')],
  ['firstPurchase', { group: 'shopping', type: 'date', en: 'First purchase', zh: '首次消费', from: metrics('first_purchase') }],
  ['lastPurchase', { group: 'shopping', type: 'date', en: 'Last purchase', zh: '最近消费', from: metrics('last_purchase') }],
  [
    'orders',
    { group: 'shopping', type: 'number', unit: 'count', absent: 0, en: 'Purchases in all', zh: '累计消费次数', from: metrics('orders') },
  ],
  [
    'amount',
    { group: 'shopping', type: 'number', unit: 'money', absent: 0, en: 'Amount spent in all', zh: '累计消费金额', from: metrics('amount') },
  ],
  ...window(30),
  ...window(90),
  ...window(365),
  ...rfm('Recency', 'last_purchase', { en: 'recency', zh: '最近消费' }),
  ...rfm('Frequency', 'orders_365', { en: 'frequency', zh: '消费频次' }),
  ...rfm('Money', 'amount_365', { en: 'money', zh: '消费金额' }),
  [
    'average',
    { group: 'shopping', type: 'number', unit: 'money', en: 'Average purchase', zh: '客单价', from: metrics('amount', 'ratio', 'orders') },
  ],
  [
    'refunds',
    { group: 'shopping', type: 'number', unit: 'count', absent: 0, en: 'Refunds in all', zh: '累计退货次数', from: metrics('refunds') },
  ],
  [
    'rhythm',
    {
      group: 'shopping',
      type: 'number',
      unit: 'days',
      decimal: true,
      en: 'Days between purchases, on average',
      zh: '平均消费间隔天数',
      from: metrics('gap_sum', 'ratio', 'gaps'),
    },
  ],
  [
    'overdue',
    {
      group: 'shopping',
      type: 'number',
      unit: 'times',
      decimal: true,
      en: 'Time since the last purchase, by own rhythm',
      zh: '距上次消费（按自身间隔的倍数）',
      from: metrics('last_purchase', 'overdue'),
    },
  ],
  [
    'alive',
    {
      group: 'shopping',
      type: 'number',
      unit: 'percent',
      en: 'Chance of buying again',
      zh: '再次消费概率',
      from: metrics('p_alive', 'percent'),
    },
  ],
  ...DEALINGS,
]);

/** What may be asked of the lines of a purchase. */
export const LINE_ATTRIBUTES: Vocabulary = new Map<string, Attribute>([
  [
    'product',
    { group: 'purchases', type: 'choice', entity: 'Product', required: true, en: 'Product', zh: '商品', from: line('product_id') },
  ],
  [
    'category',
    { group: 'purchases', type: 'choice', entity: 'Category', required: true, en: 'Category', zh: '品类', from: line('category_id') },
  ],
  ['store', { group: 'purchases', type: 'choice', entity: 'Org', required: true, en: 'Store', zh: '门店', from: sale('store_id') }],
  [
    'channel',
    {
      group: 'purchases',
      type: 'choice',
      options: CHANNELS,
      required: true,
      en: 'Channel',
      zh: '渠道',
      from: sale('channel'),
    },
  ],
  ['seller', { group: 'purchases', type: 'choice', entity: 'Employee', en: 'Salesperson', zh: '导购', from: line('employee_id') }],
  [
    'weekday',
    {
      group: 'purchases',
      type: 'choice',
      options: WEEKDAYS,
      required: true,
      en: 'Weekday',
      zh: '星期',
      from: sale('business_date', 'weekday'),
    },
  ],
  ['hour', { group: 'purchases', type: 'number', unit: 'hour', en: 'Hour', zh: '时段', from: sale('hour') }],
  [
    'lineAmount',
    { group: 'purchases', type: 'number', unit: 'money', required: true, en: 'Amount of the line', zh: '明细金额', from: line('amount') },
  ],
  [
    'lineQuantity',
    {
      group: 'purchases',
      type: 'number',
      unit: 'quantity',
      required: true,
      en: 'Quantity of the line',
      zh: '明细数量',
      from: line('quantity'),
    },
  ],
  ['discounted', { group: 'purchases', type: 'flag', en: 'At a reduced price', zh: '优惠购买', from: line('promoted') }],
]);

/** The day of a purchase, for its window. */
export const LINE_DATE: Attribute = {
  group: 'purchases',
  type: 'date',
  required: true,
  en: 'Date',
  zh: '日期',
  from: sale('business_date'),
};

/** A field that the merchant has defined, as an attribute; undefined: of a kind that nobody asks, such as a picture. */
export function customField({
  id,
  name,
  type,
  choices,
}: {
  id: string;
  name: string;
  type: string;
  choices: readonly string[];
}): Attribute | undefined {
  const words = { en: name, zh: name };
  const from = (column: string): Source => ({ table: 'member_field', column, match: { field_id: id } });
  const group = 'fields' as const;
  if (type === 'TEXT') return { ...words, group, type: 'text', from: from('text') };
  if (type === 'NUMBER') return { ...words, group, type: 'number', unit: 'quantity', from: from('number') };
  if (type === 'DATE') return { ...words, group, type: 'date', from: from('date') };
  if (type !== 'CHOICE') return undefined;
  const options = Object.fromEntries(choices.map((choice) => [choice, { en: choice, zh: choice }]));
  return { ...words, group, type: 'choice', options, from: from('text') };
}
