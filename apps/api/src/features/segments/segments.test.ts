import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { connectLive, type Heard, listen } from '../../../test/live.ts';
import { chain, type Told } from '../../../test/story.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let marketer: Client;
let manager: Client;
let north: Client;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('MARKETER')
    .region('East')
    .store('West Lake')
    .product('Longjing', { tracked: false })
    .employee('STORE_MANAGER')
    .employee('CASHIER')
    .member('李小明')
    .buys('Longjing', 2)
    .member('王芳')
    .region('North')
    .store('Drum Tower')
    .employee('STORE_MANAGER', 'north')
    .member('张伟')
    .buys('Longjing', 5)
    .tell();
  marketer = await api.as(told.employee('MARKETER'));
  manager = await api.as(told.employee('STORE_MANAGER'));
  north = await api.as(told.employee('north'));
});
afterAll(() => api.stop());

const PREVIEW = `query ($criteria: JSON!) { segmentPreview(criteria: $criteria) { memberCount sentence readsPurchases sample { name } } }`;
const CREATE = `mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id name sentence memberCount mine version criteria } }`;
const tea = () => ({
  purchases: 'quantity',
  operator: 'ge',
  value: 3000,
  within: { operator: 'last', value: 30 },
  where: { attribute: 'product', operator: 'in', value: [globalId('Product', told.product('Longjing'))] },
});
/** Of a coupon that ends within some days; the template may be none. */
const ending = (more: object) => ({
  attribute: 'couponsEnding',
  operator: 'any',
  value: [globalId('CouponTemplate', '00000000-0000-7000-8000-000000000000')],
  ...more,
});
let names = 0;
const made = async (who: Client, criteria: unknown) =>
  (await who.query<{ createSegment: { id: string; version: number } }>(CREATE, { input: { name: `n${++names}`, criteria } })).createSegment;

test('a preview counts, samples and says what was asked, within the branch of who asks', async () => {
  expect(await marketer.query(PREVIEW, { criteria: { all: [] } })).toMatchObject({
    segmentPreview: { memberCount: 3, sentence: 'Everybody' },
  });
  expect(await manager.query(PREVIEW, { criteria: { all: [] } })).toMatchObject({ segmentPreview: { memberCount: 2 } });
  expect(await marketer.query(PREVIEW, { criteria: tea() })).toEqual({
    segmentPreview: {
      memberCount: 1,
      sentence: 'Quantity bought (Product is Longjing) in the last 30 days is at least 3',
      readsPurchases: true,
      sample: [{ name: '张伟' }],
    },
  });
  const ends = async (days?: number) =>
    (await marketer.query<{ segmentPreview: { sentence: string } }>(PREVIEW, { criteria: ending({ days }) })).segmentPreview.sentence;
  expect(await ends(1)).toBe('Has a coupon that ends within 1 day, of include any of (deleted)');
  expect(await ends()).toMatch(/^Has a coupon that ends within 7 days, of/);
  const chinese = await api.as(told.employee('MARKETER'), { 'accept-language': 'zh-CN' });
  expect(await chinese.query(PREVIEW, { criteria: { any: [tea(), { not: { attribute: 'hasPhone', operator: 'yes' } }] } })).toMatchObject({
    segmentPreview: { sentence: '最近30天内购买数量（商品为Longjing）不少于3，或并非（有手机号）' },
  });
});

test('a segment is saved, read back with global ids, changed, archived; its branch and those below see it', async () => {
  const segment = await made(manager, tea());
  const READ = `query ($id: ID!) { node(id: $id) { ... on Segment { criteria mine memberCount members { edges { node { name } } } } } }`;
  expect(await manager.query(READ, { id: segment.id })).toMatchObject({ node: { criteria: tea(), mine: true, memberCount: 0 } });
  expect(await marketer.query(READ, { id: segment.id })).toMatchObject({
    node: { memberCount: 1, members: { edges: [{ node: { name: '张伟' } }] } },
  });
  expect(await north.query(READ, { id: segment.id })).toEqual({ node: null });
  const shared = await made(marketer, { all: [] });
  expect(await north.query(READ, { id: shared.id })).toMatchObject({ node: { mine: false, memberCount: 1 } });
  const UPDATE = `mutation ($id: ID!, $version: Int!, $input: UpdateSegmentInput!) { updateSegment(id: $id, version: $version, input: $input) { name version } }`;
  const change = { id: segment.id, version: 1, input: { name: 'renamed' } };
  expect(await north.refused(UPDATE, change)).toEqual(['NOT_FOUND']);
  expect(await north.refused(UPDATE, { ...change, id: shared.id })).toEqual(['OUT_OF_BRANCH']);
  expect(await manager.query(UPDATE, change)).toEqual({ updateSegment: { name: 'renamed', version: 2 } });
  expect(await manager.refused(UPDATE, change)).toEqual(['VERSION_CONFLICT']);
  await manager.query(`mutation ($id: ID!) { archiveSegment(id: $id) { archivedAt } }`, { id: segment.id });
  expect(await manager.refused(UPDATE, { ...change, version: 2 })).toEqual(['ARCHIVED']);
});

