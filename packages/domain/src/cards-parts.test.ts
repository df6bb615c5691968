import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeBody, isCode, isFresh, minuteOf, nextCodeAt, parseCode } from './cards-code.ts';
import { cardNumber, checkPattern, isChecked, serialsOf } from './cards-number.ts';
import { asksForPin, checkPin } from './cards-pin.ts';
import { luhnDigit } from './luhn.ts';

describe('the check digit', () => {
  test.each([
    ['7992739871', '3'], // the example of ISO/IEC 7812-1
    ['424242424242424', '2'],
    ['US037833100', '5'], // the ISIN of Apple, ISO 6166
    ['DE000710000', '0'], // of Daimler
    ['88-0000-01', luhnDigit('88000001')],
  ])('of %s is %s', (body, digit) => {
    expect(luhnDigit(body)).toBe(digit);
  });

  test('a digit misread is found out', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4,16}$/), fc.nat(15), fc.integer({ min: 1, max: 9 }), (body, place, step) => {
        const at = place % body.length;
        const wrong = body.slice(0, at) + String((Number(body[at]) + step) % 10) + body.slice(at + 1);
        expect(isChecked(body + luhnDigit(body))).toBe(true);
        expect(isChecked(wrong + luhnDigit(body))).toBe(false);
      }),
    );
  });
});

describe('the pattern of numbers', () => {
  test.each([
    ['88{8}', '88{8}'],
    [' vip-{STORE}-{6} ', 'VIP-{store}-{6}'],
    ['{type}{store}{12}', '{type}{store}{12}'],
  ])('%s is kept as %s', (text, pattern) => {
    expect(checkPattern(text, 'pattern')).toBe(pattern);
  });

  test.each([
    ['', 'REQUIRED'],
    ['88', 'CARD_PATTERN'],
    ['88{3}', 'CARD_PATTERN'],
    ['88{13}', 'CARD_PATTERN'],
    ['{4}{4}', 'CARD_PATTERN'],
    ['88{shop}{8}', 'CARD_PATTERN'],
    ['卡{8}', 'CARD_PATTERN'],
    ['8'.repeat(41), 'TOO_LONG'],
  ])('%s is refused: %s', (text, code) => {
    expect(() => checkPattern(text, 'pattern')).toThrow(expect.objectContaining({ code, field: 'pattern' }));
  });

  test.each([
    ['88{8}', 1, '8800000001'],
    ['88{8}', 99_999_999, '8899999999'],
    ['V{store}-{4}', 12, 'VS01-0012'],
    ['{type}{4}', 7, 'GOLD0007'],
  ])('%s with serial %i begins %s', (pattern, serial, body) => {
    expect(cardNumber(pattern, { store: 's-01', type: 'gold', serial })).toBe(body + luhnDigit(body));
  });

  test('a serial that is too long, and a number that is too long, are refused', () => {
    expect(() => cardNumber('88{4}', { store: '', type: '', serial: 10_000 })).toThrow(
      expect.objectContaining({ code: 'CARD_NUMBERS_USED_UP' }),
    );
    expect(() => cardNumber('{store}{4}', { store: 'S'.repeat(30), type: '', serial: 1 })).toThrow(
      expect.objectContaining({ code: 'TOO_LONG' }),
    );
    expect(serialsOf('88{8}')).toBe(100_000_000);
  });

  test('no two serials of a pattern have the same number, and all have a right check digit', () => {
    const serial = fc.nat(9_999);
    fc.assert(
      fc.property(serial, serial, (a, b) => {
        const of = (one: number) => cardNumber('88{store}{4}', { store: 'S01', type: 'T', serial: one });
        expect(of(a) === of(b)).toBe(a === b);
        expect(isChecked(of(a))).toBe(true);
      }),
    );
  });
});

describe('the code of an electronic card', () => {
  const at = new Date('2026-11-22T06:30:30Z');
  const signature = 'A'.repeat(16);
  const code = (minutes: number) => `${codeBody('88000012', minuteOf(at) + minutes)}:${signature}`;

  test('has its number and its minute, and changes with the next one', () => {
    expect(parseCode(code(0))).toEqual({ number: '88000012', minute: minuteOf(at), body: codeBody('88000012', minuteOf(at)), signature });
    expect(nextCodeAt(at)).toEqual(new Date('2026-11-22T06:31:00Z'));
    expect(codeBody('1', minuteOf(at))).not.toBe(codeBody('1', minuteOf(nextCodeAt(at))));
  });

  test.each([
    [0, true],
    [-1, true],
    [1, true],
    [-2, false],
    [2, false],
  ])('of %i minutes from now is fresh: %s', (minutes, fresh) => {
    const parsed = parseCode(code(minutes));
    expect(parsed && isFresh(parsed, at)).toBe(fresh);
  });

  test.each(['', 'RG1:', 'RG1:88:1:short', 'RG1:88 99:1:AAAAAAAAAAAAAAAA', '88000012', `RG2:88:1:${signature}`])('"%s" is none', (text) => {
    expect(parseCode(text)).toBeNull();
    expect(isCode(text)).toBe(text.startsWith('RG1:'));
  });
});

describe('a PIN', () => {
  const near = { number: '8800135791', phone: '+8613802468135', birthday: '1990-05-21' };

  test.each(['135790', '802461', '290516', '904812'])('%s is taken', (pin) => {
    expect(() => checkPin(pin, near)).not.toThrow();
  });

  test.each([
    ['12345', 'PIN_FORMAT'],
    ['1234567', 'PIN_FORMAT'],
    ['12345a', 'PIN_FORMAT'],
    ['１２３４５６', 'PIN_FORMAT'],
    ['111111', 'PIN_WEAK'],
    ['121212', 'PIN_WEAK'],
    ['123123', 'PIN_WEAK'],
    ['112233', 'PIN_WEAK'],
    ['123456', 'PIN_WEAK'],
    ['901234', 'PIN_WEAK'],
    ['654321', 'PIN_WEAK'],
    ['135791', 'PIN_WEAK'],
    ['024681', 'PIN_WEAK'],
    ['900521', 'PIN_WEAK'],
    ['052190', 'PIN_WEAK'],
    ['199005', 'PIN_WEAK'],
  ])('%s is refused: %s', (pin, code) => {
    expect(() => checkPin(pin, near)).toThrow(expect.objectContaining({ code, field: 'pin' }));
  });

  test.each([
    [100, null, false],
    [100, 100, false],
    [101, 100, true],
    [1, 0, true],
  ])('is asked for at %i above %s: %s', (amount, above, asked) => {
    expect(asksForPin(amount, above)).toBe(asked);
  });
});
