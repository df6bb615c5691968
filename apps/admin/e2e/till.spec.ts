import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, open, test } from './page.ts';
import { actAs, ask, otherTill, wellStocked } from './till.ts';

interface World {
  viewer: { org: { id: string } };
  tillCatalog: { id: string; name: string; sound: string; price: string }[];
  members: { edges: { node: { id: string; number: string; name: string } }[] };
  myShift: { id: string } | null;
}

const WORLD = `{ tillCatalog { id name sound price } members(first: 5) { edges { node { id number name } } } myShift { id } }`;
const CLOSE = 'mutation ($key: String!, $input: CloseShiftInput!) { closeShift(idempotencyKey: $key, input: $input) { id } }';

/** A till of its own for each test: an employee stands at one at a time. */
async function takeTill(page: Page, baseURL: string | undefined, role: string): Promise<{ world: World; request: APIRequestContext }> {
  const request = await otherTill(baseURL, role);
  await actAs(page, request);
  const world = await ask<World>(request, WORLD, {});
  if (world.myShift) await ask(request, CLOSE, { key: randomUUID(), input: { shiftId: world.myShift.id, counted: '0.00' } });
  await open(page, '/till');
  return { world, request };
}

async function openShift(page: Page, float: string): Promise<void> {
  await page.getByLabel('Till', { exact: true }).fill(`T${Date.now()}`);
  await page.getByLabel('Cash in the drawer').fill(float);
  await page.keyboard.press('Enter');
  await expect(page.getByPlaceholder(/^Scan/)).toBeFocused();
  await expect(page.getByRole('button', { name: /¥/ }).first()).toBeVisible();
}

/** Two letters that find a product first of which the store has enough. */
async function shortNames({ tillCatalog }: World, request: APIRequestContext, count: number): Promise<string[]> {
  const enough = new Set((await wellStocked(request)).map(({ product }) => product.id));
  const initials = tillCatalog.map(({ id, sound }) => ({ id, letters: sound.split(' ')[1] ?? '' }));
  const two = initials.filter(({ id }) => enough.has(id)).map(({ id, letters }) => ({ id, name: letters.slice(0, 2) }));
  const first = two.filter(
    ({ id, name }) => /^[a-z]{2}$/.test(name) && initials.find(({ letters }) => letters.startsWith(name))?.id === id,
  );
  return [...new Set(first.map(({ name }) => name))].slice(0, count);
}

/** Types as a person does: about eight keys a second. Counts the keys. */
function typist(page: Page) {
  let keys = 0;
  const press = async (...names: string[]) => {
    for (const name of names) {
      keys++;
      await page.keyboard.press(name, { delay: 20 });
      await page.waitForTimeout(100);
    }
  };
  return { press, type: (text: string) => press(...text), keys: () => keys };
}

test('three products to a known member in 25 keys and ten seconds', async ({ page, baseURL }) => {
  const { world, request } = await takeTill(page, baseURL, 'cashier');
  await openShift(page, '100');
  const names = await shortNames(world, request, 3);
  const { press, type, keys } = typist(page);
  const [member] = world.members.edges;
  const began = Date.now();
  for (const name of names) {
    await type(name);
    await press('Enter');
  }
  await press('F2');
  await type(member?.node.number ?? '');
  await press('Enter');
  await expect(page.getByRole('region', { name: 'Member' })).toBeVisible();
  await press('F8', 'Enter');
  await expect(page.getByRole('status')).toContainText('Paid ¥');
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(keys()).toBeLessThanOrEqual(25);
  await expect(page.getByPlaceholder(/^Scan/)).toBeFocused();

  // The cashier may not refund: a supervisor says so at the same till.
  const number = /\S+-\d{8}-\w+/.exec(await page.getByRole('status').innerText())?.[0] ?? '';
  await page.keyboard.press('F7');
  await page.getByLabel('Receipt number').fill(number);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Everything' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel("Supervisor's e-mail").fill('store@demo.regulars');
  await dialog.getByLabel("Supervisor's password").fill('regulars-demo');
  await dialog.getByRole('button', { name: 'Refund' }).click();
  await expect(page.getByText(/^Refunded: Cash ¥/)).toBeVisible();
  await request.dispose();
});

const REVENUE = 'query ($day: Date!) { salesOverview(from: $day, to: $day) { current { figures { revenue } } } }';

/** What the dashboard says of today, in cents. */
async function revenue(request: APIRequestContext): Promise<number> {
  const day = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
  const { salesOverview } = await ask<{ salesOverview: { current: { figures: { revenue: string } } } }>(request, REVENUE, { day });
  return cents(salesOverview.current.figures.revenue);
}

const cents = (text: string) => Math.round(Number(text.replaceAll(/[^\d.-]/g, '')) * 100);

test('a day at a store balances to the cent, and the dashboard moves', async ({ page, baseURL }) => {
  const { world, request } = await takeTill(page, baseURL, 'store');
  const before = await revenue(request);
  await openShift(page, '200');
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = await shortNames(world, request, 5);
  const total = page.getByTestId('total');
  const paid = page.getByRole('status');
  /** Scans a product, and waits for what it costs. */
  const scan = async (name: string) => {
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(total).toHaveAttribute('aria-busy', 'false');
    return cents(await total.innerText());
  };
  const pay = async (...keys: string[]) => {
    await page.keyboard.press('F8');
    await expect(page.getByRole('dialog')).toBeVisible();
    for (const key of [...keys, 'Enter']) await page.keyboard.press(key);
    await expect(paid).toContainText('Paid ¥');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  const member = async () => {
    await page.keyboard.press('F2');
    await page
      .getByRole('dialog')
      .getByRole('textbox')
      .fill(world.members.edges[0]?.node.number ?? '');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Member' })).toBeVisible();
  };

  const cash = await scan(first);
  await pay('9', '9', '9', '9');
  expect(cents(await paid.innerText().then((text) => text.split('Change')[1] ?? ''))).toBe(999_900 - cash);
  const number = /\S+-\d{8}-\w+/.exec(await paid.innerText())?.[0] ?? '';
  const wechat = await scan(second);
  await pay('w');
  const split = await scan(third);
  await page.keyboard.press('F8');
  for (const key of ['1', 'Enter', 'a', 'Enter']) await page.keyboard.press(key);
  await expect(paid).toContainText('Paid ¥');
  await scan(fourth);
  await member();
  await page.keyboard.press('F6');
  await page.getByLabel('Top up by').fill('1000');
  await page.keyboard.press('Enter');
  await expect(total).toHaveAttribute('aria-busy', 'false');
  const both = cents(await total.innerText());
  await pay();
  await scan(fifth);
  await member();
  await expect(total).toHaveAttribute('aria-busy', 'false');
  const stored = cents(await total.innerText());
  await pay('s');

  await page.keyboard.press('F7');
  await page.getByLabel('Receipt number').fill(number);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Everything' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Refund' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('F9');
  const drawer = 20_000 + 100 + both; // the first sale's cash went back
  await page.getByLabel('Cash counted').fill((drawer / 100).toFixed(2));
  await page.keyboard.press('Enter');
  await expect(page.getByText('¥0.00 · Balances')).toBeVisible();
  expect(await revenue(request)).toBeGreaterThanOrEqual(before + wechat + split + (both - 100_000) + stored);
  await request.dispose();
});
