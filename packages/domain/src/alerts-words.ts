import type { Locale } from './errors.ts';
import type { Permission } from './permissions.ts';
import { formatQuantity, thousandths } from './quantity.ts';
import { type BusinessDate, partsOf } from './time.ts';

export interface Title {
  readonly en: string;
  readonly zh: string;
}

export type Unit = 'DAYS' | 'PERCENT' | 'MEMBERS' | 'PURCHASES' | 'TIMES';

/** A number by which a detector decides; the chain, a region or a store may set it. */
export interface Threshold {
  title: Title;
  unit: Unit;
  default: number;
  min: number;
  max: number;
  /** May be set for each level by itself. */
  byLevel?: true;
}

/** What a manager reads. */
export interface Words {
  title: string;
  sentence: string;
  nextStep: string;
}

export interface AlertDefinition<Subject> {
  title: Title;
  /** Without it the alerts of this kind are not seen. */
  needs: Permission;
  thresholds: Readonly<Record<string, Threshold>>;
  en: (subject: Subject, tell: Teller) => Words;
  zh: (subject: Subject, tell: Teller) => Words;
}

/** The names of what an alert is about; null: not known, or not for whoever reads. */
export interface AlertNames {
  store: string;
  product: string | null;
  unit: string | null;
  member: string | null;
  /** ISO 4217, and how many digits its minor unit has. */
  currency: string;
  minorDigits: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Puts names and figures into the words of a language. */
export interface Teller {
  store: string;
  product: string;
  member: string;
  /** Thousandths, with the product's unit. */
  quantity: (amount: number) => string;
  /** Minor units. */
  money: (amount: number) => string;
  day: (date: BusinessDate) => string;
  /** "1 member", "3 members"; in Chinese the plain number. */
  count: (number: number, noun: string) => string;
  alive: (chance: number | null) => string;
  /** How much less than expected. */
  less: (actual: number, expected: number) => string;
}

export function tellerOf(names: AlertNames, locale: Locale): Teller {
  const zh = locale === 'zh';
  const numbers = new Intl.NumberFormat(zh ? 'zh-CN' : 'en');
  const money = new Intl.NumberFormat(zh ? 'zh-CN' : 'en', {
    style: 'currency',
    currency: names.currency,
    minimumFractionDigits: names.minorDigits,
    maximumFractionDigits: names.minorDigits,
  });
  return {
    store: names.store,
    product: names.product ?? (zh ? '某商品' : 'A product'),
    member: names.member ?? (zh ? '一位重点会员' : 'A key member'),
    quantity: (amount) => [formatQuantity(thousandths(Math.round(amount / 100) * 100)), names.unit].filter(Boolean).join(' '),
    money: (amount) => money.format(Math.round(amount) / 10 ** names.minorDigits),
    day: (date) => dayOf(date, zh),
    count: (number, noun) => (zh ? numbers.format(number) : `${numbers.format(number)} ${noun}${number === 1 ? '' : 's'}`),
    alive: (chance) => aliveWords(chance, locale),
    less: (actual, expected) => `${expected > 0 ? Math.round((1 - actual / expected) * 100) : 0}%`,
  };
}

function dayOf(date: BusinessDate, zh: boolean): string {
  const { month, day } = partsOf(date);
  return zh ? `${month}月${day}日` : `${day} ${MONTHS[month - 1] ?? ''}`;
}

/** From which chance on a member is how likely to come back; the last row holds for all below. */
const ALIVE: readonly (Title & { from: number })[] = [
  { from: 0.8, en: 'Most likely still a regular', zh: '大概率仍会光顾' },
  { from: 0.5, en: 'Probably still a customer', zh: '可能仍会光顾' },
  { from: 0.2, en: 'May be drifting away', zh: '可能正在流失' },
  { from: 0, en: 'Probably lost', zh: '很可能已流失' },
];

/** The chance that a member still buys, as one would say it; null: there are too few purchases to tell. */
export function aliveWords(chance: number | null, locale: Locale): string {
  if (chance === null) return locale === 'zh' ? '购买次数太少，无法判断' : 'Too few purchases to tell';
  return ALIVE.find(({ from }) => chance >= from)?.[locale] ?? '';
}
