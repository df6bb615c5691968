import { withTx } from '@regulars/db/tx';
import { thousandths } from '@regulars/domain/quantity';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { moveStock } from './service.ts';

let api: Api;
let told: Told;
let keeper: Client;
let stranger: Client;
let key: string;
let count = 0;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .region('East')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('CASHIER')
    .product('Longjing', { stock: 10 })
    .product('Maofeng', { stock: 20 })
    .product('Oolong', { stock: 30 })
    .store('Harbour')
    .product('Puer', { stock: 5 })
    .employee('STORE_MANAGER', 'stranger')
    .tell();
  keeper = await api.as(told.employee('STORE_MANAGER'));
  stranger = await api.as(told.employee('stranger'));
});
afterAll(() => api.stop());
beforeEach(() => {
  key = `counting-${++count}`;
});

const org = (name: string) => globalId('Org', told.org(name));
const product = (name: string) => globalId('Product', told.product(name));
const OPEN = `mutation ($input: OpenStockCountInput!) { openStockCount(input: $input) { id name state lineCount countedCount } }`;
const ENTER = `mutation ($id: ID!, $lines: [CountedInput!]!) { enterStockCount(id: $id, lines: $lines) { countedCount differentCount retailDifference costDifference } }`;
const CLOSE = `mutation ($id: ID!, $key: String!) { closeStockCount(id: $id, idempotencyKey: $key) { state } }`;
const CANCEL = `mutation ($id: ID!) { cancelStockCount(id: $id) { state } }`;
const LINES = `query ($id: ID!, $shown: CountLinesShown) { node(id: $id) { ... on StockCount { lines(shown: $shown) { totalCount edges { node {
  product { name } expected counted book difference } } } } } }`;

const found = (name: string, counted: string | null) => ({ productId: product(name), counted });
const open = async () =>
  (await keeper.query<{ openStockCount: { id: string } }>(OPEN, { input: { storeId: org('West Lake'), name: '年中盘点' } })).openStockCount
    .id;
const at = (name: string, store = 'West Lake') =>
  db
    .selectFrom('stock')
    .select('on_hand')
    .where('store_id', '=', told.org(store))
    .where('product_id', '=', told.product(name))
    .executeTakeFirst()
    .then((row) => row?.on_hand);
/** So many pieces are sold (or, negative, received) meanwhile. */
const sell = (name: string, pieces: number) =>
  withTx(db, (tx) =>
    moveStock(tx, systemViewer('test'), {
      storeId: told.org('West Lake'),
      at: new Date(),
      kind: 'SALE',
      moves: [{ productId: told.product(name), quantity: thousandths(-1000 * pieces) }],
    }),
  );

