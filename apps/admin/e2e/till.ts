import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Page, request } from '@playwright/test';
import { signedIn } from './accounts.ts';

interface Shelf {
  onHand: string;
  store: { id: string };
  product: { id: string; name: string };
}

/** A client without a page: another till of the chain. */
export async function otherTill(baseURL: string | undefined, role = 'hq'): Promise<APIRequestContext> {
  const till = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL ?? '', 'apollo-require-preflight': 'true' } });
  await signedIn(till, role);
  return till;
}

/** The page goes on as who stands at that till. */
export async function actAs(page: Page, till: APIRequestContext): Promise<void> {
  await page.context().clearCookies();
  await page.context().addCookies((await till.storageState()).cookies);
}

export async function ask<Data>(till: APIRequestContext, query: string, variables: object): Promise<Data> {
  const response = await till.post('/graphql', { data: { query, variables } });
  const { data, errors } = (await response.json()) as { data: Data; errors?: object[] };
  expect(errors).toBeUndefined();
  return data;
}

/** Products of which a store has enough that nobody is warned of them. */
export async function wellStocked(till: APIRequestContext): Promise<Shelf[]> {
  const { stock } = await ask<{ stock: { edges: { node: Shelf & { belowReorderPoint: boolean; reorderPoint: string | null } }[] } }>(
    till,
    `{ stock(first: 100, filter: { belowReorderPoint: false }) { edges { node { onHand reorderPoint belowReorderPoint store { id } product { id name } } } } }`,
    {},
  );
  return stock.edges
    .map(({ node }) => node)
    .filter(({ reorderPoint, onHand }) => reorderPoint !== null && Number.isInteger(Number(onHand)) && Number(onHand) > 0);
}

/** Sells all that a store has of a product. */
export async function sellOut(till: APIRequestContext, { onHand, store, product }: Shelf): Promise<void> {
  const line = { productId: product.id, quantity: onHand, unitPrice: '1.00', amount: Number(onHand).toFixed(2) };
  const input = { storeId: store.id, lines: [line], tenders: [{ method: 'CASH', amount: line.amount }] };
  await ask(till, 'mutation ($key: String!, $input: RecordSaleInput!) { recordSale(idempotencyKey: $key, input: $input) { id } }', {
    key: randomUUID(),
    input,
  });
}
