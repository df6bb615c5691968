import { expect, open, settled, test } from './page.ts';

/** A number that no member of the demo chain has. */
const freshPhone = () => `139${String(Date.now()).slice(-8)}`;

test('a member is registered, found by phone, changed and tagged', async ({ page, complaints }) => {
  const phone = freshPhone();
  await open(page, '/members');
  await page.getByRole('link', { name: 'Create' }).click();
  await page.getByLabel('Name *').fill('李小满');
  await page.getByRole('textbox', { name: 'Phone' }).fill(phone);
  await page.getByRole('combobox', { name: 'Home store' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/show$/);
  await expect(page.getByRole('heading', { name: '李小满', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Add a tag' }).click();
  const tag = page.getByRole('menuitem').first();
  const tagName = (await tag.textContent()) ?? '';
  await tag.click();
  await expect(page.locator('.MuiChip-root', { hasText: tagName })).toBeVisible();

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Note').fill('Prefers green tea');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Prefers green tea')).toBeVisible();

  await open(page, '/members');
  await page.getByPlaceholder(/phone, card/).fill(phone);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.locator('tbody tr').click();
  await expect(page.getByRole('presentation').getByText('李小满').first()).toBeVisible();

  await open(page, '/members/create');
  await page.getByLabel('Name *').fill('李小满二');
  await page.getByRole('textbox', { name: 'Phone' }).fill(phone);
  await page.getByRole('combobox', { name: 'Home store' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('is already in use').first()).toBeVisible();
  complaints.splice(0);
});

test('the list is a link: filters and page stand in the address', async ({ page }) => {
  await open(page, '/members');
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Level' }).click();
  await page.getByRole('combobox', { name: 'Level' }).click();
  const levelName = '银叶会员'; // of the demo chain, and many have it
  await page.getByRole('option', { name: levelName }).click();
  await expect(page).toHaveURL(/levelId/);
  await expect(page.locator('tbody tr').first()).toContainText(levelName);
  const first = await page.locator('tbody tr').first().textContent();
  await page.reload();
  await settled(page);
  await expect(page.locator('tbody tr').first()).toHaveText(first ?? '');
});

test('search finds a sale by the whole receipt number, however it is typed', async ({ page }) => {
  await open(page, '/sales');
  const cell = page.locator('tbody tr').nth(3).locator('td').nth(1);
  await expect(cell).toHaveText(/\S/); // an empty search would find the first page
  const number = ((await cell.textContent()) ?? '').trim().split(' ')[0] ?? '';
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search' }).fill(number.toLowerCase());
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toContainText(number);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sales\/.+\/show/);
});

test('search finds a member by the whole phone', async ({ page }) => {
  await open(page, '/members');
  const cell = page.locator('tbody tr').first().locator('td').nth(1);
  await expect(cell).toHaveText(/\S/);
  const phone = ((await cell.textContent()) ?? '').replaceAll(' ', '');
  const name = (await page.locator('tbody tr').first().locator('td').first().textContent()) ?? '';
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search' }).fill(phone);
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/members\/.+\/show/);
});
