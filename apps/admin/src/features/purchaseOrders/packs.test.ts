import { expect, test } from 'vitest';
import { type DraftLine, orderLines, packsOf, unitsOf } from './packs.ts';

test.each([
  ['3', '12', '36'],
  ['3', '0.1', '0.3'],
  ['0', '5', '0'],
])('%s packs of %s are %s', (packs, size, units) => {
  expect(unitsOf(packs, size)).toBe(units);
  expect(packsOf(units, size)).toBe(packs);
});

test('lines of which nothing is wanted are left out', () => {
  const line: DraftLine = { productId: 'a', name: '', sku: '', unit: null, packName: null, packSize: '6', packs: '2' };
  expect(orderLines([line, { ...line, productId: 'b', packs: '' }, { ...line, productId: 'c', packs: '0' }])).toEqual([
    { productId: 'a', quantity: '12' },
  ]);
});
