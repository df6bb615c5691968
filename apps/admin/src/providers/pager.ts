import type { ListPage, ListQuery } from './source.ts';

/** The largest page that a list of any room is read by: what the API gives is more, but each costs by its length. */
const MAX_PAGE = 100;

type Paged<Row> = Pick<ListPage<Row>, 'rows' | 'hasNextPage' | 'endCursor'>;

type Read<Row> = (query: ListQuery) => Promise<ListPage<Row>>;

/** Cursors by list (sort, filter, page size) and page number; page 1 needs none. */
const cursors = new Map<string, Map<number, string | null>>();

/**
 * Numbered pages over cursors. A page that was passed on the way is reached with its cursor; one that is opened by a link
 * is walked to, once.
 * @returns the page; an empty one where the list ends before it
 */
export async function numberedPage<Row>(
  list: string,
  read: Read<Row>,
  page: number,
  perPage: number,
  rest: Pick<ListQuery, 'sort' | 'filter'>,
): Promise<ListPage<Row>> {
  if (perPage > MAX_PAGE) return firstRows((part) => read({ ...part, ...rest }), perPage);
  const key = JSON.stringify([list, perPage, rest]);
  const known = cursors.get(key) ?? new Map<number, string | null>([[1, null]]);
  cursors.set(key, known);
  let at = Math.max(...[...known.keys()].filter((number) => number <= page));
  for (;;) {
    const result = await read({ first: perPage, after: known.get(at) ?? null, ...rest });
    if (result.hasNextPage) known.set(at + 1, result.endCursor);
    if (at === page) return result;
    if (!result.hasNextPage) return { ...result, rows: [] };
    at += 1;
  }
}

/** The first `count` rows, for exports: as many full pages as it takes. */
export async function firstRows<Row, Page extends Paged<Row>>(
  read: (page: Pick<ListQuery, 'first' | 'after'>) => Promise<Page & Paged<Row>>,
  count: number,
): Promise<Page> {
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const page: Page & Paged<Row> = await read({ first: Math.min(MAX_PAGE, count - rows.length), after });
    rows.push(...page.rows);
    if (!page.hasNextPage || rows.length >= count) return { ...page, rows };
    after = page.endCursor;
  }
}