test('members come page by page, in both directions', async () => {
  const { id } = await made(marketer, { all: [] });
  const PAGE = `query ($id: ID!, $first: Int, $after: String, $last: Int) { node(id: $id) { ... on Segment {
    members(first: $first, after: $after, last: $last) { edges { node { name } } pageInfo { endCursor hasNextPage } } } } }`;
  interface Page {
    node: { members: { edges: { node: { name: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
  }
  const first = (await marketer.query<Page>(PAGE, { id, first: 2 })).node.members;
  expect(first.edges.map(({ node }) => node.name)).toEqual(['李小明', '王芳']);
  expect(first.pageInfo.hasNextPage).toBe(true);
  const next = (await marketer.query<Page>(PAGE, { id, first: 2, after: first.pageInfo.endCursor })).node.members;
  expect([next.edges.map(({ node }) => node.name), next.pageInfo.hasNextPage]).toEqual([['张伟'], false]);
  const last = (await marketer.query<Page>(PAGE, { id, last: 1 })).node.members;
  expect(last.edges.map(({ node }) => node.name)).toEqual(['张伟']);
});

test('two conditions overlap; ready-made ones can be asked as they stand', async () => {
  const OVERLAP = `query ($first: JSON!, $second: JSON!) { segmentOverlap(first: $first, second: $second) { inFirst inSecond inBoth } }`;
  const bought = { attribute: 'orders', operator: 'ge', value: 1 };
  expect(await marketer.query(OVERLAP, { first: { all: [] }, second: bought })).toEqual({
    segmentOverlap: { inFirst: 3, inSecond: 2, inBoth: 2 },
  });
  const { readyMadeSegments } = await marketer.query<{ readyMadeSegments: { key: string; criteria: unknown }[] }>(
    '{ readyMadeSegments { key name sentence criteria } }',
  );
  const counts: Record<string, number> = {};
  for (const { key, criteria } of readyMadeSegments) {
    const { segmentPreview } = await marketer.query<{ segmentPreview: { memberCount: number } }>(PREVIEW, { criteria });
    counts[key] = segmentPreview.memberCount;
  }
  expect(counts).toMatchObject({ new: 3, activated: 2, acquired: 1, asleep: 0, bargain: 0 });
});

test('who takes the members of a segment away needs a right of its own, and stands in the trail', async () => {
  const { id } = await made(marketer, { all: [] });
  const EXPORT = `mutation ($id: ID!) { exportSegment(segmentId: $id) { name phone } }`;
  expect(await manager.refused(EXPORT, { id })).toEqual(['FORBIDDEN']);
  const { exportSegment } = await marketer.query<{ exportSegment: unknown[] }>(EXPORT, { id });
  expect(exportSegment).toHaveLength(3);
});

const COUNT = 'subscription ($criteria: JSON!, $after: String) { segmentCount(criteria: $criteria, after: $after) { cursor memberCount } }';
const counting = (who: Client) =>
  listen(connectLive({ url: api.url, headers: who.headers }), COUNT, { criteria: { attribute: 'orders', operator: 'ge', value: 1 } });
const countsOf = (heard: Heard) =>
  heard.results.map(({ data }) => (data as { segmentCount: { memberCount: number } }).segmentCount.memberCount); // what COUNT asks for

test('a count is told at once, and again when a member buys; a branch counts its own', async () => {
  const [all, east, far] = [counting(marketer), counting(manager), counting(north)];
  await Promise.all([all.until(1), east.until(1), far.until(1)]);
  const cashier = await api.as(told.employee('CASHIER'));
  const line = { productId: globalId('Product', told.product('Longjing')), quantity: '1.000', unitPrice: '9.00', amount: '9.00' };
  await cashier.query(`mutation ($input: RecordSaleInput!) { recordSale(idempotencyKey: "live sale", input: $input) { id } }`, {
    input: {
      storeId: globalId('Org', told.org('West Lake')),
      memberId: globalId('Member', told.member('王芳')),
      lines: [line],
      tenders: [{ method: 'CASH', amount: '9.00' }],
    },
  });
  await Promise.all([all.until(2), east.until(2)]);
  expect([all, east, far].map(countsOf)).toEqual([[2, 3], [1, 2], [1]]);
  for (const heard of [all, east, far]) heard.stop();
});

test('who asks for a count of what cannot be asked is told why', async () => {
  const heard = listen(connectLive({ url: api.url, headers: marketer.headers }), COUNT, {
    criteria: { attribute: 'shoe', operator: 'eq' },
  });
  expect(await heard.ended).toMatchObject([{ extensions: { code: 'UNKNOWN_ATTRIBUTE', field: 'criteria.attribute' } }]);
});

test('the list of members takes a segment for a filter, with others, in any order; not one of another branch', async () => {
  const { id } = await made(marketer, { attribute: 'orders', operator: 'ge', value: 1 });
  const LIST = `query ($filter: MemberFilter, $sort: MemberSort) { members(filter: $filter, sort: $sort) { totalCount edges { node { name } } } }`;
  const namesOf = async (who: Client, filter: object, sort?: object) =>
    (await who.query<{ members: { edges: { node: { name: string } }[] } }>(LIST, { filter, sort })).members.edges.map(
      ({ node }) => node.name,
    );
  expect(await namesOf(marketer, { segmentId: id }, { field: 'AMOUNT' })).toEqual(['张伟', '李小明', '王芳']);
  expect(await namesOf(manager, { segmentId: id, text: '李' })).toEqual(['李小明']);
  const { id: theirs } = await made(north, { all: [] });
  expect((await manager.ask(LIST, { filter: { segmentId: theirs } })).errors).toMatchObject([
    { code: 'NOT_FOUND', field: 'filter.segmentId' },
  ]);
});

test.each([
  { criteria: { attribute: 'age', operator: 'ge' }, code: 'REQUIRED', field: 'criteria.value' },
  { criteria: { attribute: 'age', operator: 'last', value: 3 }, code: 'BAD_OPERATOR', field: 'criteria.operator' },
  { criteria: { attribute: 'shoe', operator: 'eq', value: 3 }, code: 'UNKNOWN_ATTRIBUTE', field: 'criteria.attribute' },
  { criteria: { attribute: '__proto__', operator: 'eq', value: 3 }, code: 'UNKNOWN_ATTRIBUTE', field: 'criteria.attribute' },
  { criteria: { all: [{ attribute: 'age', operator: 'eq', value: '3' }] }, code: 'BAD_CONDITION', field: 'criteria.all.0.value' },
  {
    criteria: { any: [{ attribute: 'gender', operator: 'in', value: ["x'; drop"] }] },
    code: 'BAD_CONDITION',
    field: 'criteria.any.0.value.0',
  },
  { criteria: { attribute: 'level', operator: 'in', value: ['nothing'] }, code: 'BAD_ID', field: 'criteria.value.0' },
  { criteria: { attribute: 'joined', operator: 'on', value: '2026-02-30' }, code: 'BAD_DATE', field: 'criteria.value' },
  { criteria: { attribute: 'joined', operator: 'last', value: 0 }, code: 'TOO_SMALL', field: 'criteria.value' },
  { criteria: { attribute: 'age', operator: 'between', value: [9, 3] }, code: 'BAD_RANGE', field: 'criteria.value' },
  { criteria: { attribute: 'age', operator: 'eq', value: 1e13 }, code: 'TOO_LARGE', field: 'criteria.value' },
  { criteria: { attribute: 'age', operator: 'eq', value: 3, or: true }, code: 'BAD_CONDITION', field: 'criteria.or' },
  { criteria: { attribute: 'age', operator: 'eq', value: 3, days: 3 }, code: 'BAD_CONDITION', field: 'criteria.days' },
  { criteria: ending({ days: '3' }), code: 'BAD_CONDITION', field: 'criteria.days' },
  { criteria: ending({ days: -1 }), code: 'TOO_SMALL', field: 'criteria.days' },
  { criteria: ending({ days: 36_501 }), code: 'TOO_LARGE', field: 'criteria.days' },
  { criteria: { all: [{ any: [] }] }, code: 'REQUIRED', field: 'criteria.all.0.any' },
  { criteria: 'drop', code: 'BAD_CONDITION', field: 'criteria' },
  { criteria: [1, 2], code: 'BAD_CONDITION', field: 'criteria' },
  { criteria: nested(9), code: 'CONDITION_TOO_DEEP', field: /^criteria\.not/ },
  {
    criteria: { all: Array.from({ length: 61 }, () => ({ attribute: 'hasPhone', operator: 'yes' })) },
    code: 'TOO_LONG',
    field: 'criteria.all',
  },
  {
    criteria: { all: Array.from({ length: 20 }, () => ({ purchases: 'exists', operator: 'yes' })) },
    code: 'CONDITION_TOO_COSTLY',
    field: 'criteria',
  },
  {
    criteria: { purchases: 'count', operator: 'ge', value: 1, where: { purchases: 'exists', operator: 'yes' } },
    code: 'BAD_CONDITION',
    field: 'criteria.where.purchases',
  },
])('$criteria is refused with $code of $field, in both languages', async ({ criteria, code, field }) => {
  const chinese = await api.as(told.employee('MARKETER'), { 'accept-language': 'zh-CN' });
  const [en, zh] = [await marketer.ask(PREVIEW, { criteria }), await chinese.ask(PREVIEW, { criteria })];
  expect(en.errors).toMatchObject([{ code, field: typeof field === 'string' ? field : expect.stringMatching(field) }]);
  expect(zh.errors[0]?.message).toMatch(/\p{Script=Han}/u);
});

function nested(depth: number): unknown {
  return depth === 0 ? { attribute: 'hasPhone', operator: 'yes' } : { not: nested(depth - 1) };
}
