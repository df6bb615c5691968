import excel from 'exceljs';
import { signedIn } from './accounts.ts';
import { expect, open, settled, test } from './page.ts';

test('the forecast: what was told beside what came, as a table and as a file', async ({ page }) => {
  await open(page, '/forecast');
  const card = page.getByRole('region', { name: 'Sales forecast' });
  await expect(card.getByText(/Over the last \d+ weeks the forecast was off by/)).toBeVisible();
  await card.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Show as table' }).click();
  await expect(card.locator('tbody tr')).toHaveCount(34); // half a year, and eight weeks
  await expect(card.locator('tbody tr').last().locator('td').nth(1)).toHaveText('–');
});

test('the monthly report as a workbook of ten sheets, and on paper without the frame', async ({ page }) => {
  await open(page, '/report');
  const title = await page.locator('article p').first().textContent();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export XLSX' }).click();
  const book = new excel.Workbook();
  await book.xlsx.readFile(await (await waiting).path());
  expect(book.worksheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Key figures', 'By store', 'Sales by level', 'By employee']),
  );
  const shown = await page.getByRole('table', { name: 'By store', exact: true }).locator('tbody tr').count();
  expect(book.getWorksheet('By store')?.rowCount).toBe(shown + 1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  expect(title).toContain('·');
});

test.describe('goals', () => {
  test.beforeEach(({ context }) => context.clearCookies());

  test('a manager sets them, with an error at its field, and the employee sees them', async ({ page, browser, baseURL }) => {
    await signedIn(page.request, 'cashier');
    await open(page, '/myPerformance');
    const name = await page.locator('main p').first().innerText();
    await expect(page.getByRole('button', { name: 'Set goals' })).toHaveCount(0);

    const office = await browser.newContext({ baseURL: baseURL ?? '', storageState: { cookies: [], origins: [] } });
    await signedIn(office.request, 'store');
    const manager = await office.newPage();
    await open(manager, '/performance');
    await manager.getByRole('row').filter({ hasText: name }).click();
    await settled(manager);
    await manager.getByRole('button', { name: 'Set goals' }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByLabel('Orders').fill('0');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('0 is not more than zero')).toBeVisible();
    await dialog.getByLabel('Orders').fill('777');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await office.close();

    await page.reload();
    await expect(page.getByRole('region', { name: 'Goals of the month' })).toContainText('of 777');
  });
});

test('a threshold of a store: beyond its limits, set, and taken back', async ({ page }) => {
  await open(page, '/alertSettings');
  await page.getByRole('button', { name: /^Branch/ }).click();
  await page.getByRole('option').last().click();
  await settled(page);
  const kind = page.getByRole('region', { name: 'Sales below forecast' });
  const field = kind.getByRole('textbox', { name: 'Below the forecast by' });
  await expect(kind.getByRole('button', { name: 'As above', exact: true })).toBeVisible(); // the rules of the store, not still those of the chain
  await field.fill('400');
  await expect(kind.getByText('From 5 to 100')).toBeVisible();
  await expect(kind.getByRole('button', { name: 'Save' })).toBeDisabled();
  await field.fill('35');
  await kind.getByRole('button', { name: 'Save' }).click();
  await expect(kind.getByText('set here')).toBeVisible();
  await kind.getByRole('button', { name: 'As above again' }).click();
  await kind.getByRole('button', { name: 'Save' }).click();
  await expect(kind.getByText('as delivered', { exact: true })).toBeVisible();
  await expect(field).toHaveValue('25');
});
