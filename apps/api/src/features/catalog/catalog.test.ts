import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let manager: Client;
let cashier: Client;
let count = 0;

beforeAll(async () => {
  api = await startApi();
  told = await chain().employee('HEAD_OFFICE_MANAGER').region('East').store('West Lake').employee('CASHIER').product('Longjing').tell();
  manager = await api.as(told.employee('HEAD_OFFICE_MANAGER'));
  cashier = await api.as(told.employee('CASHIER'));
});
afterAll(() => api.stop());

const CATEGORY = `mutation ($input: CreateCategoryInput!) { createCategory(input: $input) { id name parent { name } } }`;
const MOVE = `mutation ($id: ID!, $input: UpdateCategoryInput!) { updateCategory(id: $id, input: $input) { name parent { id } } }`;
const CREATE = `mutation ($input: CreateProductInput!) { createProduct(input: $input) { 
  id kind cost retailPrice tracksStock barcodes category { name } prices { tier { code } price } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateProductInput!) { updateProduct(id: $id, input: $input) { name cost retailPrice barcodes allowNegative prices { tier { code } price } } }`;

async function category(name: string, parentId?: string): Promise<string> {
  const input = { code: `C${++count}`, name, ...(parentId && { parentId }) };
  return (await manager.query<{ createCategory: { id: string } }>(CATEGORY, { input })).createCategory.id;
}

async function product(input: Record<string, unknown> = {}): Promise<string> {
  const categoryId = input['categoryId'] ?? (await category('Shelf'));
  const values = { sku: `SKU${++count}`, name: `Product ${count}`, retailPrice: '12.30', categoryId, ...input };
  return (await manager.query<{ createProduct: { id: string } }>(CREATE, { input: values })).createProduct.id;
}

const names = async (by: Client, filter: Record<string, unknown>, sort?: Record<string, unknown>) => {
  const LIST = `query ($filter: ProductFilter, $sort: ProductSort) { products(filter: $filter, sort: $sort, first: 100) { edges { node { name } } } }`;
  return (await by.query<{ products: { edges: { node: { name: string } }[] } }>(LIST, { filter, sort })).products.edges.map(
    (edge) => edge.node.name,
  );
};

