import { ask, otherTill } from './till.ts';
import { expect, open, test } from './page.ts';

interface World {
  members: { edges: { node: { id: string } }[] };
}

const CREATE = 'mutation ($input: CardTypeInput!) { createCardType(kind: INDIVIDUAL, input: $input) { id } }';

test('a card is given out, lost, refused at the till, and replaced', async ({ page, baseURL }) => {
  const till = await otherTill(baseURL);
  const { members } = await ask<World>(till, '{ members(first: 1) { edges { node { id } } } }', {});
  const member = members.edges[0]?.node;
  if (!member) throw new Error('The demo chain lacks what is needed');
  const code = `C${Date.now()}`;
  const free = { issueFee: '0', renewFee: '0', replaceFee: '0' };
  await ask(till, CREATE, { input: { code, name: code, uses: ['STORED_VALUE'], pattern: `${code}{4}`, ...free } });
  await till.dispose();

  await open(page, `/members/${encodeURIComponent(member.id)}/show`);
  await page.getByRole('button', { name: 'Give out a card' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Type', { exact: true }).click();
  await page.getByRole('option', { name: code }).click();
  await dialog.getByRole('button', { name: 'Give out a card' }).click();
  await expect(dialog).toHaveCount(0);
  const link = page.getByRole('link', { name: new RegExp(`^${code}0001\\d$`) });
  const number = (await link.textContent()) ?? '';
  await link.click();

  await expect(page.getByRole('img', { name: 'Code of the electronic card' })).toBeVisible();
  await page.getByRole('button', { name: 'Report loss' }).click();
  await dialog.getByLabel('Reason').fill('left on the bus');
  await dialog.getByRole('button', { name: 'Report loss' }).click();
  await expect(page.getByText('left on the bus')).toBeVisible();
  const lost = page.url();

  await open(page, '/topUp');
  await page.getByLabel('Phone, card or member number').fill(number);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('was reported lost');

  await open(page, new URL(lost).pathname);
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  await dialog.getByLabel('Reason').fill('not found again');
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await expect(page.getByRole('heading', { name: new RegExp(`^${code}0002\\d$`) })).toBeVisible();
  await expect(page.getByRole('link', { name: number })).toBeVisible();
});
