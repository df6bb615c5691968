import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProfile, maskName, memberNumber, type ProfileInput } from './members.ts';

const today = '2026-03-01';

describe('a profile is kept as', () => {
  test.each<{ given: ProfileInput; kept: ProfileInput }>([
    { given: { name: '  李小明 ' }, kept: { name: '李小明' } },
    { given: { phone: '138 1234 5678' }, kept: { phone: '+8613812345678' } },
    { given: { phone: ' ' }, kept: { phone: null } },
    { given: { phone: null }, kept: { phone: null } },
    { given: { email: 'li@example.com' }, kept: { email: 'li@example.com' } },
    { given: { email: '李@例子.中国' }, kept: { email: '李@例子.中国' } },
    { given: { email: '' }, kept: { email: null } },
    { given: { birthday: '2026-03-01' }, kept: { birthday: '2026-03-01' } },
    { given: { birthday: null }, kept: { birthday: null } },
    { given: { language: 'zh-Hans-CN' }, kept: { language: 'zh-Hans-CN' } },
    { given: { card: 'vip-００1' }, kept: { card: 'VIP-001' } },
    { given: {}, kept: {} },
  ])('$given → $kept', ({ given, kept }) => expect(checkProfile(given, today)).toEqual(kept));
});

describe('is refused', () => {
  test.each<{ given: ProfileInput; code: string; field: string }>([
    { given: { name: ' ' }, code: 'REQUIRED', field: 'name' },
    { given: { name: null }, code: 'REQUIRED', field: 'name' },
    { given: { name: 'x'.repeat(101) }, code: 'TOO_LONG', field: 'name' },
    { given: { birthday: '2026-03-02' }, code: 'BAD_BIRTHDAY', field: 'birthday' },
    { given: { birthday: '1895-01-01' }, code: 'BAD_BIRTHDAY', field: 'birthday' },
    { given: { phone: '12345' }, code: 'BAD_PHONE', field: 'phone' },
    { given: { email: 'li@' }, code: 'BAD_EMAIL', field: 'email' },
    { given: { email: 'li@example' }, code: 'BAD_EMAIL', field: 'email' },
    { given: { email: 'l i@example.com' }, code: 'BAD_EMAIL', field: 'email' },
    { given: { email: 'li@-example.com' }, code: 'BAD_EMAIL', field: 'email' },
    { given: { email: `${'x'.repeat(65)}@example.com` }, code: 'BAD_EMAIL', field: 'email' },
    { given: { language: 'chinese' }, code: 'BAD_LANGUAGE', field: 'language' },
    { given: { address: 'x'.repeat(501) }, code: 'TOO_LONG', field: 'address' },
    { given: { note: 'x'.repeat(2001) }, code: 'TOO_LONG', field: 'note' },
    { given: { card: '8 8' }, code: 'BAD_CODE', field: 'card' },
  ])('$given as $code', ({ given, code, field }) => {
    expect(() => checkProfile(given, today)).toThrow(expect.objectContaining({ code, field }));
  });
});

test.each([
  ['李小明', '李**'],
  ['欧阳', '欧*'],
  ['John Smith', 'J*** S****'],
  ['𠮷野', '𠮷*'],
  ['', ''],
])('%s is masked as %s', (name, masked) => expect(maskName(name)).toBe(masked));

describe('a member number', () => {
  test.each([
    [0, '1000000008'],
    [0.699273986, '7293465873'],
    [0.999999999999, '9999999999'],
  ])('of %d is %s', (random, number) => expect(memberNumber(random)).toBe(number));

  test('never differs from another in one digit alone', () => {
    const all = Array.from({ length: 2000 }, (_, at) => memberNumber((at + 0.5) / 9e8));
    const withOneHidden = all.flatMap((number) => [...number].map((_, at) => `${number.slice(0, at)}?${number.slice(at + 1)}`));
    expect(new Set(withOneHidden).size).toBe(withOneHidden.length);
  });

  test('has ten digits, the first not zero', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => /^[1-9]\d{9}$/.test(memberNumber(random))),
    ));
});
