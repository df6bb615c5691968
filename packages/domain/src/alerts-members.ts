import type { AlertDefinition, Threshold } from './alerts-words.ts';
import type { BusinessDate } from './time.ts';

/** Of a store's members together, or of one key member. Money in minor units, of 365 days. */
type Churn = { members: number; amount: number } | { silentDays: number; amount: number; alive: number | null };
type CycleBroken = { members: number; amount: number } | { usualDays: number; silentDays: number; alive: number | null };

interface Occasion {
  day: BusinessDate;
  members: number;
}

const keyMembers = {
  title: { en: 'Best customers with an alert of their own', zh: '单独提醒的重点会员数' },
  unit: 'MEMBERS',
  default: 10,
  min: 0,
  max: 200,
} as const satisfies Threshold;
const ahead = {
  title: { en: 'Shown before the day', zh: '提前显示天数' },
  unit: 'DAYS',
  default: 2,
  min: 0,
  max: 30,
} as const satisfies Threshold;

const CHURN: AlertDefinition<Churn> = {
  title: { en: 'Members who stay away', zh: '会员流失预警' },
  needs: 'member.read',
  thresholds: {
    days: { title: { en: 'No purchase for', zh: '未消费天数' }, unit: 'DAYS', default: 90, min: 1, max: 3650, byLevel: true },
    until: { title: { en: 'Given up after', zh: '超过此天数不再提醒' }, unit: 'DAYS', default: 365, min: 1, max: 3650 },
    chance: { title: { en: 'Only if a return is less likely than', zh: '回购可能性低于' }, unit: 'PERCENT', default: 50, min: 1, max: 100 },
    keyMembers,
  },
  en: (subject, { store, member, money, count, alive }) =>
    'members' in subject
      ? {
          title: `${count(subject.members, 'member')} of ${store} stay away`,
          sentence: `They spent ${money(subject.amount)} in the last year and have not bought for longer than their level allows.`,
          nextStep: 'Open the list and get in touch, the best customers first.',
        }
      : {
          title: `${member} has not bought for ${count(subject.silentDays, 'day')}`,
          sentence: `One of the best customers of ${store}: ${money(subject.amount)} in the last year. ${alive(subject.alive)}.`,
          nextStep: 'Call in person.',
        },
  zh: (subject, { store, member, money, count, alive }) =>
    'members' in subject
      ? {
          title: `${store}有 ${count(subject.members, '')} 位会员久未消费`,
          sentence: `他们近一年消费 ${money(subject.amount)}，未消费天数已超过所属等级的设定。`,
          nextStep: '打开名单逐一联系，消费高的优先。',
        }
      : {
          title: `${member}已 ${count(subject.silentDays, '')} 天未消费`,
          sentence: `${store}的重点会员，近一年消费 ${money(subject.amount)}。${alive(subject.alive)}。`,
          nextStep: '建议亲自致电。',
        },
};

const CYCLE_BROKEN: AlertDefinition<CycleBroken> = {
  title: { en: 'Rhythm broken', zh: '消费周期异常' },
  needs: 'member.read',
  thresholds: {
    purchases: { title: { en: 'Known rhythm after', zh: '判断周期所需购买次数' }, unit: 'PURCHASES', default: 5, min: 3, max: 100 },
    tolerance: { title: { en: 'Late by so many usual deviations', zh: '超出平均波动倍数' }, unit: 'TIMES', default: 2, min: 0.5, max: 10 },
    fresh: { title: { en: 'Told for', zh: '持续提醒天数' }, unit: 'DAYS', default: 30, min: 1, max: 365 },
    keyMembers,
  },
  en: (subject, { store, member, money, count, alive }) =>
    'members' in subject
      ? {
          title: `${count(subject.members, 'member')} of ${store} missed the usual visit`,
          sentence: `They used to buy in a steady rhythm, ${money(subject.amount)} in the last year, and are well past it.`,
          nextStep: 'Open the list and remind them of what they usually buy.',
        }
      : {
          title: `${member} missed the usual visit`,
          sentence: `Buys at ${store} about every ${count(subject.usualDays, 'day')}; the last time was ${count(subject.silentDays, 'day')} ago. ${alive(subject.alive)}.`,
          nextStep: 'Ask whether all is well, and what is missing.',
        },
  zh: (subject, { store, member, money, count, alive }) =>
    'members' in subject
      ? {
          title: `${store}有 ${count(subject.members, '')} 位会员未按周期到店`,
          sentence: `他们原本购买规律，近一年消费 ${money(subject.amount)}，现已明显超期。`,
          nextStep: '打开名单，提醒他们常购的商品。',
        }
      : {
          title: `${member}未按周期到店`,
          sentence: `平时约每 ${count(subject.usualDays, '')} 天在${store}购买一次，距上次已 ${count(subject.silentDays, '')} 天。${alive(subject.alive)}。`,
          nextStep: '建议问候，了解需求。',
        },
};

const BIRTHDAY: AlertDefinition<Occasion> = {
  title: { en: 'Birthdays', zh: '会员生日' },
  needs: 'member.read',
  thresholds: { ahead },
  en: ({ day: date, members }, { store, day, count }) => ({
    title: `${count(members, 'birthday')} on ${day(date)}`,
    sentence: `${members === 1 ? 'A member' : 'Members'} of ${store} will celebrate.`,
    nextStep: 'Send good wishes, with a small present if you like.',
  }),
  zh: ({ day: date, members }, { store, day, count }) => ({
    title: `${day(date)}有 ${count(members, '')} 位会员生日`,
    sentence: `${store}的会员即将过生日。`,
    nextStep: '送上祝福，可附赠小礼。',
  }),
};

const ANNIVERSARY: AlertDefinition<Occasion> = {
  title: { en: 'Years of membership', zh: '入会周年' },
  needs: 'member.read',
  thresholds: { ahead },
  en: ({ day: date, members }, { store, day }) => ({
    title: `${members === 1 ? 'A membership anniversary' : `${members} membership anniversaries`} on ${day(date)}`,
    sentence: `${members === 1 ? 'A member' : 'Members'} of ${store} joined on this day of the year.`,
    nextStep: 'Thank them for their loyalty.',
  }),
  zh: ({ day: date, members }, { store, day, count }) => ({
    title: `${day(date)}有 ${count(members, '')} 位会员入会周年`,
    sentence: `${store}的会员在往年的这一天入会。`,
    nextStep: '感谢他们一路相伴。',
  }),
};

/** Alerts about members: one for each store with a list behind it, and one for each key member. */
export const MEMBER_ALERTS = { CHURN, CYCLE_BROKEN, BIRTHDAY, ANNIVERSARY } as const;
