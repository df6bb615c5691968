import { describe, expect, test } from 'vitest';
import { addProduct, emptyBasket, type Extra, guess, type Product, selectNext, setQuantity, timesOf, withMember } from './basket.ts';
import { exactly, find } from './find.ts';
import { allot, balance, type Given, kept, likelyCash, mostOf } from './pay.ts';
import { partErrors } from './partErrors.ts';

const product = (id: string, name: string, sound: string, more: Partial<Product> = {}): Product => ({
  id,
  sku: `SKU${id}`,
  name,
  sound,
  unit: null,
  spec: null,
  price: '10.50',
  categoryId: 'c',
  barcodes: [`690000000000${id}`],
  ...more,
});
const tea = product('1', '龙井茶', 'longjingcha ljc');
const cup = product('2', '茶杯', 'chabei cb');
const milk = product('3', '牛奶', 'niunai nn', { categoryId: 'd' });
const ALL = [tea, cup, milk];

const extra = (key: string, kind: Extra['kind'], amount: string): Extra => ({ key, kind, id: null, name: '', amount });

describe('a product is found', () => {
  test.each([
    ['by its barcode', '6900000000002', '茶杯'],
    ['by its SKU', 'sku3', '牛奶'],
    ['by initials', 'ljc', '龙井茶'],
    ['by pinyin', 'niu', '牛奶'],
    ['by a part of its name', '杯', '茶杯'],
    ['by a part of its sound', 'cha', '茶杯'],
  ])('%s', (_how, text, name) => expect(find(ALL, text, null)[0]?.name).toBe(name));

  test('in a category where nothing is typed, in all where something is', () => {
    expect(find(ALL, '', new Set(['d']))).toEqual([milk]);
    expect(find(ALL, 'ljc', new Set(['d']))).toEqual([tea]);
    expect(exactly(ALL, 'ljc')).toBeUndefined();
  });
});

describe('a basket', () => {
  test('counts what is scanned twice, and takes out what comes to nothing', () => {
    const two = addProduct(addProduct(addProduct(emptyBasket('k'), tea, 'a'), cup, 'b'), tea, 'c');
    expect(two.lines.map(({ key, quantity }) => [key, quantity])).toEqual([
      ['a', 2000],
      ['b', 1000],
    ]);
    expect(guess(two.lines, 2)).toBe(3150);
    expect(selectNext(two, 1).selected).toBe('b');
    expect(setQuantity(two, 'a', 0).lines.map(({ key }) => key)).toEqual(['b']);
    expect(setQuantity(two, 'a', 6_900_000_000_000)).toBe(two);
  });

  test('forgets what belonged to another member', () => {
    const basket = {
      ...addProduct(emptyBasket('k'), tea, 'a'),
      coupons: ['x'],
      extras: [{ key: 'e', kind: 'TOP_UP' as const, id: null, name: '', amount: '1.00' }],
    };
    expect(withMember(basket, null, null)).toMatchObject({ coupons: null, extras: [] });
  });

  test.each([
    ['3*ljc', 3000, 'ljc'],
    ['1.5×牛奶', 1500, '牛奶'],
    ['ljc', 1000, 'ljc'],
    ['6901234', 1000, '6901234'],
  ])('%s', (text, quantity, rest) => expect(timesOf(text)).toEqual({ quantity, text: rest }));
});

describe('a payment', () => {
  const given = (method: Given['method'], amount: number): Given => ({ method, amount, pin: '' });

  test('gives change of cash only', () => {
    const both = [given('WECHAT_PAY', 2000), given('CASH', 5000)];
    expect(balance(6550, both)).toEqual({ left: 0, change: 450 });
    expect(kept(6550, both).map(({ amount }) => amount)).toEqual([2000, 4550]);
    expect(balance(8000, both)).toEqual({ left: 1000, change: 0 });
    expect(kept(1000, [given('CASH', 1000)])).toHaveLength(1);
  });

  test('takes of a member only what is there yet', () => {
    expect(mostOf('CASH', [given('CASH', 500)], 700, null)).toBe(700);
    expect(mostOf('STORED_VALUE', [], 10_000, 6000)).toBe(6000);
    expect(mostOf('STORED_VALUE', [given('STORED_VALUE', 6000), given('CASH', 100)], 3900, 6000)).toBe(0);
    expect(mostOf('POINTS', [given('POINTS', 500)], 3900, 600)).toBe(100);
  });

  test('is laid out over the parts of the bill', () => {
    const extras = [extra('p', 'PASS', '30.00'), extra('t', 'TOP_UP', '50.00')];
    const laid = allot(extras, [given('STORED_VALUE', 2000), given('CASH', 7000)], 2);
    expect(laid?.extras.get('t')).toEqual([{ method: 'CASH', amount: '50.00' }]);
    expect(laid?.extras.get('p')).toEqual([
      { method: 'STORED_VALUE', amount: '20.00' },
      { method: 'CASH', amount: '10.00' },
    ]);
    expect(laid?.sale).toEqual([{ method: 'CASH', amount: '10.00', pin: '' }]);
    expect(allot(extras, [given('STORED_VALUE', 9000)], 2)).toBeNull();
  });

  test('what is given twice by a method is one, and the dearest top-up finds who can pay it', () => {
    const twice = [extra('t', 'TOP_UP', '50.00'), extra('u', 'TOP_UP', '100.00')];
    const laid = allot(twice, [given('CASH', 6000), given('WECHAT_PAY', 5000), given('CASH', 4000)], 2);
    expect(laid?.extras.get('u')).toEqual([{ method: 'CASH', amount: '100.00' }]);
    expect(laid?.extras.get('t')).toEqual([{ method: 'WECHAT_PAY', amount: '50.00' }]);
    expect(laid?.sale).toEqual([]);
  });

  test.each([
    [1_234, [2_000, 5_000, 10_000]],
    [10_000, []],
    [6_700, [7_000, 8_000, 10_000]],
  ])('of %i is likely made by %j', (due, sums) => expect(likelyCash(due)).toEqual(sums));
});

test('what is refused is said at the line or code of that place', () => {
  const errors = { 'codes.1': 'Not here.', 'lines.0.quantity': 'Too much.', card: 'Not active.' };
  expect(partErrors(errors, 'codes', ['A', 'B'])).toEqual({ B: 'Not here.' });
  expect(partErrors(errors, 'lines', ['k'])).toEqual({ k: 'Too much.' });
  expect(partErrors(errors, 'codes', ['A'])).toEqual({});
});
