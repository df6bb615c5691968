import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it.each([
  [['a', 1, null], 'a,1,'],
  [['say "hi", now'], '"say ""hi"", now"'],
  [['two\nlines'], '"two\nlines"'],
  [['=1+1'], "'=1+1"],
  [['@cmd'], "'@cmd"],
  [['-12.30'], '-12.30'],
  [['+8613800000000'], '+8613800000000'],
  [[new Date('2026-11-23T00:03:00Z')], '2026-11-23 00:03:00'],
])('%j becomes %s', (row, line) => expect(toCsv([row])).toBe(`\uFEFF${line}\r\n`));
