import type { Condition, Leaf } from './criteria.ts';
import type { Words } from './criteria-vocabulary.ts';
import { ALL_RFM_GROUPS, RFM_GROUPS } from './rfm.ts';

/** A condition that every chain asks, written in the same language as its own. */
export interface ReadyMade extends Words {
  key: string;
  group: 'rfm' | 'value' | 'lifecycle' | 'dates';
  condition: Condition;
}

const leaf = (attribute: string, operator: Leaf['operator'], value?: Leaf['value']): Leaf => ({
  attribute,
  operator,
  ...(value !== undefined && { value }),
});
const lastYear = { operator: 'last', value: 365 } as const;

const YES_NO = (is: boolean) => (is ? 'yes' : 'no');

/** By comparison with the mean, the eight groups; by fifths, the best and those who were. */
const RFM: ReadyMade[] = [
  ...ALL_RFM_GROUPS.map((key): ReadyMade => {
    const { high, en, zh } = RFM_GROUPS[key];
    const [recency, frequency, money] = high;
    const compared = [leaf('highRecency', YES_NO(recency)), leaf('highFrequency', YES_NO(frequency)), leaf('highMoney', YES_NO(money))];
    return { key, group: 'rfm', en, zh, condition: { all: [leaf('orders', 'ge', 1), ...compared] } };
  }),
  {
    key: 'key',
    group: 'rfm',
    en: 'Key members (RFM 4 or 5 in all)',
    zh: '关键会员（RFM 三项均 4 分以上）',
    condition: { all: [leaf('rfmRecency', 'ge', 4), leaf('rfmFrequency', 'ge', 4), leaf('rfmMoney', 'ge', 4)] },
  },
  {
    key: 'fading',
    group: 'rfm',
    en: 'Good ones that stay away (RFM)',
    zh: '流失预警的优质会员（RFM）',
    condition: { all: [leaf('rfmRecency', 'le', 2), leaf('rfmFrequency', 'ge', 4), leaf('rfmMoney', 'ge', 4)] },
  },
];

const VALUE: ReadyMade[] = [
  {
    key: 'bargain',
    group: 'value',
    en: 'Bargain lovers',
    zh: '价格敏感会员',
    condition: {
      all: [
        { purchases: 'count', operator: 'ge', value: 3, within: lastYear, where: leaf('discounted', 'yes') },
        { purchases: 'count', operator: 'le', value: 1, within: lastYear, where: leaf('discounted', 'no') },
      ],
    },
  },
  {
    key: 'stored',
    group: 'value',
    en: 'Stored value lying idle',
    zh: '储值沉睡会员',
    condition: { all: [leaf('principal', 'gt', 0), leaf('lastPurchase', 'ago', 60)] },
  },
];

/** From the first visit to the last: acquisition, activation, retention, revenue (AARRR), and who leaves. */
const LIFECYCLE: ReadyMade[] = [
  { key: 'new', group: 'lifecycle', en: 'New members', zh: '新会员', condition: leaf('joined', 'last', 30) },
  {
    key: 'acquired',
    group: 'lifecycle',
    en: 'Acquired, not yet bought (AARRR 1)',
    zh: '获取：入会未消费（AARRR 1）',
    condition: { all: [leaf('joined', 'last', 90), leaf('orders', 'eq', 0)] },
  },
  {
    key: 'activated',
    group: 'lifecycle',
    en: 'Activated: first purchase lately (AARRR 2)',
    zh: '激活：近期首购（AARRR 2）',
    condition: leaf('firstPurchase', 'last', 30),
  },
  {
    key: 'retained',
    group: 'lifecycle',
    en: 'Retained: comes again (AARRR 3)',
    zh: '留存：近期复购（AARRR 3）',
    condition: { all: [leaf('firstPurchase', 'ago', 90), leaf('orders90', 'ge', 2)] },
  },
  {
    key: 'revenue',
    group: 'lifecycle',
    en: 'Revenue: spends more than most (AARRR 4)',
    zh: '变现：消费高于平均（AARRR 4）',
    condition: { all: [leaf('orders90', 'ge', 1), leaf('highMoney', 'yes')] },
  },
  {
    key: 'referral',
    group: 'lifecycle',
    en: 'Referral: has brought the family (AARRR 5)',
    zh: '推荐：带来家人入会（AARRR 5）',
    condition: leaf('familyMembers', 'ge', 1),
  },
  {
    key: 'asleep',
    group: 'lifecycle',
    en: 'Asleep',
    zh: '沉睡会员',
    condition: { all: [leaf('lastPurchase', 'ago', 90), { not: leaf('lastPurchase', 'ago', 365) }] },
  },
  { key: 'lost', group: 'lifecycle', en: 'Lost', zh: '流失会员', condition: leaf('lastPurchase', 'ago', 365) },
  {
    key: 'leaving',
    group: 'lifecycle',
    en: 'Overdue by their own rhythm',
    zh: '超出自身消费周期',
    condition: { all: [leaf('orders', 'ge', 3), leaf('overdue', 'between', [2, 6])] },
  },
];

const DATES: ReadyMade[] = [
  { key: 'birthday', group: 'dates', en: 'Birthday this month', zh: '本月生日', condition: leaf('birthdayMonth', 'in', ['current']) },
  { key: 'birthdayWeek', group: 'dates', en: 'Birthday within a week', zh: '一周内生日', condition: leaf('birthdayIn', 'le', 6) },
];

/** In the order in which they are offered. */
export const READY_MADE: readonly ReadyMade[] = [...RFM, ...VALUE, ...LIFECYCLE, ...DATES];
