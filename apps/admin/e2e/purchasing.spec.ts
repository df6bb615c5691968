import { expect, open, test } from './page.ts';

test('a suggestion becomes an order, is sent, and its goods come into stock', async ({ page }) => {
  await open(page, '/suggestions');
  const group = page.getByRole('region').filter({ has: page.getByRole('button', { name: 'Draft order' }) });
  await group.first().getByRole('button', { name: 'Draft order' }).click();
  await expect(page).toHaveURL(/purchaseOrders\/.+\/show/);
  await expect(page.getByText('Draft', { exact: true })).toBeVisible();
  const row = page.getByRole('table', { name: 'Ordered' }).locator('tbody tr').first();
  const product = ((await row.locator('td').first().textContent()) ?? '').slice(0, 4);

  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: 'Receive goods' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel(/^Best before/)
    .first()
    .fill('2199-01-31');
  await dialog.getByLabel('Delivery note number').fill('D-4711');
  await dialog.getByRole('button', { name: 'Receive', exact: true }).click();
  await expect(page.getByText('Goods received')).toBeVisible();
  const receipts = page.getByRole('region', { name: 'Received' });
  await expect(receipts).toContainText('D-4711');
  await expect(receipts).toContainText(product);
  await expect(page.getByRole('button', { name: 'Receive goods' })).toHaveCount(0);
});

test('a count is opened, entered and closed', async ({ page }) => {
  await open(page, '/stockCounts');
  await page.getByRole('button', { name: 'Open a count' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Store' }).click();
  await page.getByRole('option').last().click();
  await dialog.getByRole('combobox', { name: 'Category' }).click();
  await page.getByRole('option').nth(3).click();
  await dialog.getByLabel('Name').fill('Evening count');
  await dialog.getByRole('button', { name: 'Open a count' }).click();
  await expect(page).toHaveURL(/stockCounts\/.+\/show/);
  const field = page.getByRole('textbox', { name: /^Counted/ }).first();
  await field.fill(String(1000 + (Date.now() % 9000))); // another one than in a run before
  await field.press('Enter');
  await expect(page.getByText(/^1 of \d+ products counted/)).toBeVisible();
  await page.getByRole('button', { name: 'Differences' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: 'Close count' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close count' }).click();
  await expect(page.getByText('Closed', { exact: true })).toBeVisible();
});

test('goods go from one store to another', async ({ page }) => {
  await open(page, '/transfers');
  await page.getByRole('combobox', { name: 'To store' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('combobox', { name: 'Add a product' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Transfer', exact: true }).click();
  await expect(page.getByText('Goods transferred')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Transfers of this store' })).toContainText('Transfer out');
});
