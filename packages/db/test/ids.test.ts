import { expect, test } from 'vitest';
import { newId } from '../src/ids.ts';

test('an id is a UUIDv7 of its business time', () => {
  const at = new Date('1997-01-01T00:00:00.123Z');
  const id = newId(at);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at.getTime());
});

test('ids of one moment differ', () => {
  const at = new Date();
  expect(new Set(Array.from({ length: 1000 }, () => newId(at))).size).toBe(1000);
});

test.each([new Date(-1), new Date(Number.NaN)])('no id for %s', (at) => expect(() => newId(at)).toThrow(RangeError));
