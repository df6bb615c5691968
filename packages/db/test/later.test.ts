import { expect, test } from 'vitest';
import { joined, Part } from '../src/later.ts';

const insert = (table: string, rows: { id: number; n?: number }[], key = ['id']) =>
  new Part({ table, text: `insert into ${table} $1`, key, rows });
const update = (table: string, rows: { id: number; n?: number }[]) => new Part({ table, text: `update ${table} $1`, key: ['id'], rows });
const told = (parts: Part[]) => joined(parts).map(({ text, values }) => [text, ...values]);

test('parts of different tables are one statement, those of the same text one part', () => {
  const parts = [insert('a', [{ id: 1 }]), insert('b', [{ id: 1 }]), insert('a', [{ id: 2 }])];
  expect(told(parts)).toEqual([['with p1 as (insert into a $1) insert into b $2', '[{"id":1},{"id":2}]', '[{"id":1}]']]);
});

test('of the same change to the same row the last holds', () => {
  const parts = [update('a', [{ id: 1, n: 1 }, { id: 2 }]), update('a', [{ id: 1, n: 2 }])];
  expect(told(parts)).toEqual([['update a $1', '[{"id":1,"n":2},{"id":2}]']]);
});

test('rows of one table that are inserted and changed share a statement only if they are others', () => {
  const parts = [
    insert('a', [{ id: 1 }]),
    insert('b', [{ id: 1 }]),
    update('a', [{ id: 2 }]),
    update('a', [{ id: 1 }]),
    insert('b', [{ id: 2 }]),
  ];
  expect(told(parts)).toEqual([
    ['with p1 as (insert into a $1), p2 as (insert into b $2) update a $3', '[{"id":1}]', '[{"id":1}]', '[{"id":2}]'],
    ['with p1 as (update a $1) insert into b $2', '[{"id":1}]', '[{"id":2}]'],
  ]);
});

test('rows that nothing tells apart never share a statement with another change of their table', () => {
  expect(told([insert('a', [{ id: 1 }], []), update('a', [{ id: 2 }])])).toEqual([
    ['insert into a $1', '[{"id":1}]'],
    ['update a $1', '[{"id":2}]'],
  ]);
});