describe('products', () => {
  test('are made with prices and barcodes, and changed in part', async () => {
    const { createPriceTier: tier } = await manager.query<{ createPriceTier: { id: string } }>(
      'mutation { createPriceTier(input: { code: "DEALER", name: "批发价" }) { id } }',
    );
    const input = {
      sku: 'T-1',
      name: '铁观音',
      cost: '7.5',
      retailPrice: '12.30',
      categoryId: await category('乌龙'),
      barcodes: ['6901', '6900'],
      prices: [{ tierId: tier.id, price: '10' }],
    };
    const { createProduct } = await manager.query<{ createProduct: { id: string } }>(CREATE, { input });
    const prices = [{ tier: { code: 'DEALER' }, price: '10.00' }];
    expect(createProduct).toMatchObject({
      kind: 'PRODUCT',
      cost: '7.50',
      retailPrice: '12.30',
      tracksStock: true,
      barcodes: ['6900', '6901'],
      category: { name: '乌龙' },
      prices,
    });
    const change = { cost: null, barcodes: ['6901', '6902'], prices: [{ tierId: tier.id, price: null }] };
    const changed = { name: '铁观音', cost: null, retailPrice: '12.30', barcodes: ['6901', '6902'], allowNegative: false, prices: [] };
    expect(await manager.query(UPDATE, { id: createProduct.id, input: change })).toEqual({ updateProduct: changed });
  });

  test('of the kind service keep no stock, whatever is asked', async () => {
    const id = await product({ kind: 'SERVICE', tracksStock: true });
    expect(await manager.query(`query ($id: ID!) { node(id: $id) { ... on Product { tracksStock } } }`, { id })).toEqual({
      node: { tracksStock: false },
    });
  });

  test('show their cost only to who may see it', async () => {
    const ask = (by: Client) =>
      by.query('query ($id: ID!) { node(id: $id) { ... on Product { cost retailPrice } } }', {
        id: globalId('Product', told.product('Longjing')),
      });
    expect(await ask(manager)).toEqual({ node: { cost: '7.00', retailPrice: '12.00' } });
    expect(await ask(cashier)).toEqual({ node: { cost: null, retailPrice: '12.00' } });
  });

  test.each([
    { input: { sku: 'TAKEN' }, code: 'DUPLICATE', field: 'sku' },
    { input: { sku: ' ' }, code: 'REQUIRED', field: 'sku' },
    { input: { retailPrice: '-1' }, code: 'NEGATIVE', field: 'retailPrice' },
    { input: { cost: '-0.01' }, code: 'NEGATIVE', field: 'cost' },
    { input: { retailPrice: '1.234' }, code: 'BAD_MONEY', field: 'retailPrice' },
    { input: { barcodes: ['1', 'a b'] }, code: 'BAD_CODE', field: 'barcodes.1' },
    { input: { barcodes: ['8888'] }, code: 'DUPLICATE', field: 'barcodes.0' },
    { input: { categoryId: globalId('Category', '01890000-0000-7000-8000-000000000000') }, code: 'NOT_FOUND', field: 'categoryId' },
    {
      input: { prices: [{ tierId: globalId('PriceTier', '01890000-0000-7000-8000-000000000000'), price: '1' }] },
      code: 'NOT_FOUND',
      field: 'prices.0.tierId',
    },
  ])('are refused with $input: $code of $field, in both languages', async ({ input, code, field }) => {
    if ((await names(manager, { text: '8888' })).length === 0) await product({ sku: 'TAKEN', barcodes: ['8888'] });
    const chinese = await api.as(told.employee('HEAD_OFFICE_MANAGER'), { 'accept-language': 'zh-CN' });
    const values = { sku: 'NEW', name: 'x', retailPrice: '1', categoryId: await category('Shelf'), ...input };
    const [
      {
        errors: [en],
      },
      {
        errors: [zh],
      },
    ] = [await manager.ask(CREATE, { input: values }), await chinese.ask(CREATE, { input: values })];
    expect([en, zh]).toMatchObject([
      { code, field },
      { code, field },
    ]);
    expect(zh?.message).toMatch(/\p{Script=Han}/u);
    expect(await names(manager, { text: 'NEW' })).toEqual([]);
  });

  test('are not changed by a cashier', async () => {
    expect(await cashier.refused(UPDATE, { id: await product(), input: { name: 'x' } })).toEqual(['FORBIDDEN']);
  });

  test('of ten at once with one barcode, one gets it', async () => {
    const categoryId = await category('Shelf');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        manager.ask(CREATE, { input: { sku: `RACE${at}`, name: 'x', retailPrice: '1', categoryId, barcodes: ['777'] } }),
      ),
    );
    expect(answers.flatMap(({ errors }) => errors.map((error) => error.code))).toEqual(Array(9).fill('DUPLICATE'));
  });

  test('below zero stock can not be forbidden before it is counted', async () => {
    const id = await product({ allowNegative: true });
    const storeId = globalId('Org', told.org('West Lake'));
    const ADJUST = `mutation ($input: AdjustStockInput!, $key: String!) { adjustStock(input: $input, idempotencyKey: $key) { onHand } }`;
    const adjust = (kind: string, quantity: string) =>
      manager.query(ADJUST, { input: { storeId, kind, lines: [{ productId: id, quantity }] }, key: `below-zero-${kind}` });
    expect(await adjust('LOSS', '2')).toEqual({ adjustStock: [{ onHand: '-2' }] });
    expect((await manager.ask(UPDATE, { id, input: { allowNegative: false } })).errors).toMatchObject([
      { code: 'STOCK_BELOW_ZERO', field: 'allowNegative', details: { count: 1 } },
    ]);
    await adjust('COUNT', '0');
    expect(await manager.query(UPDATE, { id, input: { allowNegative: false } })).toMatchObject({ updateProduct: { allowNegative: false } });
  });

  test('are found by SKU, barcode, part of the name, kind and category with all below it', async () => {
    const top = await category('Cups');
    const below = await category('Small cups', await category('Tea cups', top));
    await product({ sku: 'CUP-1', name: 'Gaiwan White', categoryId: below, barcodes: ['4711'], kind: 'GIFT' });
    await product({ sku: 'CUP-10', name: 'Gaiwan blue', categoryId: top, retailPrice: '99' });
    expect(await names(cashier, { text: 'CUP-1' })).toEqual(['Gaiwan White']);
    expect(await names(cashier, { text: '4711' })).toEqual(['Gaiwan White']);
    expect(await names(cashier, { text: 'gaiwan' }, { field: 'PRICE', direction: 'DESC' })).toEqual(['Gaiwan blue', 'Gaiwan White']);
    expect(await names(cashier, { categoryId: top })).toEqual(['Gaiwan White', 'Gaiwan blue']);
    expect(await names(cashier, { categoryId: top, kinds: ['GIFT'] })).toEqual(['Gaiwan White']);
    expect(await names(cashier, { categoryId: below })).toEqual(['Gaiwan White']);
  });

  test('go out of the list when archived, and come back', async () => {
    const id = await product({ name: 'Old tea' });
    await manager.query(`mutation ($id: ID!) { archiveProduct(id: $id) { archivedAt } }`, { id });
    expect(await names(cashier, { text: 'Old tea' })).toEqual([]);
    expect(await names(cashier, { text: 'Old tea', archived: true })).toEqual(['Old tea']);
    expect(await manager.refused(UPDATE, { id, input: { name: 'x' } })).toEqual(['ARCHIVED']);
    await manager.query(`mutation ($id: ID!) { restoreProduct(id: $id) { archivedAt } }`, { id });
    expect(await names(cashier, { text: 'Old tea' })).toEqual(['Old tea']);
  });
});

