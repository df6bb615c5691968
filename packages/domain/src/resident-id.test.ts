import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readCreditCode, readIdentityNumber } from './resident-id.ts';

const TODAY = '2026-11-22';

test.each([
  { text: '11010519491231002X', holder: 'RESIDENT', birthday: '1949-12-31', gender: 'FEMALE' },
  { text: ' 11010519491231002x ', number: '11010519491231002X', holder: 'RESIDENT', birthday: '1949-12-31', gender: 'FEMALE' },
  { text: '110105491231002', number: '11010519491231002X', holder: 'RESIDENT', birthday: '1949-12-31', gender: 'FEMALE' },
  { text: '440524188001010014', holder: 'RESIDENT', birthday: '1880-01-01', gender: 'MALE' },
  { text: '81000019980902013X', holder: 'REGION', birthday: '1998-09-02', gender: 'MALE' },
  { text: '830000199201300022', holder: 'REGION', birthday: '1992-01-30', gender: 'FEMALE' },
  { text: 'FRA110081101150', holder: 'FOREIGNER', birthday: '1981-10-11', gender: null },
])('$text is of a $holder', ({ text, number = text, ...said }) => {
  expect(readIdentityNumber(text, TODAY)).toEqual({ number, ...said });
});

test("a foreigner's new permit begins with 9, then province and country", () => {
  const body = '91125019900101001';
  const valid = [...'0123456789X'].filter((check) => readIdentityNumber(body + check, TODAY) !== null);
  expect(valid).toHaveLength(1);
  expect(readIdentityNumber(body + valid.join(''), TODAY)).toMatchObject({ holder: 'FOREIGNER', birthday: '1990-01-01', gender: 'MALE' });
});

test.each([
  ['a wrong check digit', '110105194912310021'],
  ['a day that was not', '110105194902300028'],
  ['no such province', '990105194912310020'],
  ['a birth in the future', '110105202712310025'],
  ['letters', '11010519491231002A'],
  ['nothing', ''],
])('%s is refused', (_why, text) => expect(readIdentityNumber(text, TODAY)).toBeNull());

test('every single wrong digit is noticed', () => {
  const right = '11010519491231002X';
  fc.assert(
    fc.property(fc.nat(16), fc.nat(9), (at, digit) => {
      fc.pre(right.charAt(at) !== String(digit));
      expect(readIdentityNumber(right.slice(0, at) + digit + right.slice(at + 1), TODAY)).toBeNull();
    }),
  );
});

test.each([
  ['91350100M000100Y43', '91350100M000100Y43'],
  ['91350100m000100y43', '91350100M000100Y43'],
  ['91350100M000100Y44', null],
  ['12345', null],
])('the credit code %s is read as %s', (text, code) => expect(readCreditCode(text)).toBe(code));

interface Vector {
  kind: string;
  value: string;
  valid: boolean;
}
const file = new URL('../../../../shared/data/validators/vectors.json', import.meta.url);
const present = existsSync(file);
if (!present) console.log('resident-id.test.ts: ../shared/data is not there, its vectors are skipped');
const vectors: Vector[] = present ? JSON.parse(readFileSync(file, 'utf8')) : [];
const of = (kind: string) => vectors.filter((vector) => vector.kind === kind);

describe.skipIf(!present)('public vectors', () => {
  it.each(of('resident_id'))('resident ID $value: $valid', ({ value, valid }) => {
    expect(readIdentityNumber(value, TODAY) !== null).toBe(valid);
  });

  it.each(of('convert_15_to_18'))('$value', ({ value }) => {
    const [from = '', to] = value.split(' -> ');
    expect(readIdentityNumber(from, TODAY)?.number).toBe(to);
  });

  it.each(of('uscc'))('credit code $value: $valid', ({ value, valid }) => expect(readCreditCode(value) !== null).toBe(valid));
});
