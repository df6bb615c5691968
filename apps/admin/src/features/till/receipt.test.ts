import { expect, test } from 'vitest';
import { formatInstant, formatMoney, formatQuantity } from '../../format.ts';
import { receiptRows } from './receipt.ts';

type Sale = Parameters<typeof receiptRows>[0];

const words = {
  t: (key: string) => key.replace(/^.*\./, ''),
  money: (value: string | number | null | undefined) => formatMoney(value, 'zh'),
  quantity: (value: string) => formatQuantity(value, 'zh'),
  instant: (value: string | null | undefined, store: { timeZone: string | null }) =>
    formatInstant(value, 'zh', store.timeZone ?? 'Asia/Shanghai'),
};

const line = (lineNo: number, name: string, price: string, amount: string, discount: string) => ({
  lineNo,
  product: { name },
  quantity: '1.000',
  unitPrice: price,
  amount,
  discount,
});

const sold: Sale = {
  kind: 'SALE',
  number: 'S1',
  soldAt: '2026-11-21T16:30:00Z',
  till: '1',
  store: { name: '静安', timeZone: null },
  cashier: null,
  member: null,
  lines: [
    line(1, '龙井', '1200.00', '1070.00', '130.00'),
    line(2, '茶杯', '30.00', '28.00', '2.00'),
    line(3, '送货', '12.00', '0.00', '12.00'),
  ],
  offers: [
    { lineNo: 1, kind: 'LEVEL', name: '银叶', amount: '30.00' },
    { lineNo: 1, kind: 'PROMOTION', name: '满减', amount: '100.00' },
    { lineNo: 3, kind: 'PROMOTION', name: '免运费', amount: '12.00' },
  ],
  discount: '144.00',
  amount: '1098.00',
  tenders: [{ method: 'CASH', amount: '1098.00' }],
};

const pairs = (sale: Sale) =>
  receiptRows(sale, '拾味集', null, words).flatMap((row) => ('left' in row ? [`${row.left.trim()} ${row.right}`] : []));

test('a receipt names what made each line cheaper, and says the time of the store', () => {
  expect(pairs(sold)).toEqual([
    'number S1',
    'at 2026-11-22 00:30',
    'till 1',
    '1 × ¥1,200.00 ¥1,070.00',
    '银叶 -¥30.00',
    '满减 -¥100.00',
    '1 × ¥30.00 ¥28.00',
    'discount -¥2.00', // nobody knows why: imported
    '1 × ¥12.00 ¥0.00',
    '免运费 -¥12.00',
    'discount -¥144.00',
    'total ¥1,098.00',
    'CASH ¥1,098.00',
  ]);
  expect(pairs({ ...sold, store: { name: '乌鲁木齐', timeZone: 'Asia/Urumqi' } })).toContain('at 2026-11-21 22:30');
});

test('in a refund a discount is taken off what comes back', () => {
  const back = line(1, '龙井', '1200.00', '-1070.00', '-130.00');
  const offers = [{ lineNo: 1, kind: 'ROUNDING' as const, name: '', amount: '-130.00' }];
  const refund: Sale = { ...sold, kind: 'REFUND', lines: [back], offers, discount: '-130.00', amount: '-1070.00', tenders: [] };
  expect(pairs(refund)).toEqual(expect.arrayContaining(['ROUNDING ¥130.00', 'discount ¥130.00', 'total -¥1,070.00']));
});
