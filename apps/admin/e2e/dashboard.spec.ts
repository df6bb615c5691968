import type { Page } from '@playwright/test';
import { expect, open, settled, test } from './page.ts';
import { actAs, otherTill } from './till.ts';

const cards = (page: Page) => page.locator('main section[aria-label]');
const names = (page: Page) => cards(page).evaluateAll((all) => all.map((card) => card.getAttribute('aria-label')));

/** The operations that the page sent over HTTP. */
function operations(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql') && request.method() === 'POST') sent.push(String(request.postDataJSON()['operationName']));
  });
  return sent;
}

test('the whole page comes in one request', async ({ page }) => {
  const sent = operations(page);
  await open(page, '/');
  await expect(page).toHaveURL(/\/dashboard/);
  await expect(page.getByText('Today so far')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Trend' }).locator('.recharts-bar-rectangle').first()).toBeVisible();
  expect(sent.filter((name) => !['Viewer', 'Orgs', 'AlertCounts'].includes(name))).toEqual(['Dashboard']); // those are the frame's
});

const EVERYBODY = ['Alerts', 'Stock warnings', 'To do today', 'Latest sales'];
const FIGURES = [
  ...EVERYBODY,
  'Key figures',
  'Trend',
  'Categories',
  'Products',
  'Hours of the week',
  'New members',
  'Where new members come from',
];
const STORES = ['Stores', 'New members by store'];

for (const [role, shown, cost] of [
  ['hq', [...FIGURES, ...STORES, 'Salespeople'], true],
  ['region', [...FIGURES, ...STORES, 'Salespeople'], true],
  ['store', [...FIGURES, 'Salespeople'], false],
  ['marketer', [...FIGURES, ...STORES], false],
  ['cashier', EVERYBODY, false],
] as const) {
  test(`${role} sees what the role allows`, async ({ page, baseURL }) => {
    const other = await otherTill(baseURL, role);
    await actAs(page, other);
    await other.dispose();
    await open(page, '/dashboard');
    expect([...new Set(await names(page))].sort()).toEqual([...shown].sort());
    const profit = page.getByText('Profit', { exact: true });
    if (cost) await expect(profit.first()).toBeVisible();
    else await expect(profit).toHaveCount(0);
  });
}

test('a click on a month shows its days, and the address says so', async ({ page }) => {
  await open(page, '/dashboard?period=last12&grain=MONTH');
  await page.getByRole('region', { name: 'Trend' }).locator('.recharts-bar-rectangle').nth(5).click();
  await expect(page).toHaveURL(/grain=DAY/);
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-01/);
  await expect
    .poll(() => page.getByRole('region', { name: 'Trend' }).locator('.recharts-bar-rectangle').count())
    .toBeGreaterThanOrEqual(28);
});

test('an arrangement made by keys alone is kept', async ({ page }) => {
  await open(page, '/dashboard');
  const before = await names(page);
  await page.getByRole('button', { name: 'Arrange' }).click();
  const dialog = page.getByRole('dialog');
  const up = dialog.getByRole('button', { name: 'Move Hours of the week up' });
  while (await up.isEnabled()) await up.press('Enter');
  await dialog.getByRole('checkbox', { name: 'Latest sales' }).press('Space');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(cards(page).first()).toHaveAttribute('aria-label', 'Hours of the week');
  await expect(page.getByRole('region', { name: 'Latest sales' })).toHaveCount(0);

  await page.reload();
  await settled(page);
  await expect(cards(page).first()).toHaveAttribute('aria-label', 'Hours of the week');
  await expect(page.getByRole('region', { name: 'Latest sales' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Arrange' }).click();
  await page.getByRole('button', { name: 'As it comes' }).click();
  await expect(cards(page).first()).toHaveAttribute('aria-label', 'Key figures');
  await settled(page);
  expect(await names(page)).toEqual(before);
});
