/** The ladder; `from` is what a member has spent in all (yuan), `off` what the level takes off the price. */
export const LEVELS = [
  { code: 'LEAF', name: '新叶会员', colour: '#64748b', from: 0, off: 0 },
  { code: 'SILVER', name: '银叶会员', colour: '#0e7490', from: 400, off: 0.02 },
  { code: 'GOLD', name: '金叶会员', colour: '#b45309', from: 1_500, off: 0.05 },
  { code: 'PLATINUM', name: '铂金会员', colour: '#4f46e5', from: 4_500, off: 0.08 },
  { code: 'BLACK', name: '黑金会员', colour: '#1f2937', from: 10_000, off: 0.12 },
];

/** Levels of stored value, for which there are rules in draft. */
export const GIVEN_LEVELS = [
  { code: 'SAVER', name: '储值会员', colour: '#15803d', rank: 15 },
  { code: 'SAVER_PLUS', name: '储值尊享', colour: '#166534', rank: 35 },
];

/** How members come back. `share` of all members; days from visit to visit; share of those who stop coming one day. */
export const HABITS = [
  { name: 'regular', share: 0.09, days: [9, 17], lost: 0.24, basket: 1.0 },
  { name: 'often', share: 0.24, days: [24, 42], lost: 0.34, basket: 1.0 },
  { name: 'sometimes', share: 0.36, days: [60, 130], lost: 0.42, basket: 1.1 },
  { name: 'once', share: 0.25, days: [300, 700], lost: 0.5, basket: 0.9 },
  { name: 'never', share: 0.06, days: [0, 0], lost: 1, basket: 0 },
] as const;

export type Habit = (typeof HABITS)[number];

export const TAG_CATEGORIES = [
  { name: '价值', colour: '#b45309' },
  { name: '口味', colour: '#4d7c0f' },
  { name: '场景', colour: '#be123c' },
  { name: '渠道', colour: '#1d4ed8' },
  { name: '沟通', colour: '#86198f' },
];

export const TAGS = [
  { name: '高价值', category: '价值', colour: '#b45309' },
  { name: '沉睡', category: '价值', colour: '#64748b' },
  { name: '新会员', category: '价值', colour: '#15803d' },
  { name: '爱喝绿茶', category: '口味', colour: '#4d7c0f' },
  { name: '岩茶控', category: '口味', colour: '#7c2d12' },
  { name: '坚果党', category: '口味', colour: '#a16207' },
  { name: '无糖', category: '口味', colour: '#0e7490' },
  { name: '送礼客', category: '场景', colour: '#be123c' },
  { name: '办公室下午茶', category: '场景', colour: '#6d28d9' },
  { name: '亲子家庭', category: '场景', colour: '#c2410c' },
  { name: '小程序用户', category: '渠道', colour: '#1d4ed8' },
  { name: '企业团购', category: '渠道', colour: '#1f2937' },
  { name: '不接受短信', category: '沟通', colour: '#9f1239' },
  { name: '生日礼已领', category: '沟通', colour: '#86198f' },
] as const;

export type TagName = (typeof TAGS)[number]['name'];

export const NOTES = [
  '喜欢坐窗边，常带朋友来品茶。',
  '对花生过敏。',
  '送货请打电话，不要放门口。',
  '每年春节订 20 盒礼盒。',
  '会说粤语，称呼梁太。',
  '要开专票，抬头见附件。',
];

export const REFUND_REASONS = ['买错规格', '包装破损', '口味不合', '临近保质期', '尺寸不合适', '重复下单', '顾客改变主意'];
export const LOSS_REASONS = ['过期报损', '包装破损', '试吃消耗'];
