import { expect, open, test } from './page.ts';

test('a marketer builds a segment of nested conditions without help, and sees it counted', async ({ page }) => {
  await open(page, '/segments/create');
  const name = `Tea friends ${Date.now()}`;
  await page.getByLabel('Name').fill(name);
  const count = page.getByTestId('member-count');
  await expect(count).toHaveText(/\d/);
  const everybody = await count.textContent();

  await page.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByRole('combobox', { name: 'What is asked?' }).fill('Amount spent in 365');
  await page.getByRole('option', { name: 'Amount spent in 365 days' }).click();
  await page.getByRole('textbox', { name: 'Amount spent in 365 days' }).fill('500');
  await expect(page.getByText('Amount spent in 365 days is at least ¥500.00')).toBeVisible();
  await expect(count).not.toHaveText(everybody ?? '');

  await page.getByRole('button', { name: 'Group', exact: true }).click();
  const inner = page.getByRole('group', { name: 'At least one of these holds' });
  await inner.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByRole('combobox', { name: 'What is asked?' }).fill('Gender');
  await page.getByRole('option', { name: 'Gender' }).click();
  await inner.getByRole('combobox', { name: 'Gender', exact: true }).click();
  await page.getByRole('option', { name: 'female' }).click();
  await page.keyboard.press('Escape');
  await inner.getByRole('button', { name: 'Purchases', exact: true }).click();
  await expect(page.getByText('(Gender is female or Bought anything in the last 90 days)')).toBeVisible();

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.getByTestId('live-count')).toHaveText(/\d/);
});
