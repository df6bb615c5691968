import { expect, test } from 'vitest';
import { checkCustomField, type CustomFieldType, storedValue, valueText } from './custom-fields.ts';
import { DomainError } from './errors.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'fine';
  } catch (error) {
    return error instanceof DomainError ? `${error.code} ${error.field}` : String(error);
  }
};

test.each<[CustomFieldType, string, object, string]>([
  ['TEXT', ' 喜欢龙井 ', { text: '喜欢龙井' }, '喜欢龙井'],
  ['NUMBER', '12.5', { number: 12_500 }, '12.5'],
  ['NUMBER', '100', { number: 100_000 }, '100'],
  ['DATE', '2020-02-29', { date: '2020-02-29' }, '2020-02-29'],
  ['CHOICE', '红茶', { text: '红茶' }, '红茶'],
])('%s "%s" is kept as %o', (type, typed, kept, read) => {
  const stored = storedValue({ type, choices: ['红茶', '绿茶'], required: false }, typed, 'value');
  expect(stored).toEqual({ text: null, number: null, date: null, ...kept });
  expect(stored && valueText(stored)).toBe(read);
});

test.each<[CustomFieldType, string | null, boolean, string]>([
  ['TEXT', '', true, 'REQUIRED value'],
  ['TEXT', '', false, 'fine'],
  ['TEXT', 'x'.repeat(501), false, 'TOO_LONG value'],
  ['NUMBER', 'ten', false, 'BAD_QUANTITY value'],
  ['DATE', '2021-02-29', false, 'BAD_DATE value'],
  ['CHOICE', '白茶', false, 'UNKNOWN_CHOICE value'],
])('%s "%s" (required: %s): %s', (type, typed, required, code) =>
  expect(codeOf(() => storedValue({ type, choices: ['红茶'], required }, typed, 'value'))).toBe(code),
);

const field = { code: 'tea', name: '喜欢的茶', type: 'CHOICE' as const, choices: ['红茶', '绿茶'], required: false };
test.each([
  [{}, 'fine'],
  [{ choices: [] }, 'REQUIRED choices'],
  [{ choices: ['红茶', '红茶 '] }, 'DUPLICATE choices'],
  [{ code: 'a b' }, 'BAD_CODE code'],
  [{ name: '' }, 'REQUIRED name'],
  [{ type: 'TEXT' as const, choices: [] }, 'fine'],
])('a field with %o: %s', (change, code) => expect(codeOf(() => checkCustomField({ ...field, ...change }))).toBe(code));
