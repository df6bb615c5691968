import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedBy, tokensOf } from './tokens.ts';

/** Whether a member is found by a text, as the index finds it. */
function finds(text: string, name: string, phone: string | null = null): boolean {
  const asked = askedBy(text);
  const tokens = new Set(tokensOf({ name, phone }));
  return (
    asked !== null && asked.tokens.every((token) => tokens.has(token)) && asked.digits.every((digits) => (phone ?? '').includes(digits))
  );
}

describe('a member is found by', () => {
  test.each([
    ['李小明', '李'],
    ['李小明', '明'],
    ['李小明', '小明'],
    ['李小明', '李小明'],
    ['李小明', 'li'],
    ['李小明', 'lixiaom'],
    ['李小明', 'LiXiaoMing'],
    ['李小明', 'xiao ming'],
    ['李小明', 'lxm'],
    ['李小明', 'xm'],
    ['曾一鸣', 'zengyi'],
    ['曾一鸣', 'ceng'],
    ['单田芳', 'shan'],
    ['仇和', 'qiuhe'],
    ['解晓东', 'xxd'],
    ['欧阳娜娜', 'ouyangnana'],
    ['欧阳娜娜', 'oynn'],
    ['尉迟恭', 'yuchi'],
    ['吕布', 'lvbu'],
    ['吕布', 'lubu'],
    ['John Smith', 'smi'],
    ['John Smith', 'johnsmith'],
    ['John Smith', 'js'],
    ['杭州西湖茶叶有限公司', '茶叶'],
    ['杭州西湖茶叶有限公司', 'hzxh'],
  ])('%s by %s', (name, text) => expect(finds(text, name)).toBe(true));

  test.each(['1380', '0013', '13800138', '8000', '+86 138 0013 8000', '138-0013-8000'])('a phone by %s', (text) =>
    expect(finds(text, '李', '+8613800138000')).toBe(true),
  );
});

test.each([
  ['李小明', '明李'],
  ['李小明', '王'],
  ['李小明', 'mingxi'],
  ['李小明', 'ixiao'],
  ['李小明', '李xx明'],
])('%s is not found by %s', (name, text) => expect(finds(text, name)).toBe(false));

test.each(['', ' ', '123', 'x', '%', '😀'])('"%s" is too little to search by', (text) => expect(askedBy(text)).toBeNull());

test('any text is understood, and any part of a phone of four digits or more finds it', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void [askedBy(text), tokensOf({ name: text, phone: null })]));
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), fc.nat(7), fc.integer({ min: 4, max: 11 }), (phone, from, length) => {
      const part = phone.slice(from, from + length);
      fc.pre(part.length >= 4 && !part.startsWith('0086'));
      expect(finds(part, '李', `+86${phone}`)).toBe(true);
    }),
  );
});
