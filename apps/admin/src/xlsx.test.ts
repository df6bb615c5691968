import excel from 'exceljs';
import { expect, it } from 'vitest';
import { toXlsx } from './xlsx.ts';

it('a workbook holds the figures as numbers, texts as they are, and nothing runs', async () => {
  const blob = await toXlsx(
    [
      ['Name', 'Phone', 'Revenue', 'Change'],
      ['龙井', '013800001111', 1234.5, null],
      ['=1+1', '+86', -2, 0.125],
    ],
    'Products of the last twelve months of the chain',
  );
  const book = new excel.Workbook();
  await book.xlsx.load(await blob.arrayBuffer());
  const [page] = book.worksheets;
  expect(page?.name).toBe('Products of the last twelve mon');
  const values = (page?.getSheetValues() ?? []).slice(1).map((row) => (Array.isArray(row) ? [...row].slice(1) : row));
  expect(values).toEqual([
    ['Name', 'Phone', 'Revenue', 'Change'],
    ['龙井', '013800001111', 1234.5],
    ['=1+1', '+86', -2, 0.125],
  ]);
  expect(page?.getCell('A3').formula).toBeUndefined();
});

it('an instant is a time that a spreadsheet can reckon with', async () => {
  const at = new Date('2026-11-23T00:03:00Z');
  const book = new excel.Workbook();
  await book.xlsx.load(await (await toXlsx([['Sold at'], [at]], 'Sales')).arrayBuffer());
  const cell = book.worksheets[0]?.getCell('A2');
  expect(cell?.value).toEqual(at);
  expect(cell?.numFmt).toBe('yyyy-mm-dd hh:mm:ss');
});
