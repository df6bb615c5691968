import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let manager: Client;
let cashier: Client;
let stranger: Client;
let count = 0;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('OWNER')
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .employee('CASHIER')
    .product('Longjing')
    .product('Wash', { tracked: false, stock: 0 })
    .store('Harbour')
    .product('Biluochun', { stock: 3 })
    .region('North')
    .store('Drum Tower')
    .employee('STORE_MANAGER')
    .product('Maofeng')
    .tell();
  manager = await api.as(told.employee('REGION_MANAGER'));
  cashier = await api.as(told.employee('CASHIER'));
  stranger = await api.as(told.employee('STORE_MANAGER'));
});
afterAll(() => api.stop());

let key: string;
beforeEach(() => {
  key = `inventory-${++count}`;
});

const org = (name: string) => globalId('Org', told.org(name));
const product = (name: string) => globalId('Product', told.product(name));
const ADJUST = `mutation ($input: AdjustStockInput!, $key: String!) { adjustStock(input: $input, idempotencyKey: $key) { onHand product { name } } }`;
const TRANSFER = `mutation ($input: TransferStockInput!, $key: String!) { transferStock(input: $input, idempotencyKey: $key) { onHand store { name } } }`;
const adjustment = (kind: string, name: string, quantity: string, store = 'West Lake') => ({
  storeId: org(store),
  kind,
  lines: [{ productId: product(name), quantity }],
});

const onHand = async (store: string, name: string) => {
  const row = await db
    .selectFrom('stock')
    .select('on_hand')
    .where('store_id', '=', told.org(store))
    .where('product_id', '=', told.product(name))
    .executeTakeFirst();
  return row?.on_hand;
};

describe('by hand', () => {
  test('goods come in, are lost, and are counted; the movements tell', async () => {
    const storeId = org('Harbour');
    expect(await manager.query(ADJUST, { input: adjustment('RECEIPT', 'Biluochun', '2.5', 'Harbour'), key: `${key}-1` })).toEqual({
      adjustStock: [{ onHand: '5.5', product: { name: 'Biluochun' } }],
    });
    await manager.query(ADJUST, { input: { ...adjustment('LOSS', 'Biluochun', '1', 'Harbour'), reason: '破损' }, key: `${key}-2` });
    await manager.query(ADJUST, { input: adjustment('COUNT', 'Biluochun', '4', 'Harbour'), key: `${key}-3` });
    const MOVEMENTS = `query ($storeId: ID!, $filter: MovementFilter) { stockMovements(storeId: $storeId, filter: $filter) { totalCount edges { node { kind quantity balance reason employee { name } product { name } } } } }`;
    const { stockMovements } = await manager.query<{ stockMovements: { totalCount: number; edges: { node: unknown }[] } }>(MOVEMENTS, {
      storeId,
      filter: { productId: product('Biluochun') },
    });
    const common = { product: { name: 'Biluochun' }, employee: { name: 'REGION_MANAGER' } };
    expect(stockMovements.edges.map((edge) => edge.node)).toEqual([
      { ...common, kind: 'COUNT', quantity: '-0.5', balance: '4', reason: null },
      { ...common, kind: 'LOSS', quantity: '-1', balance: '4.5', reason: '破损' },
      { ...common, kind: 'RECEIPT', quantity: '2.5', balance: '5.5', reason: null },
      { ...common, kind: 'RECEIPT', quantity: '3', balance: '3', reason: null, employee: null },
    ]);
    const later = { from: new Date(Date.now() + 60_000).toISOString() };
    expect(await manager.query(MOVEMENTS, { storeId, filter: { kinds: ['LOSS'] } })).toMatchObject({ stockMovements: { totalCount: 1 } });
    expect(await manager.query(MOVEMENTS, { storeId, filter: later })).toMatchObject({ stockMovements: { totalCount: 0 } });
    expect(await manager.query(MOVEMENTS, { storeId, filter: { until: later.from } })).toMatchObject({ stockMovements: { totalCount: 4 } });
  });

  test('a key counts once; with other input it is refused', async () => {
    const before = await onHand('West Lake', 'Longjing');
    const input = adjustment('RECEIPT', 'Longjing', '1');
    await Promise.all(Array.from({ length: 5 }, () => manager.query(ADJUST, { input, key })));
    expect(await onHand('West Lake', 'Longjing')).toBe((before ?? 0) + 1000);
    expect(await manager.refused(ADJUST, { input: adjustment('RECEIPT', 'Longjing', '2'), key })).toEqual(['IDEMPOTENCY_MISMATCH']);
  });

  test('twenty lose one of ten: ten succeed, none is left, none below zero', async () => {
    await manager.query(ADJUST, { input: adjustment('COUNT', 'Longjing', '10'), key });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => manager.ask(ADJUST, { input: adjustment('LOSS', 'Longjing', '1'), key: `${key}-${at}` })),
    );
    expect(answers.flatMap(({ errors }) => errors.map((error) => error.code))).toEqual(Array(10).fill('INSUFFICIENT_STOCK'));
    expect(await onHand('West Lake', 'Longjing')).toBe(0);
  });

  test.each([
    { input: () => adjustment('LOSS', 'Biluochun', '1000', 'Harbour'), code: 'INSUFFICIENT_STOCK', field: 'lines.0.quantity' },
    { input: () => adjustment('RECEIPT', 'Longjing', '0'), code: 'NOT_POSITIVE', field: 'lines.0.quantity' },
    { input: () => adjustment('COUNT', 'Longjing', '-1'), code: 'NEGATIVE', field: 'lines.0.quantity' },
    { input: () => adjustment('RECEIPT', 'Wash', '1'), code: 'NO_STOCK_KEPT', field: 'lines.0.productId' },
    { input: () => ({ ...adjustment('RECEIPT', 'Longjing', '1'), lines: [] }), code: 'NO_LINES', field: 'lines' },
    { input: () => adjustment('RECEIPT', 'Longjing', '1', 'Drum Tower'), code: 'OUT_OF_BRANCH', field: 'storeId' },
    { input: () => adjustment('RECEIPT', 'Longjing', '1', 'East'), code: 'NOT_FOUND', field: 'storeId' },
    {
      input: () => ({
        ...adjustment('RECEIPT', 'Longjing', '1'),
        lines: ['1', '2'].map((quantity) => ({ productId: product('Longjing'), quantity })),
      }),
      code: 'TWICE',
      field: 'lines.1.productId',
    },
    { input: () => adjustment('RECEIPT', 'Longjing', '1.2345'), code: 'BAD_QUANTITY', field: 'lines.0.quantity' },
  ])('$code of $field, in both languages, and nothing moves', async ({ input, code, field }) => {
    const movements = () =>
      db
        .selectFrom('stock_movement')
        .select((q) => q.fn.countAll().as('count'))
        .executeTakeFirst();
    const before = await movements();
    const chinese = await api.as(told.employee('REGION_MANAGER'), { 'accept-language': 'zh-CN' });
    const [
      {
        errors: [en],
      },
      {
        errors: [zh],
      },
    ] = [await manager.ask(ADJUST, { input: input(), key }), await chinese.ask(ADJUST, { input: input(), key })];
    expect([en, zh]).toMatchObject([
      { code, field },
      { code, field },
    ]);
    expect(zh?.message).toMatch(/\p{Script=Han}/u);
    expect(await movements()).toEqual(before);
  });

  test('a cashier may not', async () =>
    expect(await cashier.refused(ADJUST, { input: adjustment('RECEIPT', 'Longjing', '1'), key })).toEqual(['FORBIDDEN']));
});

