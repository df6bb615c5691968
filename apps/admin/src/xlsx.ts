import type { Cell } from './csv.ts';

const WIDEST = 60;
/** Chinese characters take two places. */
const places = (cell: Cell) => String(cell ?? '').replace(/[\u2e80-\uffff]/g, '  ').length;

/** Rows as a workbook of one sheet, the first row being the heads. The library is loaded when it is first needed. */
export async function toXlsx(rows: readonly (readonly Cell[])[], sheet: string): Promise<Blob> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const page = book.addWorksheet(sheet.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  page.addRows(rows.map((row) => row.map((cell) => cell ?? null)));
  page.getRow(1).font = { bold: true };
  page.columns.forEach((column, at) => (column.width = Math.min(WIDEST, Math.max(8, ...rows.map((row) => places(row[at]) + 2)))));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new Blob([await book.xlsx.writeBuffer()], { type });
}
