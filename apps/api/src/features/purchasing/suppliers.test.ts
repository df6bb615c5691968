import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let office: Client;
let manager: Client;
let count = 0;

beforeAll(async () => {
  api = await startApi();
  told = await chain().employee('OWNER').region('East').employee('REGION_MANAGER').store('West Lake').product('Longjing').tell();
  [office, manager] = await Promise.all([api.as(told.employee('OWNER')), api.as(told.employee('REGION_MANAGER'))]);
  const { createSupplier } = await office.query<Created>(CREATE_SUPPLIER, { input: { code: 'TEA', name: 'Tea Garden' } });
  await office.query(OFFER, { input: { supplierId: createSupplier.id, productId: longjing(), preferred: true, packSize: '1' } });
});
afterAll(() => api.stop());
beforeEach(() => {
  count++;
});

interface Created {
  createSupplier: { id: string };
}
const longjing = () => globalId('Product', told.product('Longjing'));
const CREATE_SUPPLIER = `mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id } }`;
const OFFER = `mutation ($input: OfferInput!) { setOffer(input: $input) { preferred } }`;
const ORDER = `mutation ($orders: [CreatePurchaseOrderInput!]!, $key: String!) { createPurchaseOrders(orders: $orders, idempotencyKey: $key) { id } }`;

test('a product has one preferred supplier', async () => {
  const input = { code: 'TEA2', name: 'Other Garden' };
  const { createSupplier } = await office.query<Created>(CREATE_SUPPLIER, { input });
  const OFFERS = `query ($id: ID!) { node(id: $id) { ... on Product { suppliers { preferred supplier { name } } } } }`;
  await office.query(OFFER, { input: { supplierId: createSupplier.id, productId: longjing(), preferred: true, packSize: '6' } });
  expect(await office.query(OFFERS, { id: longjing() })).toEqual({
    node: {
      suppliers: [
        { preferred: true, supplier: { name: 'Other Garden' } },
        { preferred: false, supplier: { name: 'Tea Garden' } },
      ],
    },
  });
  await office.query(`mutation ($id: ID!) { archiveSupplier(id: $id) { archivedAt } }`, { id: createSupplier.id });
  expect(await office.query(OFFERS, { id: longjing() })).toMatchObject({ node: { suppliers: [{ preferred: false }] } });
  const orders = [
    { supplierId: createSupplier.id, storeId: globalId('Org', told.org('West Lake')), lines: [{ productId: longjing(), quantity: '6' }] },
  ];
  expect((await office.ask(ORDER, { orders, key: `suppliers-${count}` })).errors).toMatchObject([
    { code: 'ARCHIVED', field: 'orders.0.supplierId' },
  ]);
});

test.each<[string, string, Record<string, unknown>]>([
  ['DUPLICATE', 'code', { code: 'TEA' }],
  ['REQUIRED', 'name', { name: ' ' }],
  ['BAD_EMAIL', 'email', { email: 'x' }],
  ['TOO_LARGE', 'leadDays', { leadDays: 366 }],
])('%s of %s', async (code, field, spoiled) => {
  const input = { code: `S-${count}`, name: 'Garden', ...spoiled };
  expect((await office.ask(CREATE_SUPPLIER, { input })).errors).toMatchObject([{ code, field }]);
  expect(await manager.refused(CREATE_SUPPLIER, { input })).toEqual(['FORBIDDEN']);
});