describe('categories', () => {
  test('never stand below themselves', async () => {
    const top = await category('Top');
    const middle = await category('Middle', top);
    const low = await category('Low', middle);
    for (const parentId of [top, middle, low]) {
      expect((await manager.ask(MOVE, { id: top, input: { parentId } })).errors).toMatchObject([{ code: 'WOULD_LOOP', field: 'parentId' }]);
    }
    expect(await manager.query(MOVE, { id: middle, input: { parentId: null } })).toEqual({
      updateCategory: { name: 'Middle', parent: null },
    });
    expect(await manager.query(MOVE, { id: top, input: { parentId: low } })).toEqual({
      updateCategory: { name: 'Top', parent: { id: low } },
    });
  });

  test('never stand below themselves, also when two move at once', async () => {
    const [a, b] = [await category('A'), await category('B')];
    const answers = await Promise.all([
      manager.ask(MOVE, { id: a, input: { parentId: b } }),
      manager.ask(MOVE, { id: b, input: { parentId: a } }),
    ]);
    expect(answers.flatMap(({ errors }) => errors.map((error) => error.code))).toEqual(['WOULD_LOOP']);
  });

  test('are archived when nothing in use stands in them', async () => {
    const ARCHIVE = `mutation ($id: ID!) { archiveCategory(id: $id) { archivedAt } }`;
    const top = await category('Full');
    const id = await product({ categoryId: top });
    expect((await manager.ask(ARCHIVE, { id: top })).errors).toMatchObject([{ code: 'IN_USE', details: { count: 1 } }]);
    await manager.query(`mutation ($id: ID!) { archiveProduct(id: $id) { id } }`, { id });
    await manager.query(ARCHIVE, { id: top });
    expect((await manager.ask(CREATE, { input: { sku: 'NEVER', name: 'x', retailPrice: '1', categoryId: top } })).errors).toMatchObject([
      { code: 'ARCHIVED', field: 'categoryId' },
    ]);
    expect(await manager.refused(`mutation ($id: ID!) { restoreProduct(id: $id) { id } }`, { id })).toEqual(['ARCHIVED']);
    await manager.query(`mutation ($id: ID!) { restoreCategory(id: $id) { archivedAt } }`, { id: top });
    expect(await manager.query(`mutation ($id: ID!) { restoreProduct(id: $id) { id } }`, { id })).toEqual({ restoreProduct: { id } });
  });
});
