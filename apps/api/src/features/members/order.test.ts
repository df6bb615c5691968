import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain } from '../../../test/story.ts';

let api: Api;
let owner: Client;
const day = (date: string) => new Date(`2026-03-${date}T04:00:00Z`);

beforeAll(async () => {
  api = await startApi();
  const told = await chain()
    .employee('OWNER')
    .region('East')
    .store('West Lake')
    .product('Longjing')
    .member('once')
    .buys('Longjing', 1, day('05'))
    .member('never')
    .member('first and last')
    .buys('Longjing', 1, day('01'))
    .buys('Longjing', 2, day('09'))
    .member('much')
    .buys('Longjing', 9, day('02'))
    .member('little')
    .buys('Longjing', 1, day('05'))
    .tell();
  owner = await api.as(told.employee('OWNER'));
});
afterAll(() => api.stop());

interface Page {
  members: {
    totalCount: number;
    pageInfo: { startCursor: string; endCursor: string; hasNextPage: boolean; hasPreviousPage: boolean };
    edges: { node: { name: string } }[];
  };
}
const LIST = `query ($sort: MemberSort, $first: Int, $after: String, $last: Int, $before: String) { members(sort: $sort, first: $first, after: $after, last: $last, before: $before) {
  totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage } edges { node { name metrics { orders amount lastPurchase averageGap } } } } }`;
const page = async (variables: Record<string, unknown>) => (await owner.query<Page>(LIST, variables)).members;
const names = ({ edges }: Page['members']) => edges.map(({ node }) => node.name);

test.each([
  { sort: { field: 'JOINED', direction: 'ASC' }, order: ['once', 'never', 'first and last', 'much', 'little'] },
  { sort: { field: 'NAME', direction: 'ASC' }, order: ['first and last', 'little', 'much', 'never', 'once'] },
  { sort: { field: 'LAST_PURCHASE', direction: 'DESC' }, order: ['first and last', 'little', 'once', 'much'] },
  { sort: { field: 'LAST_PURCHASE', direction: 'ASC' }, order: ['much', 'once', 'little', 'first and last'] },
  { sort: { field: 'AMOUNT', direction: 'DESC' }, order: ['much', 'first and last', 'little', 'once'] },
])('by $sort.field $sort.direction: $order, also page by page, there and back', async ({ sort, order }) => {
  expect(names(await page({ sort }))).toEqual(order);
  const there = await page({ sort, first: 2 });
  const further = await page({ sort, first: 2, after: there.pageInfo.endCursor });
  expect([...names(there), ...names(further)]).toEqual(order.slice(0, 4));
  expect(names(await page({ sort, last: 2, before: further.pageInfo.startCursor }))).toEqual(names(there));
  expect(there).toMatchObject({ totalCount: order.length, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
});

test('the figures of a member', async () => {
  const { edges } = await page({ sort: { field: 'LAST_PURCHASE', direction: 'DESC' }, first: 1 });
  expect(edges).toEqual([
    { node: { name: 'first and last', metrics: { orders: 2, amount: '36.00', lastPurchase: '2026-03-09', averageGap: 8 } } },
  ]);
});
