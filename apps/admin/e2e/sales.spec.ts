import { expect, open, test } from './page.ts';

test('one line of a sale is refunded', async ({ page }) => {
  await open(page, '/sales?filter={"kinds":["SALE"],"minAmount":"300"}'); // large enough to have something left to refund
  await page.locator('tbody tr').nth(7).click();
  await page.getByRole('link', { name: 'Open full page' }).click();
  await page.getByRole('button', { name: 'Refund' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: /^Comes back/ })
    .first()
    .fill('1');
  await dialog.getByLabel('Reason').fill('Wrong size');
  await dialog.getByRole('button', { name: 'Refund' }).click();
  await expect(page.getByText(/^Refunded: /)).toBeVisible();
  const refunds = page.getByRole('region', { name: 'Refunds' });
  await expect(refunds).toContainText('Wrong size');
  await expect(refunds).toContainText('-¥');
});

test('a refund larger than the sale is refused in words', async ({ page, complaints }) => {
  await open(page, '/sales?filter={"kinds":["SALE"]}');
  await page.locator('tbody tr').nth(9).click();
  await page.getByRole('link', { name: 'Open full page' }).click();
  await page.getByRole('button', { name: 'Refund' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: /^Comes back/ })
    .first()
    .fill('9999');
  await dialog.getByRole('button', { name: 'Refund' }).click();
  await expect(dialog.getByRole('alert')).toContainText('cannot be returned');
  complaints.splice(0);
});
