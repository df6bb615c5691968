import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let office: Client;
let manager: Client;
let keeper: Client;
let supplierId: string;
let key: string;
let count = 0;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('OWNER')
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('CASHIER')
    .product('Longjing', { stock: 10, cost: 700 })
    .product('Maofeng', { stock: 10, cost: null })
    .product('Oolong', { stock: 10 })
    .product('Puer', { stock: 3 })
    .product('Wash', { tracked: false, stock: 0 })
    .region('North')
    .store('Drum Tower')
    .tell();
  [office, manager, keeper] = await Promise.all([
    api.as(told.employee('OWNER')),
    api.as(told.employee('REGION_MANAGER')),
    api.as(told.employee('STORE_MANAGER')),
  ]);
  const input = { code: 'TEA', name: 'Tea Garden', leadDays: 2 };
  supplierId = (await office.query<{ createSupplier: { id: string } }>(CREATE_SUPPLIER, { input })).createSupplier.id;
  for (const [name, packSize, packCost] of [
    ['Longjing', '1', '9.00'],
    ['Maofeng', '12', '100.00'],
    ['Puer', '1', null],
  ] as const)
    await office.query(OFFER, { input: { supplierId, productId: product(name), preferred: true, packSize, packCost, packName: '箱' } });
});
afterAll(() => api.stop());
beforeEach(() => {
  key = `purchasing-${++count}`;
});

const org = (name: string) => globalId('Org', told.org(name));
const product = (name: string) => globalId('Product', told.product(name));
const CREATE_SUPPLIER = `mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id code leadDays } }`;
const OFFER = `mutation ($input: OfferInput!) { setOffer(input: $input) { preferred packSize packCost } }`;
const CREATE = `mutation ($orders: [CreatePurchaseOrderInput!]!, $key: String!) { createPurchaseOrders(orders: $orders, idempotencyKey: $key) {
  id number state cost expectedOn lines { product { name } quantity packCost cost } } }`;
const RECEIVE = `mutation ($input: ReceiveGoodsInput!, $key: String!) { receiveGoods(input: $input, idempotencyKey: $key) {
  state lines { received outstanding } receipts { deliveryNote lines { quantity cost bestBefore } } } }`;
const step = (name: string) => `mutation ($id: ID!) { ${name}PurchaseOrder(id: $id) { state } }`;

const line = (name: string, quantity: string) => ({ productId: product(name), quantity });
const order = (...lines: unknown[]) => ({ supplierId, storeId: org('West Lake'), lines });
/** An order that the supplier has. */
async function sent(...lines: unknown[]): Promise<string> {
  const [{ id } = { id: '' }] = (
    await office.query<{ createPurchaseOrders: { id: string }[] }>(CREATE, { orders: [order(...lines)], key: `${key}-order` })
  ).createPurchaseOrders;
  await office.query(step('send'), { id });
  return id;
}
const onHand = async (name: string) =>
  (
    await db
      .selectFrom('stock')
      .select('on_hand')
      .where('store_id', '=', told.org('West Lake'))
      .where('product_id', '=', told.product(name))
      .executeTakeFirst()
  )?.on_hand;
const costOf = async (name: string) =>
  (await db.selectFrom('product').select('cost').where('id', '=', told.product(name)).executeTakeFirstOrThrow()).cost;

