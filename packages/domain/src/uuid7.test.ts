import fc from 'fast-check';
import { expect, it } from 'vitest';
import { derivedId, timeOf, uuid7 } from './uuid7.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 32 });
const ms = fc.integer({ min: 0, max: 2 ** 48 - 1 });

it('is the example of RFC 9562, appendix A.6', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuid7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

it('is a valid version 7 id that tells its time and sorts by it', () => {
  fc.assert(
    fc.property(ms, ms, bytes, (a, b, random) => {
      const [first, second] = [uuid7(a, random), uuid7(b, random)];
      expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(timeOf(first)).toBe(a);
      expect(first < second).toBe(a < b);
    }),
  );
});

it('keeps 74 bits of what it is given', () => {
  const flip = (bit: number) => Uint8Array.from({ length: 10 }, (_, index) => (index === bit >> 3 ? 1 << (bit & 7) : 0));
  const ids = new Set(Array.from({ length: 80 }, (_, bit) => uuid7(0, flip(bit))));
  // the six bits of version and variant vanish; what is left of them is the id of no bit at all
  expect(ids.size).toBe(74 + 1);
});

it('derives the same id from the same fact', () => {
  const hash = Uint8Array.from({ length: 32 }, (_, index) => index);
  expect(derivedId(1, hash)).toBe(derivedId(1, hash));
  expect(derivedId(1, hash)).not.toBe(derivedId(2, hash));
});

it.each([-1, 0.5, 2 ** 48, Number.NaN])('refuses the time %s', (time) => {
  expect(() => uuid7(time, new Uint8Array(10))).toThrow(RangeError);
});

it('refuses too few bytes', () => {
  expect(() => uuid7(0, new Uint8Array(9))).toThrow(RangeError);
});
