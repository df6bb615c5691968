import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import excel from 'exceljs';
import { expect, open, settled, test } from './page.ts';

async function workbookOf(download: Download): Promise<excel.Workbook> {
  return new excel.Workbook().xlsx.readFile(await download.path());
}

test('from the whole to a category and back, by a link', async ({ page }) => {
  await open(page, '/analytics?period=last90');
  const categories = page.getByRole('region', { name: 'Categories' }).first();
  const row = categories.locator('tbody tr').first();
  const name = (await row.locator('td').nth(1).textContent()) ?? '';
  const whole = await page.getByRole('region', { name: 'Trend' }).locator('.recharts-surface').first().innerHTML();
  await row.click();
  await expect(page).toHaveURL(/category=/);
  await expect(page.getByText(`Category: ${name}`)).toBeVisible();
  await settled(page);
  const chart = page.getByRole('region', { name: 'Trend' }).locator('.recharts-surface').first();
  await expect.poll(() => chart.innerHTML()).not.toBe(whole);

  await page.reload();
  await expect(page.getByText(`Category: ${name}`)).toBeVisible();
  await page.locator('.MuiChip-deleteIcon').click();
  await expect(page).not.toHaveURL(/category=/);
});

test('a click on the trend goes one grain finer', async ({ page }) => {
  await open(page, '/analytics?period=last12&grain=MONTH');
  await page.getByRole('region', { name: 'Trend' }).locator('.recharts-bar-rectangle').nth(5).click();
  await expect(page).toHaveURL(/grain=DAY/);
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-01/);
});

test('the figures of a chart as a table and as a file', async ({ page }) => {
  await open(page, '/analytics?period=lastMonth&grain=DAY');
  const trend = page.getByRole('region', { name: 'Trend' }).first();
  await trend.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Show as table' }).click();
  const days = await trend.locator('tbody tr').count();
  expect(days).toBeGreaterThanOrEqual(28);
  const waiting = page.waitForEvent('download');
  await trend.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Export CSV' }).click();
  const csv = await readFile(await (await waiting).path(), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(days + 1);
  expect(csv).toContain('Revenue');

  await trend.getByRole('button', { name: 'Export' }).click();
  const workbook = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export XLSX' }).click();
  const { worksheets } = await workbookOf(await workbook);
  expect(worksheets[0]?.rowCount).toBe(days + 1);
  expect(worksheets[0]?.getCell('B2').type).toBe(excel.ValueType.Number);
});

test('a list as a workbook, as it is filtered', async ({ page }) => {
  await open(page, '/products?filter={"q":"龙井"}');
  await expect(page.locator('tbody tr').first()).toContainText('龙井');
  const rows = await page.locator('tbody tr').count();
  await page.getByRole('button', { name: 'Export' }).click();
  const workbook = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export XLSX' }).click();
  const { worksheets } = await workbookOf(await workbook);
  expect(worksheets[0]?.rowCount).toBe(rows + 1);
  expect(worksheets[0]?.getCell('B2').text).toContain('龙井');
});

test('the branch limits every figure and stays in the address', async ({ page }) => {
  await open(page, '/analytics?period=last30');
  await page.getByRole('button', { name: /^Branch/ }).click();
  await page.getByRole('option').nth(2).click();
  await expect(page).toHaveURL(/branch=/);
  await settled(page);
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Sales' }).click();
  await expect(page).toHaveURL(/sales\?.*branch=/);
});
