import { quoted } from './decimal.ts';
import { DomainError } from './errors.ts';
import { formatQuantity, parseQuantity, thousandths } from './quantity.ts';
import { checkCode, optionalText, requiredText } from './text.ts';
import { parseDate } from './time.ts';

/** 自定义字段 */
export const CUSTOM_FIELD_TYPES = {
  TEXT: { en: 'Text', zh: '文本' },
  NUMBER: { en: 'Number', zh: '数字' },
  DATE: { en: 'Date', zh: '日期' },
  CHOICE: { en: 'Choice', zh: '单选' },
  IMAGE: { en: 'Image', zh: '图片' },
} as const satisfies Record<string, { en: string; zh: string }>;

export type CustomFieldType = keyof typeof CUSTOM_FIELD_TYPES;

/** A field of the profile that the merchant defines. */
export interface CustomFieldInput {
  code: string;
  name: string;
  type: CustomFieldType;
  choices: readonly string[];
  required: boolean;
}

/** What a member's value is kept as: in the column of the field's type. Numbers in thousandths. */
export interface StoredValue {
  text: string | null;
  number: number | null;
  date: string | null;
}

const NONE: StoredValue = { text: null, number: null, date: null };
const MAX_CHOICES = 100;

/** @throws REQUIRED, TOO_LONG, BAD_CODE, DUPLICATE (choices), TOO_LARGE */
export function checkCustomField({ code, name, type, choices, required }: CustomFieldInput): CustomFieldInput {
  const words = type === 'CHOICE' ? choices.map((choice, at) => requiredText(choice, `choices.${at}`, 40)) : [];
  if (type === 'CHOICE' && words.length === 0) throw new DomainError('REQUIRED', {}, 'choices');
  if (words.length > MAX_CHOICES) throw new DomainError('TOO_LARGE', { max: MAX_CHOICES }, 'choices');
  const twice = words.find((word, at) => words.indexOf(word) !== at);
  if (twice !== undefined) throw new DomainError('DUPLICATE', { value: twice }, 'choices');
  return { code: checkCode(code, 'code'), name: requiredText(name, 'name', 40), type, choices: words, required };
}

/**
 * A typed value as it is kept; null: emptied.
 * @throws REQUIRED (a required field emptied), TOO_LONG, BAD_QUANTITY, BAD_DATE, UNKNOWN_CHOICE, all of `field`
 */
export function storedValue(
  { type, choices, required }: Pick<CustomFieldInput, 'type' | 'choices' | 'required'>,
  typed: string | null,
  field: string,
): StoredValue | null {
  const text = optionalText(typed, field, 500);
  if (text === null) {
    if (required) throw new DomainError('REQUIRED', {}, field);
    return null;
  }
  if (type === 'NUMBER') return { ...NONE, number: numberOf(text, field) };
  if (type === 'DATE') {
    const date = parseDate(text);
    if (!date) throw new DomainError('BAD_DATE', { value: quoted(text) }, field);
    return { ...NONE, date };
  }
  if (type === 'CHOICE' && !choices.includes(text)) throw new DomainError('UNKNOWN_CHOICE', { value: quoted(text), known: choices }, field);
  return { ...NONE, text };
}

function numberOf(text: string, field: string): number {
  try {
    return parseQuantity(text);
  } catch (error) {
    throw error instanceof DomainError ? error.at(field) : error;
  }
}

/** As people read it, and can type it again. */
export function valueText({ text, number, date }: StoredValue): string {
  if (number !== null) return formatQuantity(thousandths(number));
  return date ?? text ?? '';
}
