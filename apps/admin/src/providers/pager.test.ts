import { expect, it } from 'vitest';
import { numberedPage } from './pager.ts';
import type { ListQuery } from './source.ts';

const rest = { sort: { field: 'id', order: 'ASC' }, filter: {} } as const;

/** A list of `length` numbers whose cursor is the last number; counts its reads. */
function numbers(length: number) {
  const reads: ListQuery[] = [];
  const read = async (query: ListQuery) => {
    reads.push(query);
    const start = query.after === null ? 0 : Number(query.after) + 1;
    const rows = Array.from({ length: Math.min(query.first, length - start) }, (_, at) => start + at);
    const end = start + rows.length;
    return { rows, hasNextPage: end < length, endCursor: String(end - 1), total: length };
  };
  return { read, reads };
}

it('the next page is one read with the cursor of the page before', async () => {
  const { read, reads } = numbers(70);
  expect((await numberedPage('a', read, 1, 25, rest)).rows[0]).toBe(0);
  expect((await numberedPage('a', read, 2, 25, rest)).rows[0]).toBe(25);
  expect(reads).toHaveLength(2);
});

it('a page opened by a link is walked to', async () => {
  const { read } = numbers(70);
  const page = await numberedPage('b', read, 3, 25, rest);
  expect(page.rows).toEqual(Array.from({ length: 20 }, (_, at) => 50 + at));
  expect(page.hasNextPage).toBe(false);
});

it('beyond the end there is nothing', async () => {
  const { read } = numbers(30);
  expect((await numberedPage('c', read, 9, 25, rest)).rows).toEqual([]);
});

it('an export takes full pages until it has enough', async () => {
  const { read, reads } = numbers(1000);
  expect((await numberedPage('d', read, 1, 250, rest)).rows).toHaveLength(250);
  expect(reads.map(({ first }) => first)).toEqual([100, 100, 50]);
});
