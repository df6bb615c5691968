import { expect, test } from 'vitest';
import { costOf, groupsOf, keyOf, orderOf, type Suggestion } from './groups.ts';

const row = (store: string, product: string, supplier: string | null): Suggestion => ({
  onHand: '1',
  onOrder: '0',
  reorderPoint: '5',
  perDay: '1',
  soldOutOn: null,
  leadDays: 2,
  packName: '箱',
  packSize: '6',
  packCost: '12.50',
  quantity: '12',
  store: { id: store, name: store },
  product: { id: product, sku: product, name: product, unit: null },
  supplier: supplier === null ? null : { id: supplier, name: supplier },
});

const rows = [row('west', 'milk', null), row('west', 'tea', 'garden'), row('west', 'oolong', 'garden'), row('east', 'tea', 'garden')];

test('an order for each supplier and store; what nobody offers comes last', () => {
  const groups = groupsOf(rows);
  expect(groups.map(({ supplier, store, rows: list }) => [supplier?.name, store.name, list.length])).toEqual([
    ['garden', 'west', 2],
    ['garden', 'east', 1],
    [undefined, 'west', 1],
  ]);
  expect(groups.map((group) => orderOf(group, {}))).toEqual([
    {
      supplierId: 'garden',
      storeId: 'west',
      lines: [
        { productId: 'tea', quantity: '12' },
        { productId: 'oolong', quantity: '12' },
      ],
    },
    { supplierId: 'garden', storeId: 'east', lines: [{ productId: 'tea', quantity: '12' }] },
    undefined,
  ]);
});

test('what is typed counts, and a line of nothing is left out', () => {
  const [west, east] = groupsOf(rows);
  if (!west || !east) throw new Error('two groups');
  const typed = {
    [keyOf(row('west', 'tea', null))]: '0',
    [keyOf(row('west', 'oolong', null))]: '3',
    [keyOf(row('east', 'tea', null))]: '',
  };
  expect(orderOf(west, typed)?.lines).toEqual([{ productId: 'oolong', quantity: '18' }]);
  expect(costOf(west, typed)).toBe(37.5);
  expect(orderOf(east, typed)).toBeUndefined();
});
