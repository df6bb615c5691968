import { describe, expect, test } from 'vitest';
import { checkCode, checkColour, optionalText, requiredText } from './text.ts';

describe('a text', () => {
  test.each([
    { given: '  West Lake ', kept: 'West Lake' },
    { given: 'e\u0301', kept: 'é' },
    { given: 'a\u0000b\tc', kept: 'abc' },
    { given: 'two\nlines', kept: 'two\nlines' },
    { given: '\r\n', kept: null },
    { given: ' ', kept: null },
    { given: null, kept: null },
    { given: undefined, kept: null },
  ])('$given is kept as $kept', ({ given, kept }) => expect(optionalText(given, 'note', 20)).toBe(kept));

  test('is measured in characters', () => {
    expect(requiredText('𠮷𠮷𠮷', 'name', 3)).toBe('𠮷𠮷𠮷');
    expect(() => requiredText('𠮷𠮷𠮷', 'name', 2)).toThrow(
      expect.objectContaining({ code: 'TOO_LONG', field: 'name', details: { max: 2 } }),
    );
  });

  test.each(['', '  ', null, undefined])('%j is not enough where one is required', (given) => {
    expect(() => requiredText(given, 'name', 10)).toThrow(expect.objectContaining({ code: 'REQUIRED', field: 'name' }));
  });
});

test.each(['GOLD', '金卡', 'A-1_b.2/3'])('%s is a code', (code) => expect(checkCode(code, 'code')).toBe(code));
test.each(['-A', 'A B', 'a,b', '#1'])('%s is no code', (code) => {
  expect(() => checkCode(code, 'code')).toThrow(expect.objectContaining({ code: 'BAD_CODE', field: 'code' }));
});

test('a colour', () => expect(checkColour('#FFaa00', 'colour')).toBe('#ffaa00'));
test.each(['red', '#fff', '#12345g'])('%s is no colour', (colour) => {
  expect(() => checkColour(colour, 'colour')).toThrow(expect.objectContaining({ code: 'BAD_COLOUR', field: 'colour' }));
});
