import { expect, test } from 'vitest';
import { earnedText, termsText } from './commission-words.ts';

const chain = { currency: 'CNY', minorDigits: 2 };
const net = { basis: 'NET', rate: 350, amount: null } as const;
const piece = { basis: 'PIECE', rate: null, amount: 150 } as const;

test.each([
  [net, '3.5% of what is paid', '实收金额的 3.5%'],
  [{ ...net, basis: 'PROFIT' } as const, '3.5% of the profit', '毛利的 3.5%'],
  [piece, '¥1.50 for a piece', '每件 ¥1.50'],
])('%j', (says, en, zh) => {
  expect([termsText(says, chain, 'en'), termsText(says, chain, 'zh')]).toEqual([en, zh]);
});

test.each([
  [{ base: 10_000, share: 100, amount: 350, says: net }, '¥100.00 × 3.5% = ¥3.50', '¥100.00 × 3.5% = ¥3.50'],
  [{ base: 10_000, share: 60, amount: 210, says: net }, '¥100.00 × 3.5% × a share of 60% = ¥2.10', '¥100.00 × 3.5% × 分成 60% = ¥2.10'],
  [{ base: -2_000, share: 100, amount: -300, says: piece }, '-2 × ¥1.50 = -¥3.00', '-2 × ¥1.50 = -¥3.00'],
])('%j', (row, en, zh) => {
  expect([earnedText(row, chain, 'en'), earnedText(row, chain, 'zh')]).toEqual([en, zh]);
});
