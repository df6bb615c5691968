import { readFile } from 'node:fs/promises';
import { expect, settled, test } from './page.ts';

/** Three sales lines, the last with a date that no calendar has. */
const file = (stamp: string) => ({
  name: `sales-${stamp}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'day,receipt,customer,shop,code,title,qty,paid',
      `2024-05-01,${stamp}-1,${stamp}-A,Import Street,${stamp}-T,Tea,2,25.50`,
      `2024-05-01,${stamp}-1,${stamp}-A,Import Street,${stamp}-C,Cup,1,12.00`,
      `2024-02-30,${stamp}-2,${stamp}-B,Import Street,${stamp}-T,Tea,1,12.75`,
    ].join('\n'),
  ),
});

/** Field of ours → column of the file. */
const COLUMNS = {
  Date: 'day',
  'Groups lines of a sale by': 'receipt',
  Member: 'customer',
  Store: 'shop',
  'Product code': 'code',
  'Product name': 'title',
  Quantity: 'qty',
  'Amount paid': 'paid',
};

test('a file becomes sales: mapped, checked, tried, written once', async ({ page }) => {
  const upload = file(String(Date.now()));
  await page.goto('/imports/create');
  await page.locator('input[type=file]').setInputFiles(upload);
  await expect(page.getByText('CSV · utf-8')).toBeVisible();

  for (const [field, column] of Object.entries(COLUMNS)) {
    await page.getByRole('combobox', { name: field, exact: true }).click();
    await page.getByRole('option', { name: column, exact: true }).click();
    await page.keyboard.press('Escape');
  }
  await page.getByLabel('The member column holds').click();
  await page.getByRole('option', { name: 'The number in the other system' }).click();
  for (const what of ['Members', 'Products', 'Stores']) await page.getByRole('checkbox', { name: what }).check();
  await page.getByRole('button', { name: 'Next' }).click();

  const preview = page.getByRole('region', { name: 'First rows' }).last();
  await expect(preview).toContainText('New member');
  await expect(preview).toContainText('2024-02-30');
  await expect(preview).toContainText('is not a date');

  await page.getByRole('button', { name: 'Dry run' }).click();
  await expect(page.getByText('Nothing was written')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Import now' }).click();
  await expect(page.getByText('Done', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Dry run')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Refused rows' })).toContainText('is not a date');

  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download refused rows' }).click();
  const refused = await readFile(await (await waiting).path(), 'utf8');
  expect(refused).toContain('2024-02-30');

  await page.goto('/sales?filter={"from":"2024-05-01","to":"2024-05-01"}');
  await settled(page);
  await expect(page.locator('tbody tr', { hasText: '¥37.50' }).first()).toBeVisible();
});