describe('an order', () => {
  test('is drafted with what the supplier offers, changed, sent and then fixed', async () => {
    const { createPurchaseOrders } = await manager.query<{ createPurchaseOrders: { id: string }[] }>(CREATE, {
      orders: [order(line('Longjing', '3'), line('Maofeng', '24'))],
      key,
    });
    const [made] = createPurchaseOrders;
    expect(made).toMatchObject({
      state: 'DRAFT',
      number: expect.stringMatching(/^PO-S\d{3}-\d{6}-[0-9A-F]{6}$/),
      cost: '227.00',
      lines: [
        { product: { name: 'Longjing' }, quantity: '3', packCost: '9.00', cost: '27.00' },
        { product: { name: 'Maofeng' }, quantity: '24', packCost: '100.00', cost: '200.00' },
      ],
    });
    const UPDATE = `mutation ($id: ID!, $input: UpdatePurchaseOrderInput!) { updatePurchaseOrder(id: $id, input: $input) { cost note lines { quantity } } }`;
    const input = { lines: [line('Maofeng', '12')], note: '上午送' };
    expect(await manager.query(UPDATE, { id: made?.id, input })).toEqual({
      updatePurchaseOrder: { cost: '100.00', note: '上午送', lines: [{ quantity: '12' }] },
    });
    expect(await manager.query(step('send'), { id: made?.id })).toEqual({ sendPurchaseOrder: { state: 'SENT' } });
    expect(await manager.refused(UPDATE, { id: made?.id, input })).toEqual(['ORDER_STATE']);
    expect(await manager.refused(step('send'), { id: made?.id })).toEqual(['ORDER_STATE']);
    expect(await manager.query(step('cancel'), { id: made?.id })).toEqual({ cancelPurchaseOrder: { state: 'CANCELLED' } });
    expect(await manager.refused(step('cancel'), { id: made?.id })).toEqual(['ORDER_STATE']);
  });

  test('is made once for a key', async () => {
    const before = await db.selectFrom('purchase_order').select('id').execute();
    const orders = [order(line('Longjing', '1')), order(line('Maofeng', '12'))];
    const answers = await Promise.all([0, 1, 2].map(() => office.query(CREATE, { orders, key })));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await db.selectFrom('purchase_order').select('id').execute()).toHaveLength(before.length + 2);
    expect(await office.refused(CREATE, { orders: orders.slice(1), key })).toEqual(['IDEMPOTENCY_MISMATCH']);
  });

  test.each<[string, string, () => unknown]>([
    ['NO_LINES', 'orders.0.lines', () => order()],
    ['WHOLE_PACKS', 'orders.0.lines.0.quantity', () => order(line('Maofeng', '13'))],
    ['NOT_POSITIVE', 'orders.0.lines.0.quantity', () => order(line('Longjing', '0'))],
    ['NOT_OFFERED', 'orders.0.lines.0.productId', () => order(line('Oolong', '1'))],
    ['TWICE', 'orders.0.lines.1.productId', () => order(line('Longjing', '1'), line('Longjing', '2'))],
    ['TOO_LARGE', 'orders.0.lines.0.packCost', () => order({ ...line('Longjing', '1'), packCost: '99999999999.00' })],
    ['OUT_OF_BRANCH', 'orders.0.storeId', () => ({ ...order(line('Longjing', '1')), storeId: org('Drum Tower') })],
    ['TOO_EARLY', 'orders.0.expectedOn', () => ({ ...order(line('Longjing', '1')), expectedOn: '2020-01-01' })],
    ['NOT_FOUND', 'orders.0.supplierId', () => ({ ...order(line('Longjing', '1')), supplierId: globalId('Supplier', told.org('East')) })],
  ])('%s of %s, in both languages, and nothing is ordered', async (code, field, input) => {
    const before = await db.selectFrom('purchase_order').select('id').execute();
    const chinese = await api.as(told.employee('REGION_MANAGER'), { 'accept-language': 'zh-CN' });
    const variables = { orders: [input()], key };
    expect((await manager.ask(CREATE, variables)).errors).toMatchObject([{ code, field }]);
    expect((await chinese.ask(CREATE, variables)).errors).toMatchObject([
      { code, field, message: expect.stringMatching(/\p{Script=Han}/u) },
    ]);
    expect(await db.selectFrom('purchase_order').select('id').execute()).toEqual(before);
  });

  test('of a store manager shows no cost, and takes none', async () => {
    const made = await keeper.query<{ createPurchaseOrders: unknown[] }>(CREATE, { orders: [order(line('Longjing', '1'))], key });
    expect(made.createPurchaseOrders).toMatchObject([{ cost: null, lines: [{ packCost: null, cost: null }] }]);
    const orders = [order({ ...line('Longjing', '1'), packCost: '1.00' })];
    expect(await keeper.refused(CREATE, { orders, key: `${key}-2` })).toEqual(['FORBIDDEN']);
    const cashier = await api.as(told.employee('CASHIER'));
    expect(await cashier.refused(CREATE, { orders: [order(line('Longjing', '1'))], key })).toEqual(['FORBIDDEN']);
  });
});

