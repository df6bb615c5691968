import { expect, test } from 'vitest';
import { escpos, gbkBytes } from './escpos.ts';

test.each([
  ['Tea', [0x54, 0x65, 0x61]],
  ['茶', [0xb2, 0xe8]],
  ['¥1', [0xa3, 0xa4, 0x31]],
  ['𠮷', [0x3f]],
])('%s is printed as %j', (text, bytes) => expect(gbkBytes(text)).toEqual(bytes));

test('a receipt speaks Chinese, opens the drawer where cash was taken, and is cut', () => {
  const rows = [
    { kind: 'title' as const, text: '茶' },
    { kind: 'rule' as const },
    { kind: 'strong' as const, left: '合计', right: '¥1.00' },
  ];
  const hex = (drawer: boolean) => Buffer.from(escpos(rows, 'S01-20261122-9F3A22C1', drawer)).toString('hex');
  const [initialize, chinese, pulse, cut] = ['1b40', '1c26', '1b70', '1d56'];
  expect(hex(true)).toContain(initialize);
  expect(hex(true)).toContain(chinese);
  expect(hex(true)).toContain('b2e8');
  expect(hex(true)).toContain(cut);
  expect(hex(true)).toContain(pulse);
  expect(hex(false)).not.toContain(pulse);
  expect(hex(false)).toContain('2d'.repeat(48));
});
