import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let owner: Client;
let cashier: Client;

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 9, day, hour - 8));

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('OWNER')
    .region('East')
    .store('West Lake')
    .employee('CASHIER')
    .product('Tea', { price: 1000 })
    .product('Cup', { price: 300 })
    .buys('Cup', 1, at(1))
    .member('Li')
    .buys('Tea', 1, at(1, 9))
    .buys('Tea', 3, at(2))
    .buys('Cup', 2, at(3))
    .region('North')
    .store('Drum Tower')
    .employee('CASHIER', 'other')
    .product('Pot', { price: 5000 })
    .buys('Pot', 1, at(2, 9))
    .member('Wang')
    .buys('Pot', 1, at(3, 9))
    .buys('Pot', 2, at(4))
    .tell();
  [owner, cashier] = await Promise.all([api.as(told.employee('OWNER')), api.as(told.employee('CASHIER'))]);
});
afterAll(() => api.stop());

interface Sales {
  sales: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string; startCursor: string };
    edges: { cursor: string; node: { id: string; amount: string; businessDate: string; number: string } }[];
  };
}

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: SaleFilter, $sort: SaleSort) {
  sales(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id number amount businessDate member { name } lines { product { name } category { name } } } } } }`;
const list = async (variables: object = {}, by = owner) => (await by.query<Sales>(LIST, { ...variables })).sales;
const amounts = ({ edges }: Sales['sales']) => edges.map(({ node }) => Number(node.amount));

test('the newest first, over all stores, each once', async () => {
  const all = await list();
  expect(amounts(all)).toEqual([100, 6, 50, 30, 50, 3, 10]);
  expect(all).toMatchObject({ totalCount: 7, pageInfo: { hasNextPage: false, hasPreviousPage: false } });
});

describe.each([
  { by: 'day', sort: { field: 'DATE', direction: 'DESC' }, expected: [100, 6, 50, 30, 50, 3, 10] },
  { by: 'day, the oldest first', sort: { field: 'DATE', direction: 'ASC' }, expected: [10, 3, 50, 30, 50, 6, 100] },
  { by: 'amount', sort: { field: 'AMOUNT', direction: 'DESC' }, expected: [100, 50, 50, 30, 10, 6, 3] },
  { by: 'amount, the smallest first', sort: { field: 'AMOUNT', direction: 'ASC' }, expected: [3, 6, 10, 30, 50, 50, 100] },
])('page by page by $by', ({ sort, expected }) => {
  test.each([1, 2, 3, 7])('forward by %i', async (first) => {
    const seen: number[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await list({ first, after, sort });
      seen.push(...amounts(page));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(seen).toEqual(expected);
  });

  test.each([1, 2, 3])('backward by %i', async (last) => {
    const seen: number[] = [];
    for (let before: string | undefined, more = true; more;) {
      const page = await list({ last, before, sort });
      seen.unshift(...amounts(page));
      ({ hasPreviousPage: more, startCursor: before } = page.pageInfo);
    }
    expect(seen).toEqual(expected);
  });
});

describe('filters', () => {
  const id = (type: string, uuid: string) => globalId(type, uuid);

  test.each<[string, () => object, number[]]>([
    ['a branch', () => ({ branchId: id('Org', told.org('North')) }), [100, 50, 50]],
    ['a store', () => ({ branchId: id('Org', told.org('West Lake')) }), [6, 30, 3, 10]],
    ['a period', () => ({ from: '2026-10-02', to: '2026-10-03' }), [6, 50, 30, 50]],
    ['a member', () => ({ memberId: id('Member', told.member('Li')) }), [6, 30, 50, 10]],
    ['a product', () => ({ productId: id('Product', told.product('Cup')) }), [6, 3]],
    ['an employee who sold nothing', () => ({ employeeId: id('Employee', told.employee('CASHIER')) }), []],
    ['a cashier', () => ({ cashierId: id('Employee', told.employee('CASHIER')) }), []],
    ['a channel', () => ({ channels: ['STORE'], kinds: ['SALE'], minAmount: '50', maxAmount: '99.99' }), [50, 50]],
    ['another channel', () => ({ channels: ['WEBSITE'] }), []],
    ['refunds', () => ({ kinds: ['REFUND'] }), []],
    ['nothing of nothing', () => ({ kinds: [] }), []],
  ])('%s', async (_, filter, expected) => {
    const found = await list({ filter: filter() });
    expect(amounts(found)).toEqual(expected);
    expect(found.totalCount).toBe(expected.length);
  });

  test('a level at the sale, and a receipt number', async () => {
    const { level_id } = await db.selectFrom('member').select('level_id').where('id', '=', told.member('Li')).executeTakeFirstOrThrow();
    expect(amounts(await list({ filter: { levelIds: [id('Level', level_id)] } }))).toEqual([100, 6, 50, 30, 50, 10]);
    const [edge] = (await list({ first: 1 })).edges;
    expect(edge).toMatchObject({ node: { lines: [{ product: { name: 'Pot' }, category: { name: 'Tea' } }] } });
    const number = edge?.node.number ?? '';
    expect(amounts(await list({ filter: { number: ` ${number} ` } }))).toEqual([100]);
    expect(amounts(await list({ filter: { number: number.toLowerCase() } }))).toEqual([100]);
    expect(amounts(await list({ filter: { number } }, cashier))).toEqual([]);
  });

  test.each<[string, object, string, string]>([
    ['a range that ends before it begins', { filter: { from: '2026-10-02', to: '2026-10-01' } }, 'BAD_RANGE', 'filter.to'],
    [
      'a branch that is none',
      { filter: { branchId: globalId('Member', '0199a71f-b900-7c0b-b366-64e1974a1b50') } },
      'BAD_ID',
      'filter.branchId',
    ],
    ['a page of fewer than none', { first: -1 }, 'BAD_PAGE_SIZE', ''],
    ['a foreign cursor', { after: 'bm9wZQ' }, 'BAD_CURSOR', ''],
    [
      'a cursor of another order',
      { after: Buffer.from('[100,"0199a71f-b900-7c0b-b366-64e1974a1b50"]').toString('base64url') },
      'BAD_CURSOR',
      '',
    ],
  ])('%s is refused', async (_, variables, code, field) => {
    const { errors } = await owner.ask(LIST, { ...variables });
    expect(errors).toEqual([expect.objectContaining({ code, ...(field && { field }) })]);
  });
});

describe('someone of another branch', () => {
  test('lists, counts and finds only their own', async () => {
    expect(amounts(await list({}, cashier))).toEqual([6, 30, 3, 10]);
    expect((await list({}, cashier)).totalCount).toBe(4);
    expect(amounts(await list({ filter: { memberId: globalId('Member', told.member('Li')) } }, cashier))).toEqual([6, 30, 10]);
    expect(await cashier.refused(LIST, { filter: { branchId: globalId('Org', told.org('North')) } })).toEqual(['OUT_OF_BRANCH']);
  });

  test('sees of a member what was bought here', async () => {
    const ask = 'query ($id: ID!) { node(id: $id) { ... on Member { sales(first: 10) { edges { node { amount } } } } } }';
    const id = globalId('Member', told.member('Li'));
    const of = async (by: Client) => (await by.query<{ node: { sales: Sales['sales'] } }>(ask, { id })).node.sales;
    expect(amounts(await of(owner))).toEqual([6, 30, 50, 10]);
    expect(amounts(await of(cashier))).toEqual([6, 30, 10]);
  });

  test('gets nothing by id, of the sale or of its lines', async () => {
    const [newest] = (await list({ first: 1 })).edges;
    const lines = await owner.query<{ node: { lines: { id: string }[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Sale { lines { id } } } }',
      { id: newest?.node.id },
    );
    for (const id of [newest?.node.id, lines.node.lines[0]?.id]) {
      expect(await owner.query('query ($id: ID!) { node(id: $id) { __typename } }', { id })).not.toEqual({ node: null });
      expect(await cashier.query('query ($id: ID!) { node(id: $id) { __typename } }', { id })).toEqual({ node: null });
    }
  });

  test('who has not signed in sees nothing', async () => {
    expect(await api.anonymous.refused('{ sales(first: 1) { totalCount } }')).toEqual(['UNAUTHENTICATED']);
  });
});
