import { minor } from '@regulars/domain/money';
import { expect, test } from 'vitest';
import { dueOf, missingOf, mostlyBy, proposed, tendersOf, waysOf } from './refund.ts';
import type { Sale } from './SaleLines.tsx';

/** A sale of two lines, of which half of the first came back. */
const sale = (paidLeft: Sale['paidLeft'], origin: Sale['origin'] = 'LIVE') =>
  ({
    origin,
    paidLeft,
    lines: [
      { id: 'a', quantityLeft: '1', amountLeft: '10.00' },
      { id: 'b', quantityLeft: '3', amountLeft: '10.00' },
    ],
  }) as Sale; // what the dialog's sums look at

const mixed = sale([
  { method: 'CASH', amount: '5.00' },
  { method: 'BANK_CARD', amount: '10.00' },
  { method: 'STORED_VALUE', amount: '5.00' },
]);

test('what is due follows from the lines as on the server; what cannot be is nothing', () => {
  expect(dueOf(mixed, { a: '1', b: '1' }, 2)).toBe(1333);
  expect([dueOf(mixed, { a: '2' }, 2), dueOf(mixed, {}, 2)]).toEqual([null, 0]);
});

test('the proposal is in proportion; of payments nobody knows it is cash', () => {
  expect(proposed(mixed, minor(2000), 2)).toEqual({ CASH: '5.00', BANK_CARD: '10.00', STORED_VALUE: '5.00' });
  expect(proposed(sale([], 'IMPORT'), minor(700), 2)).toEqual({ CASH: '7.00' });
});

test('as much as can be goes back by one method, the rest in proportion', () => {
  const [cash, , stored] = waysOf(mixed, false, 2);
  expect(cash && mostlyBy(cash, mixed, minor(1000), 2)).toEqual({ CASH: '5.00', BANK_CARD: '3.33', STORED_VALUE: '1.67' });
  expect(stored && mostlyBy(stored, mixed, minor(400), 2)).toEqual({ STORED_VALUE: '4.00' });
  const wechat = waysOf(mixed, true, 2).find(({ method }) => method === 'WECHAT_PAY');
  expect(wechat && mostlyBy(wechat, mixed, minor(2000), 2)).toEqual({ WECHAT_PAY: '15.00', STORED_VALUE: '5.00' });
});

test('other money is offered where it may be, stored value only as it paid', () => {
  expect(waysOf(mixed, false, 2).map(({ method, most }) => [method, most])).toEqual([
    ['CASH', 500],
    ['BANK_CARD', 1000],
    ['STORED_VALUE', 500],
  ]);
  expect(waysOf(mixed, true, 2).map(({ method, most }) => [method, most])).toEqual([
    ['CASH', 1500],
    ['BANK_CARD', 1500],
    ['STORED_VALUE', 500],
    ['WECHAT_PAY', 1500],
    ['ALIPAY', 1500],
    ['TRANSFER', 1500],
  ]);
});

test('what is typed is counted against what is due', () => {
  expect([missingOf(minor(1000), { CASH: '6' }, 2), missingOf(minor(1000), { CASH: '6', ALIPAY: '4.50' }, 2)]).toEqual([400, -50]);
  expect(tendersOf({ CASH: '6', ALIPAY: '', BANK_CARD: '0' })).toEqual([{ method: 'CASH', amount: '6' }]);
});
