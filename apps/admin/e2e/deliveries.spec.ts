import { expect, open, test } from './page.ts';

test('a delivery is planned from a sale, goes its way, and stands on the day list', async ({ page }) => {
  await open(page, '/sales?filter={"kinds":["SALE"],"channels":["APP"]}');
  await page.locator('tbody tr').nth(11).click();
  await page.getByRole('link', { name: 'Open full page' }).click();
  const deliveries = page.getByRole('region', { name: 'Deliveries' });
  await deliveries.getByRole('button', { name: 'Plan delivery' }).click();
  const dialog = page.getByRole('dialog');
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());
  await dialog.getByLabel('Day').fill(today);
  await dialog.getByLabel('From').fill('23:00');
  await dialog.getByLabel('To', { exact: true }).fill('00:00');
  await dialog.getByLabel('Recipient').fill('测试收货人');
  await dialog.getByLabel('Address').fill('平海路 1 号 302 室');
  await dialog.getByRole('button', { name: 'Plan delivery' }).click();
  await expect(page.getByText('Delivery planned')).toBeVisible();
  await deliveries.getByText('测试收货人').first().click();

  const panel = page.getByRole('presentation').filter({ hasText: '平海路 1 号' });
  await expect(panel).toContainText('23:00–24:00');
  await panel.getByRole('button', { name: 'Send out' }).click();
  await expect(panel.getByText('On its way')).toBeVisible();
  await panel.getByRole('button', { name: 'Not delivered' }).click();
  await page.getByLabel('Reason').fill('Nobody there');
  await page.getByRole('dialog').getByRole('button', { name: 'Not delivered' }).click();
  await expect(panel.getByText('Nobody there')).toBeVisible();
  await panel.getByRole('button', { name: 'Change day or time' }).click();
  await expect(panel.getByText('Planned', { exact: true })).toBeVisible();

  await open(page, '/deliveries/day');
  const row = page.getByRole('row').filter({ hasText: '测试收货人' }).first();
  await expect(row).toContainText('23:00–24:00');
  await row.getByRole('button', { name: 'Send out' }).click();
  await expect(row.getByText('On its way')).toBeVisible();
});

test('on paper the day list has room for a signature and no buttons', async ({ page }) => {
  await open(page, '/deliveries/day');
  const head = page.getByRole('columnheader', { name: 'Signature' }).first();
  await expect(head).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(head).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);
});
