import { CARD_STATES, type CardState } from './cards.ts';
import type { Attribute, Table, Words } from './criteria-vocabulary.ts';

// What may be asked of a member's cards, coupons, contacts and family: entries of the registry like those of criteria-attributes.ts.

const STATES: Record<CardState, Words> = {
  ISSUED: { en: 'to be activated', zh: '待激活' },
  ACTIVE: { en: 'active', zh: '正常' },
  LOST: { en: 'lost', zh: '挂失' },
  FROZEN: { en: 'frozen', zh: '冻结' },
  EXPIRED: { en: 'expired', zh: '过期' },
  CLOSED: { en: 'closed', zh: '注销' },
  REPLACED: { en: 'replaced', zh: '已换卡' },
};

const KINDS = {
  CALL: { en: 'call', zh: '电话' },
  VISIT: { en: 'visit', zh: '到访' },
  MESSAGE: { en: 'message', zh: '消息' },
  COMPLAINT: { en: 'complaint', zh: '投诉' },
};

const OUTCOMES = {
  REACHED: { en: 'spoken to', zh: '已沟通' },
  NO_ANSWER: { en: 'no answer', zh: '未接通' },
  LATER: { en: 'another time', zh: '改日再联系' },
  DECLINED: { en: 'wants no calls', zh: '不愿被打扰' },
  RESOLVED: { en: 'settled', zh: '已解决' },
};

/** The states of a card that has not ended. */
const IN_USE = Object.fromEntries(
  CARD_STATES.filter((state) => state !== 'CLOSED' && state !== 'REPLACED').map((state) => [state, STATES[state]]),
);

const number = (table: Table, column: string, unit: 'count' | 'days', words: Words): Omit<Attribute, 'group'> => ({
  ...words,
  type: 'number',
  unit,
  absent: 0,
  from: { table, column },
});

const contacts = (days: 30 | 90 | 365): [string, Attribute] => [
  `contacts${days}`,
  { ...number('contact_figures', `in_${days}`, 'count', { en: `Contacts in ${days} days`, zh: `${days}天内联系次数` }), group: 'contacts' },
];

/** Templates of which a member has a coupon that stands so. */
const coupons = (name: string, column: 'usable' | 'used' | 'expired', words: Words): [string, Attribute] => [
  name,
  { ...words, group: 'coupons', type: 'set', entity: 'CouponTemplate', from: { table: 'coupon_of', column, many: true } },
];

/** A card that was closed or replaced counts no more. */
export const DEALINGS: readonly (readonly [string, Attribute])[] = [
  ['cards', { ...number('card_figures', 'cards', 'count', { en: 'Cards', zh: '会员卡数' }), group: 'cards' }],
  [
    'cardTypes',
    {
      group: 'cards',
      type: 'set',
      entity: 'CardType',
      en: 'Card types',
      zh: '卡种',
      from: { table: 'card_in_use', column: 'type_id', many: true },
    },
  ],
  [
    'cardStates',
    {
      group: 'cards',
      type: 'set',
      options: IN_USE,
      en: 'States of the cards',
      zh: '会员卡状态',
      from: { table: 'card_in_use', column: 'state', many: true },
    },
  ],
  [
    'cardExpires',
    {
      group: 'cards',
      type: 'date',
      en: 'Next card to expire, on',
      zh: '会员卡最近到期日',
      from: { table: 'card_figures', column: 'expires_on' },
    },
  ],
  [
    'coupons',
    { ...number('coupon_figures', 'coupons', 'count', { en: 'Coupons that can be used', zh: '可用优惠券张数' }), group: 'coupons' },
  ],
  coupons('couponsUsable', 'usable', { en: 'Has a coupon of', zh: '持有可用优惠券' }),
  [
    'couponsEnding',
    {
      group: 'coupons',
      type: 'set',
      entity: 'CouponTemplate',
      days: 7,
      en: 'Has a coupon that ends within {days}, of',
      zh: '持有{days}内到期优惠券',
      from: { table: 'coupon_of', column: 'usable', within: 'expires_on', many: true },
    },
  ],
  coupons('couponsUsed', 'used', { en: 'Used a coupon of', zh: '用过优惠券' }),
  coupons('couponsExpired', 'expired', { en: 'Let expire a coupon of', zh: '过期未用优惠券' }),
  [
    'couponExpires',
    {
      group: 'coupons',
      type: 'date',
      en: 'Next coupon to expire, on',
      zh: '优惠券最近到期日',
      from: { table: 'coupon_figures', column: 'expires_on' },
    },
  ],
  [
    'lastContact',
    { group: 'contacts', type: 'date', en: 'Last contact', zh: '最近联系', from: { table: 'contact_figures', column: 'last_on' } },
  ],
  [
    'lastContactKind',
    {
      group: 'contacts',
      type: 'choice',
      options: KINDS,
      en: 'Kind of the last contact',
      zh: '最近联系方式',
      from: { table: 'contact_figures', column: 'last_kind' },
    },
  ],
  [
    'lastContactOutcome',
    {
      group: 'contacts',
      type: 'choice',
      options: OUTCOMES,
      en: 'Outcome of the last contact',
      zh: '最近联系结果',
      from: { table: 'contact_figures', column: 'last_outcome' },
    },
  ],
  ...([30, 90, 365] as const).map(contacts),
  [
    'familyMembers',
    {
      ...number('family_figures', 'members', 'count', { en: 'Family members who are members', zh: '家人中的会员数' }),
      group: 'profile',
    },
  ],
];
