import { ask, otherTill } from './till.ts';
import { expect, open, test } from './page.ts';

interface World {
  products: { edges: { node: { id: string } }[] };
  members: { edges: { node: { id: string; number: string } }[] };
}

const WORLD = `{ products(first: 1, filter: { kinds: [SERVICE] }) { edges { node { id } } } members(first: 1) { edges { node { id number } } } }`;
const CREATE = 'mutation ($input: PassTypeInput!) { createPassType(kind: COUNT, input: $input) { id } }';

test('a pass is sold, used at the till, and paid back by what is left', async ({ page, baseURL }) => {
  const till = await otherTill(baseURL);
  const { products, members } = await ask<World>(till, WORLD, {});
  const [product, member] = [products.edges[0]?.node, members.edges[0]?.node];
  if (!product || !member) throw new Error('The demo chain lacks what is needed');
  const code = `P${Date.now()}`;
  await ask(till, CREATE, { input: { code, name: code, productId: product.id, uses: 10, validDays: 30, price: '1000.00' } });
  await till.dispose();

  await open(page, '/passTypes');
  await expect(page.getByText(code).first()).toBeVisible();

  await open(page, `/members/${encodeURIComponent(member.id)}/assets`);
  await page.getByRole('button', { name: 'Sell a pass' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Pass', { exact: true }).click();
  await page.getByRole('option', { name: code }).click();
  await dialog.getByRole('button', { name: 'Sell a pass' }).click();
  await expect(dialog).toHaveCount(0);

  await open(page, '/usePass');
  await page.getByLabel('Phone, card or member number').fill(member.number);
  await page.keyboard.press('Enter');
  const held = page.getByRole('list', { name: 'Passes' }).getByRole('listitem').filter({ hasText: code });
  await expect(held).toContainText('10 of 10 uses left');
  await page.getByRole('button', { name: `Use ${code}` }).click();
  await expect(held).toContainText('9 of 10 uses left');

  await open(page, `/members/${encodeURIComponent(member.id)}/assets`);
  await page.getByRole('button', { name: 'Pay back' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('It is worth');
});
