import { createHash } from 'node:crypto';
import { parseMapping } from '@regulars/domain/import-mapping';
import type { SaleRow } from '@regulars/domain/import-sales';
import { derivedId } from '@regulars/domain/uuid7';
import { expect, it } from 'vitest';
import { Stager } from './stage.ts';

const mapping = parseMapping({
  name: 'test',
  target: 'SALES',
  source: 'till',
  fields: { date: { columns: ['d'] }, product: { columns: ['p'] }, quantity: { columns: ['q'] }, amount: { columns: ['a'] } },
});

const fact = (change: Partial<SaleRow>): SaleRow => ({
  refund: false,
  date: '2024-05-01',
  minute: null,
  saleKey: 'A1',
  lineKey: '',
  orderRef: 'A1',
  channel: 'STORE',
  tender: 'OTHER',
  member: 'li',
  memberName: '',
  memberPhone: '',
  store: 'S1',
  employee: '',
  product: 'tea',
  productName: 'Tea',
  unit: '',
  spec: '',
  category: [],
  promoted: false,
  quantity: 1000,
  amount: 100_000,
  discount: 0,
  unitPrice: null,
  cost: null,
  profit: null,
  ...change,
});
const ids = (change: Partial<SaleRow> = {}) => new Stager(mapping).line(2, fact(change)).split('\t').slice(0, 2);

it('derives ids as the domain does, of the day at noon', () => {
  const hash = createHash('sha256').update(['till', 'line', 'L7'].join('\u001f')).digest();
  expect(ids({ lineKey: 'L7' })[1]).toBe(derivedId(Date.UTC(2024, 4, 1, 12), hash));
});

it('knows a row by what it states and not by names', () => {
  expect(ids({ productName: 'Green tea', memberName: 'Li Lei', unit: 'tin' })).toEqual(ids());
  expect(ids({ channel: 'APP', tender: 'CASH' })).toEqual(ids());
  for (const change of [{ amount: 1 }, { quantity: 1 }, { minute: 1 }, { employee: 'E1' }, { product: 'cup' }])
    expect(ids(change)[1]).not.toBe(ids()[1]);
});

it('makes one sale of a key, kind, day, member and store', () => {
  const [sale] = ids();
  expect(ids({ product: 'cup', employee: 'E1' })[0]).toBe(sale);
  for (const change of [{ saleKey: 'A2' }, { refund: true }, { date: '2024-05-02' }, { member: 'han' }, { store: 'S2' }])
    expect(ids(change)[0]).not.toBe(sale);
});

it('numbers names as they appear and describes each once', () => {
  const stager = new Stager(mapping);
  const lines = ['tea', 'cup', 'tea'].map((product, at) =>
    stager
      .line(at, fact({ product, productName: product.toUpperCase() }))
      .trimEnd()
      .split('\t'),
  );
  expect(lines.map((cells) => cells[16])).toEqual(['1', '2', '1']);
  expect(stager.names.products.all.map(({ sku, name }) => `${sku} ${name}`)).toEqual(['tea TEA', 'cup CUP']);
});