describe('goods that come', () => {
  test('raise stock once, in parts, and let the product cost the moving average', async () => {
    const orderId = await sent(line('Longjing', '30'));
    const input = { orderId, lines: [line('Longjing', '10')], deliveryNote: 'D-1' };
    const answers = await Promise.all([0, 1, 2].map(() => office.query(RECEIVE, { input, key })));
    expect(answers[0]).toEqual({
      receiveGoods: {
        state: 'PARTLY_RECEIVED',
        lines: [{ received: '10', outstanding: '20' }],
        receipts: [{ deliveryNote: 'D-1', lines: [{ quantity: '10', cost: '90.00', bestBefore: null }] }],
      },
    });
    expect(await onHand('Longjing')).toBe(20_000);
    expect(await costOf('Longjing')).toBe(800); // 10 at 7.00 and 10 at 9.00
    const rest = { orderId, lines: [{ ...line('Longjing', '20'), cost: '220.00' }] };
    expect(await office.query(RECEIVE, { input: rest, key: `${key}-2` })).toMatchObject({ receiveGoods: { state: 'RECEIVED' } });
    expect(await costOf('Longjing')).toBe(950); // 20 at 8.00 and 20 at 11.00
    expect(await office.refused(RECEIVE, { input, key: `${key}-3` })).toEqual(['ORDER_STATE']);
    const { number } = await db.selectFrom('purchase_order').select('number').orderBy('id', 'desc').executeTakeFirstOrThrow();
    const moved = db
      .selectFrom('stock_movement')
      .select(['kind', 'quantity', 'balance', 'reason'])
      .where('product_id', '=', told.product('Longjing'));
    expect(await moved.where('reason', 'is not', null).orderBy('id').execute()).toEqual([
      { kind: 'RECEIPT', quantity: 10_000, balance: 20_000, reason: number },
      { kind: 'RECEIPT', quantity: 20_000, balance: 40_000, reason: number },
    ]);
  });

  test('say what an unknown cost was; dates become lots', async () => {
    const orderId = await sent(line('Maofeng', '24'));
    const dated = (quantity: string, bestBefore: string) => ({ ...line('Maofeng', quantity), bestBefore });
    const lines = [dated('12', '2199-05-01'), dated('12', '2199-03-01')];
    await keeper.query(RECEIVE, { input: { orderId, lines }, key });
    expect(await costOf('Maofeng')).toBe(833); // 24 at 100.00 for 12
    const LOTS = `query ($id: ID!) { stock(filter: { productId: $id }) { edges { node { lots { bestBefore left expired } } } } }`;
    const lots = [
      { bestBefore: '2199-03-01', left: '12', expired: false },
      { bestBefore: '2199-05-01', left: '12', expired: false },
    ];
    expect(await keeper.query(LOTS, { id: product('Maofeng') })).toEqual({ stock: { edges: [{ node: { lots } }] } });
  });

  test('more than ordered is refused, and taken where it is said', async () => {
    const orderId = await sent(line('Longjing', '5'), line('Maofeng', '12'));
    const before = [await onHand('Longjing'), await onHand('Maofeng')];
    const input = { orderId, lines: [line('Maofeng', '12'), line('Longjing', '3'), line('Longjing', '3')] };
    expect((await office.ask(RECEIVE, { input, key })).errors).toMatchObject([
      { code: 'OVER_RECEIPT', field: 'lines.1.quantity', details: { product: 'Longjing', left: '5', asked: '6' } },
    ]);
    expect([await onHand('Longjing'), await onHand('Maofeng')]).toEqual(before);
    expect(await office.query(RECEIVE, { input: { ...input, acceptMore: true }, key })).toMatchObject({
      receiveGoods: { state: 'RECEIVED', lines: [{ received: '6', outstanding: '0' }, { received: '12' }] },
    });
    expect(await onHand('Longjing')).toBe((before[0] ?? 0) + 6000);
  });

  test('of twenty deliveries at once no more come in than were ordered', async () => {
    const orderId = await sent(line('Longjing', '10'));
    const before = await onHand('Longjing');
    const input = { orderId, lines: [line('Longjing', '1')] };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => office.ask(RECEIVE, { input, key: `${key}-${at}` })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(10);
    expect(await onHand('Longjing')).toBe((before ?? 0) + 10_000);
  });

  test('the rest can be given up', async () => {
    const orderId = await sent(line('Longjing', '2'));
    expect(await office.refused(step('finish'), { id: orderId })).toEqual(['ORDER_STATE']);
    await office.query(RECEIVE, { input: { orderId, lines: [line('Longjing', '1')] }, key });
    expect(await office.query(step('finish'), { id: orderId })).toEqual({ finishPurchaseOrder: { state: 'RECEIVED' } });
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['NO_LINES', 'lines', { lines: [] }],
    ['NOT_POSITIVE', 'lines.0.quantity', { quantity: '0' }],
    ['TOO_EARLY', 'lines.0.bestBefore', { bestBefore: '2020-01-01' }],
    ['NEGATIVE', 'lines.0.cost', { cost: '-1.00' }],
    ['TOO_LARGE', 'lines.0.cost', { quantity: '0.001', cost: '10000000.01' }],
  ])('%s of %s is refused', async (code, field, { lines, ...spoiled }) => {
    const orderId = await sent(line('Longjing', '2'));
    const input = { orderId, lines: lines ?? [{ ...line('Longjing', '1'), ...spoiled }] };
    expect((await office.ask(RECEIVE, { input, key })).errors).toMatchObject([{ code, field }]);
  });
});