describe('between stores', () => {
  const transfer = (from: string, to: string, quantity: string) => ({
    fromStoreId: org(from),
    toStoreId: org(to),
    lines: [{ productId: product('Biluochun'), quantity }],
  });

  test('what leaves one comes to the other, whichever way, however many at once', async () => {
    await manager.query(ADJUST, { input: adjustment('COUNT', 'Biluochun', '15', 'Harbour'), key: `${key}-h` });
    await manager.query(ADJUST, { input: adjustment('COUNT', 'Biluochun', '10', 'West Lake'), key: `${key}-w` });
    const there = transfer('Harbour', 'West Lake', '1');
    const back = transfer('West Lake', 'Harbour', '1');
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => manager.query(TRANSFER, { input: at % 4 ? there : back, key: `${key}-${at}` })),
    );
    expect([await onHand('Harbour', 'Biluochun'), await onHand('West Lake', 'Biluochun')]).toEqual([5000, 20_000]);
  });

  test.each([
    { input: () => transfer('Harbour', 'West Lake', '1000'), code: 'INSUFFICIENT_STOCK', field: 'lines.0.quantity' },
    { input: () => transfer('Harbour', 'Harbour', '1'), code: 'SAME_STORE', field: 'toStoreId' },
    { input: () => transfer('Harbour', 'Drum Tower', '1'), code: 'OUT_OF_BRANCH', field: 'toStoreId' },
    { input: () => transfer('Drum Tower', 'Harbour', '1'), code: 'OUT_OF_BRANCH', field: 'fromStoreId' },
  ])('$code of $field, and nothing moves', async ({ input, code, field }) => {
    const before = [await onHand('Harbour', 'Biluochun'), await onHand('West Lake', 'Biluochun')];
    expect((await manager.ask(TRANSFER, { input: input(), key })).errors).toMatchObject([{ code, field }]);
    expect([await onHand('Harbour', 'Biluochun'), await onHand('West Lake', 'Biluochun')]).toEqual(before);
  });
});