describe('a count', () => {
  test('freezes what should be there, tells differences, and books them once', async () => {
    const id = await open();
    expect(await keeper.query(ENTER, { id, lines: [found('Longjing', '8'), found('Maofeng', '20')] })).toEqual({
      enterStockCount: { countedCount: 2, differentCount: 1, retailDifference: '-24.00', costDifference: null },
    });
    const row = { product: { name: 'Longjing' }, expected: '10', counted: '8', book: '10', difference: '-2' };
    expect(await keeper.query(LINES, { id, shown: 'DIFFERENT' })).toEqual({ node: { lines: { totalCount: 1, edges: [{ node: row }] } } });
    expect(await keeper.query(LINES, { id, shown: 'UNCOUNTED' })).toMatchObject({
      node: { lines: { edges: [{ node: { product: { name: 'Oolong' }, expected: '30', counted: null, difference: null } }] } },
    });
    await Promise.all([0, 1, 2].map(() => keeper.query(CLOSE, { id, key })));
    expect([await at('Longjing'), await at('Maofeng'), await at('Oolong')]).toEqual([8000, 20_000, 30_000]);
    const booked = db.selectFrom('stock_movement').select(['quantity', 'balance', 'reason']).where('kind', '=', 'COUNT');
    expect(await booked.execute()).toEqual([{ quantity: -2000, balance: 8000, reason: '年中盘点' }]);
    expect(await keeper.refused(CLOSE, { id, key: `${key}-2` })).toEqual(['COUNT_ENDED']);
    expect(await keeper.refused(ENTER, { id, lines: [found('Longjing', '1')] })).toEqual(['COUNT_ENDED']);
  });

  test('a sale before or after the shelf is counted is no difference', async () => {
    const id = await open(); // Longjing 8, Maofeng 20, Oolong 30
    await sell('Longjing', 3);
    await sell('Maofeng', 5);
    await keeper.query(ENTER, { id, lines: [found('Longjing', '5'), found('Maofeng', '14'), found('Oolong', '31')] });
    await sell('Longjing', 1);
    await sell('Oolong', 10);
    expect(await keeper.query(LINES, { id })).toMatchObject({
      node: {
        lines: {
          edges: [
            { node: { expected: '8', counted: '5', book: '5', difference: '0' } },
            { node: { expected: '20', counted: '14', book: '15', difference: '-1' } },
            { node: { expected: '30', counted: '31', book: '30', difference: '1' } },
          ],
        },
      },
    });
    await keeper.query(CLOSE, { id, key });
    expect([await at('Longjing'), await at('Maofeng'), await at('Oolong')]).toEqual([4000, 14_000, 21_000]);
  });

  test('what was found missing and is sold meanwhile must be counted again', async () => {
    const id = await open(); // Maofeng 14
    await keeper.query(ENTER, { id, lines: [found('Maofeng', '2')] });
    await sell('Maofeng', 5);
    expect((await keeper.ask(CLOSE, { id, key })).errors).toMatchObject([
      { code: 'INSUFFICIENT_STOCK', field: 'id', details: { product: 'Maofeng', available: '9', asked: '12' } },
    ]);
    await keeper.query(ENTER, { id, lines: [found('Maofeng', '9')] });
    expect(await keeper.query(CLOSE, { id, key })).toEqual({ closeStockCount: { state: 'CLOSED' } });
    expect(await at('Maofeng')).toBe(9000);
  });

  test('sales go on while it is closed, and the books add up', async () => {
    const id = await open(); // Oolong 21
    await keeper.query(ENTER, { id, lines: [found('Oolong', '20')] });
    await Promise.all([keeper.query(CLOSE, { id, key }), ...Array.from({ length: 10 }, () => sell('Oolong', 1))]);
    expect(await at('Oolong')).toBe(10_000);
  });

  test('takes in what nobody expected, takes back what was entered, and can be given up', async () => {
    const id = await open();
    const before = await at('Oolong');
    await keeper.query(ENTER, { id, lines: [found('Puer', '2'), found('Oolong', '1')] });
    expect(await keeper.query(ENTER, { id, lines: [found('Oolong', null)] })).toMatchObject({ enterStockCount: { countedCount: 1 } });
    await keeper.query(CLOSE, { id, key });
    expect([await at('Puer'), await at('Oolong')]).toEqual([2000, before]);
    const other = await open();
    await keeper.query(ENTER, { id: other, lines: [found('Oolong', '0')] });
    expect(await keeper.query(CANCEL, { id: other })).toEqual({ cancelStockCount: { state: 'CANCELLED' } });
    expect(await at('Oolong')).toBe(before);
  });

  test('of a category holds its products only', async () => {
    const { id } = await db.selectFrom('category').select('id').executeTakeFirstOrThrow();
    const input = { storeId: org('West Lake'), categoryId: globalId('Category', id) };
    const { openStockCount } = await keeper.query<{ openStockCount: { id: string; lineCount: number } }>(OPEN, { input });
    expect(openStockCount.lineCount).toBe(4);
    await keeper.query(CANCEL, { id: openStockCount.id });
  });
});

describe('refused, and nothing changes', () => {
  test('a second open count of a store', async () => {
    const input = { storeId: org('West Lake') };
    const answers = await Promise.all([0, 1, 2].map(() => keeper.ask(OPEN, { input })));
    const errors = answers.flatMap((answer) => answer.errors);
    expect(errors).toHaveLength(2);
    for (const { code } of errors) expect(code).toBe('COUNT_OPEN');
    const { id } = await db.selectFrom('stock_count').select('id').where('state', '=', 'OPEN').executeTakeFirstOrThrow();
    expect((await keeper.ask(CLOSE, { id: globalId('StockCount', id), key })).errors).toMatchObject([
      { code: 'NOTHING_COUNTED', field: 'id' },
    ]);
    await keeper.query(CANCEL, { id: globalId('StockCount', id) });
  });

  test('bad lines, and who may not', async () => {
    const id = await open();
    expect((await keeper.ask(ENTER, { id, lines: [] })).errors).toMatchObject([{ code: 'NO_LINES', field: 'lines' }]);
    expect((await keeper.ask(ENTER, { id, lines: [found('Oolong', '-1')] })).errors).toMatchObject([
      { code: 'NEGATIVE', field: 'lines.0.counted' },
    ]);
    expect((await keeper.ask(ENTER, { id, lines: [found('Oolong', '1'), found('Oolong', '1')] })).errors).toMatchObject([
      { code: 'TWICE' },
    ]);
    expect(await stranger.refused(ENTER, { id, lines: [found('Oolong', '1')] })).toEqual(['OUT_OF_BRANCH']);
    expect(await stranger.query(LINES, { id })).toEqual({ node: null });
    expect(await stranger.query('{ stockCounts { totalCount } }')).toEqual({ stockCounts: { totalCount: 0 } });
    const cashier = await api.as(told.employee('CASHIER'));
    expect(await cashier.refused(ENTER, { id, lines: [found('Oolong', '1')] })).toEqual(['FORBIDDEN']);
    await keeper.query(CANCEL, { id });
  });
});