describe('suggestions', () => {
  const SUGGEST = `query ($branchId: ID, $productId: ID) { purchaseSuggestions(branchId: $branchId, productId: $productId) { totalCount rows {
    store { name } product { name } supplier { name } onHand onOrder reorderPoint quantity cost } } }`;
  const suggest = async (by: Client, name: string) =>
    (await by.query<{ purchaseSuggestions: { rows: unknown[] } }>(SUGGEST, { productId: product(name) })).purchaseSuggestions.rows;

  test('order twice the reorder point, less what is on order; as the alert says', async () => {
    const REORDER = `mutation ($storeId: ID!, $productId: ID!) { setReorderPoint(storeId: $storeId, productId: $productId, reorderPoint: "5") { id } }`;
    expect(await suggest(keeper, 'Puer')).toEqual([]);
    await keeper.query(REORDER, { storeId: org('West Lake'), productId: product('Puer') });
    const row = {
      store: { name: 'West Lake' },
      product: { name: 'Puer' },
      supplier: { name: 'Tea Garden' },
      onHand: '3',
      reorderPoint: '5',
    };
    expect(await suggest(keeper, 'Puer')).toEqual([{ ...row, onOrder: '0', quantity: '7', cost: null }]);
    await office.query(CREATE, { orders: [order(line('Puer', '2'))], key });
    expect(await suggest(keeper, 'Puer')).toEqual([{ ...row, onOrder: '2', quantity: '5', cost: null }]);
    await office.query(CREATE, { orders: [order(line('Puer', '5'))], key: `${key}-2` });
    expect(await suggest(keeper, 'Puer')).toEqual([]);
  });

  test('are told where the cost of one is beyond all sense', async () => {
    const REORDER = `mutation ($storeId: ID!, $productId: ID!, $point: Quantity) { setReorderPoint(storeId: $storeId, productId: $productId, reorderPoint: $point) { id } }`;
    const of = { storeId: org('West Lake'), productId: product('Maofeng') };
    await keeper.query(REORDER, { ...of, point: '1000000000' });
    expect(await suggest(keeper, 'Maofeng')).toMatchObject([{ cost: null }]);
    await keeper.query(REORDER, { ...of, point: null });
  });

  test('another branch is not asked', async () => {
    expect((await keeper.ask(SUGGEST, { branchId: org('Drum Tower') })).errors).toMatchObject([
      { code: 'OUT_OF_BRANCH', field: 'branchId' },
    ]);
  });
});
