import type { Operator } from './criteria.ts';

/** Words of both languages. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** What ids stand for. */
export type Entity = 'Level' | 'Tag' | 'Org' | 'Product' | 'Category' | 'Employee' | 'CardType' | 'CouponTemplate';

/** Where a value stands, in plain data: the evaluator reads it from facts, the compiler from the table of the same name. */
export interface Source {
  /** A table with a row, or none, for each member; `many` rows where it says so. */
  readonly table: Table;
  readonly column: string;
  /** Which rows of the table are meant. */
  readonly match?: Readonly<Record<string, string>>;
  readonly many?: true;
  /** A column with the last day on which a row counts; null: for good. */
  readonly until?: string;
  /** A column with a day: only rows count in which it lies within as many days as the condition says. */
  readonly within?: string;
  /** How the value is made of the column; without it: as it stands. */
  readonly read?: Reading;
  /** The other column of a reading of two. */
  readonly by?: string;
}

/** `situation` is no table: the sale that is being made, see criteria-sale.ts; those from card_in_use on are queries, see segments/derived.ts. */
export type Table =
  | 'member'
  | 'member_metrics'
  | 'member_store'
  | 'member_tag'
  | 'member_field'
  | 'account'
  | 'sale'
  | 'sale_line'
  | 'card_in_use'
  | 'card_figures'
  | 'coupon_of'
  | 'coupon_figures'
  | 'contact_figures'
  | 'family_figures'
  | 'situation';

/**
 * age: whole years since a date · month, monthDay (as month × 100 + day), daysUntil: of a date that returns every year · weekday: 1 (Monday)
 * to 7 of a date · present: whether there is anything · percent: of a chance of four bytes · ratio: column / by · overdue: days since a date
 * by the mean gap between purchases · score, high: on the scale of RFM, by fifths from 1 to 5, and at least the mean or not
 */
export type Reading = 'score' | 'high' | 'age' | 'month' | 'daysUntil' | 'weekday' | 'present' | 'percent' | 'ratio' | 'overdue';

export type AttributeType = 'number' | 'date' | 'choice' | 'set' | 'text' | 'flag';

export type Unit = 'count' | 'money' | 'points' | 'days' | 'years' | 'percent' | 'times' | 'quantity' | 'hour';

/** One entry of the language: it appears in the builder, the evaluator, the SQL and the documentation. */
export interface Attribute extends Words {
  readonly group: Group;
  readonly type: AttributeType;
  readonly from: Source;
  /** Of a number. Money in minor units, quantities in thousandths. */
  readonly unit?: Unit;
  /** Of a number that need not be whole. */
  readonly decimal?: true;
  /** The values that a choice knows. */
  readonly options?: Readonly<Record<string, Words>>;
  /** Or: the ids of these. */
  readonly entity?: Entity;
  /** What holds for members without a row; without it: not known. */
  readonly absent?: 0;
  /** The condition says within how many days, which stands for `{days}` in the words; the number that is usual. */
  readonly days?: number;
  /** Every row has it, so nobody asks whether it is known. */
  readonly required?: true;
}

export const GROUPS = {
  sale: { en: 'This sale', zh: '本次消费' },
  profile: { en: 'Profile', zh: '基本资料' },
  level: { en: 'Level and tags', zh: '等级与标签' },
  cards: { en: 'Cards', zh: '会员卡' },
  coupons: { en: 'Coupons', zh: '优惠券' },
  balances: { en: 'Balances', zh: '储值与积分' },
  shopping: { en: 'Shopping habits', zh: '消费习惯' },
  purchases: { en: 'Purchases', zh: '购买记录' },
  contacts: { en: 'Contacts', zh: '联系记录' },
  fields: { en: 'Custom fields', zh: '自定义资料' },
} as const satisfies Record<string, Words>;

export type Group = keyof typeof GROUPS;

/** The attributes that may be asked: those of every chain, and those that this one made (kinds of points, custom fields). */
export type Vocabulary = ReadonlyMap<string, Attribute>;

/** What it is called; without a number of days as it stands above a field for one. */
export function titleOf(attribute: Attribute, locale: keyof Words, days?: number): string {
  const some = locale === 'zh' ? 'N天' : 'some days';
  return attribute[locale].replace('{days}', days === undefined ? some : daysText(days, locale));
}

export function daysText(count: number, locale: keyof Words): string {
  if (locale === 'zh') return `${count}天`;
  return count === 1 ? '1 day' : `${count} days`;
}

const OPERATORS: Record<AttributeType, readonly Operator[]> = {
  number: ['ge', 'le', 'eq', 'ne', 'gt', 'lt', 'between'],
  date: ['last', 'ago', 'next', 'on', 'before', 'after', 'between'],
  choice: ['in', 'notIn'],
  set: ['any', 'every', 'none'],
  text: ['is', 'isNot', 'contains', 'starts'],
  flag: ['yes', 'no'],
};

/** The operators of an attribute, the most usual first. */
export function operatorsOf({ type, required, absent }: Attribute): readonly Operator[] {
  const always = required === true || absent !== undefined || type === 'set' || type === 'flag';
  return always ? OPERATORS[type] : [...OPERATORS[type], 'known', 'unknown'];
}

export type ValueShape = 'nothing' | 'number' | 'numbers' | 'days' | 'day' | 'twoDays' | 'list' | 'text';

/** What stands beside an operator. */
export function shapeOf(type: AttributeType, operator: Operator): ValueShape {
  switch (operator) {
    case 'known':
    case 'unknown':
    case 'yes':
    case 'no':
      return 'nothing';
    case 'last':
    case 'ago':
    case 'next':
      return 'days';
    case 'on':
    case 'before':
    case 'after':
      return 'day';
    case 'between':
      return type === 'date' ? 'twoDays' : 'numbers';
    case 'in':
    case 'notIn':
    case 'any':
    case 'every':
    case 'none':
      return 'list';
    case 'is':
    case 'isNot':
    case 'contains':
    case 'starts':
      return 'text';
    default:
      return 'number';
  }
}