describe('the list', () => {
  interface Page {
    stock: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: { id: string; store: { name: string }; product: { name: string } } }[];
    };
  }
  const LIST = `query ($filter: StockFilter, $sort: StockSort, $first: Int, $after: String) { stock(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id store { name } product { name } } } } }`;
  const list = async (by: Client, variables: Record<string, unknown> = {}) => {
    const { stock } = await by.query<Page>(LIST, variables);
    return stock.edges.map(({ node }) => `${node.store.name}: ${node.product.name}`);
  };
  const REORDER = `mutation ($storeId: ID!, $productId: ID!, $point: Quantity) { setReorderPoint(storeId: $storeId, productId: $productId, reorderPoint: $point) { reorderPoint belowReorderPoint } }`;

  test('shows the stores of the branch; another store and its rows do not exist', async () => {
    expect(await list(stranger)).toEqual(['Drum Tower: Maofeng']);
    expect(await list(cashier)).not.toContain('Drum Tower: Maofeng');
    expect((await cashier.ask(LIST, { filter: { storeId: org('Drum Tower') } })).errors).toMatchObject([
      { code: 'OUT_OF_BRANCH', field: 'filter.storeId' },
    ]);
    const [row] = (await stranger.query<Page>(LIST)).stock.edges;
    expect(await cashier.query(`query ($id: ID!) { node(id: $id) { id } }`, { id: row?.node.id })).toEqual({ node: null });
    expect(await stranger.query(`query ($id: ID!) { node(id: $id) { id } }`, { id: row?.node.id })).toEqual({ node: { id: row?.node.id } });
    const OF_PRODUCT = `query ($id: ID!) { node(id: $id) { ... on Product { stock { edges { node { store { name } } } } } } }`;
    expect(await cashier.query(OF_PRODUCT, { id: product('Maofeng') })).toEqual({ node: { stock: { edges: [] } } });
  });

  test('pages by any order without a skip', async () => {
    const owner = await api.as(told.employee('OWNER'));
    for (const field of ['STORE', 'PRODUCT', 'ON_HAND', 'UPDATED']) {
      const [first, all] = [await owner.query<Page>(LIST, { sort: { field }, first: 2 }), await list(owner, { sort: { field } })];
      const rest = await list(owner, { sort: { field }, after: first.stock.pageInfo.endCursor });
      expect([...first.stock.edges.map(({ node }) => `${node.store.name}: ${node.product.name}`), ...rest]).toEqual(all);
      expect(first.stock.totalCount).toBe(all.length);
    }
  });

  test.each(['nonsense', btoa('GPC:S:nonsense'), btoa('GPC:J:["a","b"]'), btoa('GPC:J:[1]')])(
    'a cursor that is none (%s) is refused',
    async (after) => {
      expect(await manager.refused(LIST, { after })).toEqual(['BAD_CURSOR']);
    },
  );

  test('tells what should be ordered', async () => {
    const at = { storeId: org('West Lake'), productId: product('Longjing') };
    await manager.query(ADJUST, { input: adjustment('COUNT', 'Longjing', '5'), key });
    expect(await manager.query(REORDER, { ...at, point: '5' })).toEqual({
      setReorderPoint: { reorderPoint: '5', belowReorderPoint: true },
    });
    expect(await list(cashier, { filter: { belowReorderPoint: true } })).toEqual(['West Lake: Longjing']);
    expect(await list(cashier, { filter: { belowReorderPoint: false } })).not.toContain('West Lake: Longjing');
    expect(await manager.query(REORDER, { ...at, point: '4.999' })).toMatchObject({ setReorderPoint: { belowReorderPoint: false } });
    expect(await list(cashier, { filter: { belowReorderPoint: true } })).toEqual([]);
    expect(await list(cashier, { filter: { belowReorderPoint: false } })).toEqual(await list(cashier, {}));
    expect((await manager.ask(REORDER, { ...at, point: '-1' })).errors).toMatchObject([{ code: 'NEGATIVE', field: 'reorderPoint' }]);
    expect(await cashier.refused(REORDER, { ...at, point: '1' })).toEqual(['FORBIDDEN']);
  });

  test('is found by product and category', async () => {
    expect(await list(manager, { filter: { text: 'bilu', storeId: org('Harbour') } })).toEqual(['Harbour: Biluochun']);
    expect(await list(manager, { filter: { productId: product('Longjing') } })).toEqual(['West Lake: Longjing']);
    const { id } = await db.selectFrom('category').select('id').executeTakeFirstOrThrow();
    expect(await list(manager, { filter: { categoryId: globalId('Category', id), storeId: org('Harbour') } })).toEqual([
      'Harbour: Biluochun',
    ]);
  });
});
