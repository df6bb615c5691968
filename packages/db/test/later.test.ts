import { expect, test } from 'vitest';
import { changeOf, joined, Part } from '../src/later.ts';

const columns = { id: 'int', n: 'jsonb' };
const changes = new Map<string, Part['change']>();
function change(kind: 'insert' | 'update', table: string, key: string[]): Part['change'] {
  const name = `${kind} ${table}`;
  const known = changes.get(name) ?? changeOf({ kind, table, columns, key, tail: '' });
  changes.set(name, known);
  return known;
}
const insert = (table: string, rows: object[], key = ['id']) =>
  new Part(
    change('insert', table, key),
    rows.map((row) => ({ ...row })),
  );
const update = (table: string, rows: object[]) =>
  new Part(
    change('update', table, ['id']),
    rows.map((row) => ({ ...row })),
  );
const told = (parts: Part[]) => joined(parts).map(({ text, values }) => [text.trim().replaceAll(/ +/g, ' '), ...values]);

test('parts of different tables are one statement, those of the same change one part', () => {
  const parts = [insert('a', [{ id: 1 }]), insert('b', [{ id: 1, n: [2] }]), insert('a', [{ id: 2 }])];
  const text = 'with p1 as (insert into a (id, n) values ($1, $2), ($3, $4) ) insert into b (id, n) values ($5, $6)';
  expect(told(parts)).toEqual([[text, 1, null, 2, null, 1, '[2]']]);
});

test('of the same change to the same row the last holds', () => {
  const [statement] = told([update('a', [{ id: 1, n: 1 }, { id: 2 }]), update('a', [{ id: 1, n: 2 }])]);
  expect(statement?.slice(1)).toEqual([1, '2', 2, null]);
  expect(statement?.[0]).toBe(
    'update a t set n = r.n from (values ($1::int,$2::jsonb), ($3::int,$4::jsonb)) as r (id, n) where t.id = r.id',
  );
});

test('rows of one table that are inserted and changed share a statement only if they are others', () => {
  const parts = [
    insert('a', [{ id: 1 }]),
    insert('b', [{ id: 1 }]),
    update('a', [{ id: 2 }]),
    update('a', [{ id: 1 }]),
    insert('b', [{ id: 2 }]),
  ];
  const words = told(parts).map(([text]) => String(text).match(/insert into \w|update \w/g));
  expect(words).toEqual([
    ['insert into a', 'insert into b', 'update a'],
    ['update a', 'insert into b'],
  ]);
});

test('rows that nothing tells apart never share a statement with another change of their table', () => {
  expect(told([insert('c', [{ id: 1 }], []), update('c', [{ id: 2 }])])).toHaveLength(2);
});

test('many rows are one value, of bytes what PostgreSQL reads in JSON', () => {
  const [statement] = joined([
    insert(
      'a',
      Array.from({ length: 9 }, (_, id) => ({ id, n: Buffer.from([id]) })),
    ),
  ]);
  expect(statement?.text).toContain('jsonb_to_recordset($1::jsonb) as r (id int, n jsonb)');
  expect(statement?.values).toHaveLength(1);
  expect(JSON.parse(String(statement?.values[0]))[8]).toEqual({ id: 8, n: '\\x08' });
});
