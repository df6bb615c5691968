import type { AlertDefinition } from './alerts-words.ts';
import type { BusinessDate } from './time.ts';

/** The last whole week of a store beside what was to be expected. */
interface Drop {
  /** Its Monday. */
  week: BusinessDate;
  actual: number;
  expected: number;
}

interface ImportRefused {
  importId: string;
  file: string;
  read: number;
  refused: number;
}

const NEW_MEMBER_DROP: AlertDefinition<Drop> = {
  title: { en: 'Fewer new members', zh: '新会员减少' },
  needs: 'analytics.read',
  thresholds: {
    drop: { title: { en: 'Fewer than expected by', zh: '低于预期' }, unit: 'PERCENT', default: 40, min: 5, max: 100 },
    least: {
      title: { en: 'Only where so many were expected in the week', zh: '仅当周预期不少于' },
      unit: 'MEMBERS',
      default: 5,
      min: 1,
      max: 10_000,
    },
  },
  en: ({ week, actual, expected }, { store, day, count, less }) => ({
    title: `Fewer new members at ${store}`,
    sentence: `${count(actual, 'member')} joined in the week from ${day(week)}, about ${Math.round(expected)} were to be expected: ${less(actual, expected)} fewer.`,
    nextStep: 'Ask the team to offer membership at every sale.',
  }),
  zh: ({ week, actual, expected }, { store, day, count, less }) => ({
    title: `${store}新会员减少`,
    sentence: `${day(week)}起的一周新增 ${count(actual, '')} 位，预期约 ${Math.round(expected)} 位，减少 ${less(actual, expected)}。`,
    nextStep: '提醒店员每次收银都邀请顾客入会。',
  }),
};

const SALES_DROP: AlertDefinition<Drop> = {
  title: { en: 'Sales below forecast', zh: '销售低于预测' },
  needs: 'analytics.read',
  thresholds: { drop: { title: { en: 'Below the forecast by', zh: '低于预测' }, unit: 'PERCENT', default: 25, min: 5, max: 100 } },
  en: ({ week, actual, expected }, { store, day, money, less }) => ({
    title: `Sales of ${store} are below the forecast`,
    sentence: `The week from ${day(week)} brought ${money(actual)}; ${money(expected)} was to be expected: ${less(actual, expected)} less.`,
    nextStep: 'Look at its days and categories, and talk to the store.',
  }),
  zh: ({ week, actual, expected }, { store, day, money, less }) => ({
    title: `${store}销售低于预测`,
    sentence: `${day(week)}起的一周销售 ${money(actual)}，预测 ${money(expected)}，低 ${less(actual, expected)}。`,
    nextStep: '查看每日和各类目数据，并与门店沟通。',
  }),
};

const IMPORT_REFUSED: AlertDefinition<ImportRefused> = {
  title: { en: 'Refused rows of imports', zh: '导入有拒绝行' },
  needs: 'import.read',
  thresholds: { days: { title: { en: 'Told for', zh: '持续提醒天数' }, unit: 'DAYS', default: 14, min: 1, max: 365 } },
  en: ({ file, read, refused }, { count }) => ({
    title: `${count(refused, 'row')} of ${file} could not be taken`,
    sentence: `${count(read, 'row')} were read; the refused ones are listed with column and reason.`,
    nextStep: 'Download them, correct them, and import them again.',
  }),
  zh: ({ file, read, refused }, { count }) => ({
    title: `${file}有 ${count(refused, '')} 行未能导入`,
    sentence: `共读取 ${count(read, '')} 行，被拒绝的行已列出所在列和原因。`,
    nextStep: '下载后更正，再重新导入。',
  }),
};

/** Alerts about a store as a whole, and about what somebody did. */
export const STORE_ALERTS = { NEW_MEMBER_DROP, SALES_DROP, IMPORT_REFUSED } as const;
