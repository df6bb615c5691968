import { describe, expect, it, test } from 'vitest';
import { DomainError, ERRORS, isErrorCode, message } from './errors.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the table of errors', () => {
  test.each(Object.entries(ERRORS))('%s speaks both languages with the same placeholders', (code, text) => {
    expect(code).toMatch(/^[A-Z][A-Z_]+$/);
    expect(placeholders(text.zh)).toEqual(placeholders(text.en));
    expect(text.en).toMatch(/^[A-Z"{].*\.$/);
    expect(text.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(`${text.en}${text.zh}`).not.toMatch(/[!！]|successfully|客户|用户/);
  });
});

describe('message', () => {
  it.each([
    ['QUERY_TOO_DEEP', { depth: 12, max: 10 }, 'en', 'The query is 12 levels deep; 10 are allowed. Split it.'],
    ['QUERY_TOO_DEEP', { depth: 12, max: 10 }, 'zh', '查询嵌套 12 层，上限 10 层，请拆分查询。'],
    ['UNKNOWN_MAPPING', { name: 'x', known: ['a', 'b'] }, 'en', 'There is no mapping called "x". Choose one of: a, b.'],
    ['UNKNOWN_MAPPING', { name: 'x', known: ['a', 'b'] }, 'zh', '没有名为“x”的映射，可选：a、b。'],
    ['TOO_LONG', {}, 'en', 'This is longer than ?. Shorten it.'],
    ['TOO_LONG', { max: null }, 'zh', '超出长度上限 ?，请缩短。'],
    ['TOO_LONG', { max: '{max}' }, 'en', 'This is longer than {max}. Shorten it.'],
  ] as const)('%s %j %s', (code, details, locale, expected) => {
    expect(message(code, details, locale)).toBe(expected);
  });
});

describe('DomainError', () => {
  it('carries code, details, field and the English sentence', () => {
    const error = new DomainError('TOO_LONG', { max: 5 }, 'name');
    expect(error).toBeInstanceOf(Error);
    expect({ ...error, message: error.message }).toEqual({
      name: 'DomainError',
      code: 'TOO_LONG',
      details: { max: 5 },
      field: 'name',
      message: 'This is longer than 5. Shorten it.',
    });
  });

  it('can be said of another field', () => {
    const error = new DomainError('REQUIRED').at('lines.0.amount');
    expect(error).toMatchObject({ code: 'REQUIRED', field: 'lines.0.amount' });
  });
});

test('isErrorCode knows the table and nothing of Object', () => {
  expect(isErrorCode('BAD_ID')).toBe(true);
  expect(isErrorCode('toString')).toBe(false);
});
