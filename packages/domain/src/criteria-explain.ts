import {
  type Condition,
  type Day,
  isAll,
  isAny,
  isNot,
  isPurchases,
  type Leaf,
  type Measure,
  type Operator,
  type Purchases,
  type Value,
} from './criteria.ts';
import { LINE_ATTRIBUTES, LINE_DATE } from './criteria-attributes.ts';
import { type Attribute, daysText, type Entity, titleOf, type Unit, type Vocabulary, type Words } from './criteria-vocabulary.ts';
import type { Locale } from './errors.ts';
import { type Currency, sayCount, sayMoney } from './money-words.ts';
import { formatQuantity, thousandths } from './quantity.ts';

/** What a sentence needs beside the condition. */
export interface Telling extends Currency {
  locale: Locale;
  vocabulary: Vocabulary;
  /** The name of what an id stands for; undefined: it is not there any more. */
  nameOf: (entity: Entity, id: string) => string | undefined;
}

/** Operators as they stand between an attribute and its value, for people and for the builder's choice. */
export const OPERATOR_WORDS: Record<Operator, Words> = {
  eq: { en: 'is', zh: '等于' },
  ne: { en: 'is not', zh: '不等于' },
  lt: { en: 'is less than', zh: '小于' },
  le: { en: 'is at most', zh: '不超过' },
  gt: { en: 'is more than', zh: '大于' },
  ge: { en: 'is at least', zh: '不少于' },
  between: { en: 'is between', zh: '介于' },
  last: { en: 'is within the last', zh: '在最近' },
  ago: { en: 'was so long ago or longer:', zh: '距今至少' },
  next: { en: 'is within the next', zh: '在未来' },
  on: { en: 'is on', zh: '为' },
  before: { en: 'is before', zh: '早于' },
  after: { en: 'is after', zh: '晚于' },
  in: { en: 'is', zh: '为' },
  notIn: { en: 'is not', zh: '不为' },
  any: { en: 'include any of', zh: '包含任一' },
  every: { en: 'include all of', zh: '全部包含' },
  none: { en: 'include none of', zh: '不包含' },
  is: { en: 'is', zh: '为' },
  isNot: { en: 'is not', zh: '不为' },
  contains: { en: 'contains', zh: '包含' },
  starts: { en: 'starts with', zh: '开头为' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  known: { en: 'is known', zh: '已填写' },
  unknown: { en: 'is not known', zh: '未填写' },
};

export const MEASURE_WORDS: Record<Measure, Words> = {
  exists: { en: 'Bought', zh: '购买过' },
  count: { en: 'Number of purchases', zh: '购买次数' },
  quantity: { en: 'Quantity bought', zh: '购买数量' },
  amount: { en: 'Amount spent', zh: '购买金额' },
};

const MEASURE_UNITS: Record<Measure, Unit> = { exists: 'count', count: 'count', quantity: 'quantity', amount: 'money' };

/** A condition in one plain sentence. */
export function explain(condition: Condition, telling: Telling): string {
  if (isAll(condition) && condition.all.length === 0) return telling.locale === 'zh' ? '全部会员' : 'Everybody';
  if (isAny(condition) && condition.any.length === 0) return telling.locale === 'zh' ? '无人' : 'Nobody';
  return say(condition, telling, false);
}

function say(condition: Condition, telling: Telling, nested: boolean): string {
  const zh = telling.locale === 'zh';
  if (isAll(condition)) return join(condition.all, zh ? '，且' : ' and ', telling, nested);
  if (isAny(condition)) return join(condition.any, zh ? '，或' : ' or ', telling, nested);
  if (isNot(condition)) return `${zh ? '并非' : 'not '}${bracketed(say(condition.not, telling, false), zh)}`;
  return isPurchases(condition) ? sayPurchases(condition, telling) : sayLeaf(condition, telling);
}

function join(parts: readonly Condition[], word: string, telling: Telling, nested: boolean): string {
  const [first] = parts;
  if (first && parts.length === 1) return say(first, telling, nested);
  const joined = parts.map((part) => say(part, telling, true)).join(word);
  return nested ? bracketed(joined, telling.locale === 'zh') : joined;
}

function bracketed(sentence: string, zh: boolean): string {
  return zh ? `（${sentence}）` : `(${sentence})`;
}

function sayLeaf(leaf: Leaf, telling: Telling): string {
  const attribute = telling.vocabulary.get(leaf.attribute);
  if (!attribute) return '?';
  const name = titleOf(attribute, telling.locale, leaf.days ?? attribute.days);
  if (attribute.type === 'flag') return sayFlag(name, leaf.operator === 'yes', telling.locale);
  return compared(name, leaf.operator, valueText(leaf, attribute, telling), telling.locale);
}

function sayFlag(name: string, yes: boolean, locale: Locale): string {
  if (yes) return name;
  return locale === 'zh' ? `非“${name}”` : `not: ${name}`;
}

function compared(name: string, operator: Operator, value: string, locale: Locale): string {
  const word = OPERATOR_WORDS[operator][locale];
  if (value === '') return locale === 'zh' ? `${name}${word}` : `${name} ${word}`;
  if (operator === 'ago' && locale === 'en') return `${name} was ${value} ago or earlier`;
  if (locale === 'zh' && (operator === 'last' || operator === 'next')) return `${name}${word}${value}内`;
  return locale === 'zh' ? `${name}${word}${value}` : `${name} ${word} ${value}`;
}

function sayPurchases({ purchases, operator, value, within, where }: Purchases, telling: Telling): string {
  const { locale } = telling;
  const zh = locale === 'zh';
  const inLines = { ...telling, vocabulary: LINE_ATTRIBUTES };
  const lines = where ? bracketed(say(where, inLines, false), zh) : '';
  const when = within ? windowText(within, telling) : '';
  const measure = MEASURE_WORDS[purchases][locale];
  if (purchases === 'exists') {
    const bought = operator === 'yes' ? measure : zh ? '未购买' : 'Did not buy';
    const what = lines || (zh ? '' : ' anything');
    return zh ? `${when}${bought}${lines}` : `${bought}${lines ? ` ${lines}` : what}${when}`;
  }
  const unit = MEASURE_UNITS[purchases];
  const amount = valueText({ operator, ...(value !== undefined && { value }) }, { type: 'number', unit }, telling);
  const name = zh ? `${when}${measure}${lines}` : `${measure}${lines ? ` ${lines}` : ''}${when}`;
  return compared(name, operator, amount, locale);
}

/** Chinese says when first, English last. */
function windowText({ operator, value }: NonNullable<Purchases['within']>, telling: Telling): string {
  const text = valueText({ operator, value }, LINE_DATE, telling);
  if (telling.locale === 'zh') {
    if (operator === 'last') return `最近${text}内`;
    return operator === 'ago' ? `${text}以前` : `${OPERATOR_WORDS[operator].zh}${text}`;
  }
  if (operator === 'last') return ` in the last ${text}`;
  if (operator === 'ago') return ` ${text} ago or earlier`;
  return ` ${OPERATOR_WORDS[operator].en.replace(/^is /, '')} ${text}`;
}

/** A figure in the unit of what it is compared with. */
export function figureText(value: number, part: Leaf | Purchases, telling: Telling): string {
  const unit = isPurchases(part) ? MEASURE_UNITS[part.purchases] : telling.vocabulary.get(part.attribute)?.unit;
  return numberText(value, unit, telling);
}

type Said = Pick<Leaf, 'operator' | 'value'>;
type Shown = Pick<Attribute, 'type' | 'unit' | 'options' | 'entity'>;

function valueText({ operator, value }: Said, attribute: Shown, telling: Telling): string {
  if (value === undefined) return '';
  const zh = telling.locale === 'zh';
  if (operator === 'last' || operator === 'ago' || operator === 'next') return daysText(Number(value), telling.locale);
  const parts = listOf(value).map((one) => scalarText(one, attribute, telling));
  if (operator === 'between') return parts.join(zh ? '和' : ' and ') + (zh ? '之间' : '');
  if (attribute.type === 'text') return zh ? `“${parts.join()}”` : `"${parts.join()}"`;
  return parts.join(zh ? '、' : operator === 'every' ? ' and ' : ' or ');
}

function listOf(value: Value): readonly (number | string | Day)[] {
  return Array.isArray(value) ? value : [value];
}

function scalarText(value: number | string | Day, { entity, options, unit }: Shown, telling: Telling): string {
  const { locale, nameOf } = telling;
  if (typeof value === 'object') return relative(value.days, locale);
  if (typeof value === 'number') return numberText(value, unit, telling);
  if (entity) return nameOf(entity, value) ?? (locale === 'zh' ? '（已删除）' : '(deleted)');
  return options?.[value]?.[locale] ?? value;
}

function numberText(value: number, unit: Unit | undefined, telling: Telling): string {
  const { locale } = telling;
  switch (unit) {
    case 'money':
      return sayMoney(Math.round(value), telling, locale);
    case 'points':
    case 'count':
      return sayCount(value);
    case 'quantity':
      return formatQuantity(thousandths(value));
    case 'percent':
      return `${value}%`;
    case 'hour':
      return locale === 'zh' ? `${value}点` : `${value}:00`;
    case 'times':
      return locale === 'zh' ? `${value}倍` : `${value} times`;
    case 'days':
      return daysText(value, locale);
    default:
      return String(value);
  }
}

function relative(offset: number, locale: Locale): string {
  const zh = locale === 'zh';
  if (offset === 0) return zh ? '今天' : 'today';
  const text = daysText(Math.abs(offset), locale);
  if (offset < 0) return zh ? `${text}前` : `${text} ago`;
  return zh ? `${text}后` : `in ${text}`;
}
