import { expect, test } from 'vitest';
import type { Locale } from './errors.ts';
import { minor } from './money.ts';
import type { Effect, Refusal } from './offers.ts';
import { parseEffect } from './offers-parse.ts';
import { effectText, refusalText } from './offers-words.ts';
import { thousandths } from './quantity.ts';

const TEA = '00000000-0000-7000-8000-00000000000a';
const telling = (locale: Locale) => ({
  locale,
  minorDigits: 2,
  currency: 'CNY',
  productName: (id: string) => (id === TEA ? 'Tea' : undefined),
});

test.each<[unknown, number | null, string, string]>([
  [{ type: 'AMOUNT_OFF', amount: 3000 }, 20_000, '¥30.00 off from ¥200.00', '满 ¥200.00 减 ¥30.00'],
  [{ type: 'AMOUNT_OFF', amount: 120_000 }, 1_000_000, '¥1,200.00 off from ¥10,000.00', '满 ¥10,000.00 减 ¥1,200.00'],
  [
    { type: 'AMOUNT_OFF', amount: 500, each: true, cap: 1500 },
    5000,
    '¥5.00 off, at most ¥15.00 for each ¥50.00',
    '每满 ¥50.00 减 ¥5.00（最多减 ¥15.00）',
  ],
  [{ type: 'PERCENT', percent: 88 }, null, '12% off', '8.8折'],
  [{ type: 'PRICE', price: 990, most: 2000 }, null, 'at ¥9.90 each, at most 2', '特价 ¥9.90（限 2 件）'],
  [{ type: 'BUY_N', buy: 2, get: 1, percent: 0 }, null, 'buy 2, get 1 free', '买 2 送 1'],
  [{ type: 'BUY_N', buy: 1, get: 1, percent: 50 }, null, 'of 2 the cheapest 1 at 50%', '每 2 件中最低价 1 件 5折'],
  [
    { type: 'BUNDLE', parts: [{ productIds: [TEA], quantity: 2 }], price: 1500 },
    null,
    'Tea × 2 together at ¥15.00',
    'Tea × 2 组合价 ¥15.00',
  ],
  [{ type: 'GIFT', productId: TEA, quantity: 1 }, 9900, 'Tea × 1 free from ¥99.00', '满 ¥99.00 赠 Tea × 1'],
  [{ type: 'FREE_DELIVERY' }, null, 'free delivery', '免运费'],
])('%j from %j', (json, from, en, zh) => {
  const offer = { effect: parseEffect(json), fromAmount: from === null ? null : minor(from), fromQuantity: null };
  expect(effectText(offer, telling('en'))).toBe(en);
  expect(effectText(offer, telling('zh'))).toBe(zh);
});

test('from so many pieces', () => {
  const gift = { effect: parseEffect({ type: 'GIFT', productId: TEA, quantity: 1 }), fromAmount: null };
  expect(effectText({ ...gift, fromQuantity: thousandths(1000) }, telling('en'))).toBe('Tea × 1 free from 1 piece');
  expect(effectText({ ...gift, fromQuantity: thousandths(3000) }, telling('en'))).toBe('Tea × 1 free from 3 pieces');
  expect(effectText({ ...gift, fromQuantity: thousandths(3000) }, telling('zh'))).toBe('满 3 件 赠 Tea × 1');
});

test.each<[Refusal, string, string]>([
  [{ code: 'AMOUNT_MISSING', missing: minor(1200) }, '¥12.00 more is needed', '还差 ¥12.00'],
  [{ code: 'QUANTITY_MISSING', missing: thousandths(2000) }, '2 more pieces are needed', '还差 2 件'],
  [{ code: 'QUANTITY_MISSING', missing: thousandths(1000) }, '1 more piece is needed', '还差 1 件'],
  [{ code: 'GIFT_MISSING', productId: TEA }, 'Tea may be added for nothing', '可加入赠品 Tea'],
  [{ code: 'GROUP' }, 'another offer of its group is used', '同组优惠不可叠加'],
])('%j in words', (refusal, en, zh) => {
  expect(refusalText(refusal, telling('en'))).toBe(en);
  expect(refusalText(refusal, telling('zh'))).toBe(zh);
});

const ok: Record<Effect['type'], Record<string, unknown>> = {
  AMOUNT_OFF: { amount: 100 },
  PERCENT: { percent: 90 },
  PRICE: { price: 100 },
  BUY_N: { buy: 1, get: 1, percent: 0 },
  BUNDLE: { parts: [{ productIds: [TEA], quantity: 1 }], price: 100 },
  GIFT: { productId: TEA, quantity: 1 },
  FREE_DELIVERY: {},
};

test.each<[unknown, string, string]>([
  [null, 'REQUIRED', 'effect'],
  [{}, 'BAD_INPUT', 'effect.type'],
  [{ type: 'AMOUNT_OFF' }, 'REQUIRED', 'effect.amount'],
  [{ type: 'AMOUNT_OFF', amount: 0 }, 'NOT_POSITIVE', 'effect.amount'],
  [{ type: 'AMOUNT_OFF', amount: 1, cap: -1 }, 'NOT_POSITIVE', 'effect.cap'],
  [{ type: 'PERCENT', percent: 100 }, 'OUT_OF_RANGE', 'effect.percent'],
  [{ type: 'PERCENT', percent: 1.5 }, 'BAD_INPUT', 'effect.percent'],
  [{ type: 'PRICE', price: -1 }, 'NEGATIVE', 'effect.price'],
  [{ type: 'PRICE', price: 1e13 }, 'TOO_LARGE', 'effect.price'],
  [{ type: 'BUY_N', buy: 1, get: 0, percent: 0 }, 'OUT_OF_RANGE', 'effect.get'],
  [{ type: 'BUNDLE', parts: [], price: 1 }, 'REQUIRED', 'effect.parts'],
  [{ type: 'BUNDLE', parts: [{ productIds: ['x'], quantity: 1 }], price: 1 }, 'BAD_ID', 'effect.parts.0.productIds.0'],
  [{ type: 'GIFT', productId: 'x', quantity: 1 }, 'BAD_ID', 'effect.productId'],
])('%j is refused as %s at %s', (json, code, field) => {
  expect(() => parseEffect(json)).toThrow(expect.objectContaining({ code, field }));
});

test.each<[unknown, number, object]>([
  [{ type: 'AMOUNT_OFF', amount: -500 }, 2, { value: '-5.00' }],
  [{ type: 'PRICE', price: -500 }, 0, { value: '-500' }],
  [{ type: 'PRICE', price: 1e13 }, 2, { max: '10000000000.00' }],
  [{ type: 'PRICE', price: 1, most: -500 }, 2, { value: '-0.5' }],
])('%j is refused in the words of who typed it', (json, digits, details) => {
  expect(() => parseEffect(json, 'effect', digits)).toThrow(expect.objectContaining({ details }));
});

test('an effect that was parsed is parsed to itself', () => {
  for (const [type, rest] of Object.entries(ok)) {
    const effect = parseEffect({ type, ...rest });
    expect(parseEffect(effect)).toEqual(effect);
  }
});
