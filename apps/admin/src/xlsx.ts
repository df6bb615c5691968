import { type Cell, textOf } from './csv.ts';

const WIDEST = 60;
const TIME = 'yyyy-mm-dd hh:mm:ss';
/** Chinese characters take two places. */
const places = (cell: Cell) => textOf(cell).replace(/[\u2e80-\uffff]/g, '  ').length;

/** A sheet of a workbook; the first row holds the heads. */
export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
}

/** Characters that a sheet's name may not have, and how long it may be. */
const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** Sheets as a workbook. The library is loaded when it is first needed. */
export async function toWorkbook(sheets: readonly Sheet[]): Promise<Blob> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  for (const { name, rows } of sheets) {
    const page = book.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: 1 }] });
    page.addRows(rows.map((row) => row.map((cell) => cell ?? null)));
    rows.forEach((row, at) =>
      row.forEach((cell, column) => {
        if (cell instanceof Date) page.getCell(at + 1, column + 1).numFmt = TIME;
      }),
    );
    page.getRow(1).font = { bold: true };
    page.columns.forEach((column, at) => (column.width = Math.min(WIDEST, Math.max(8, ...rows.map((row) => places(row[at]) + 2)))));
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new Blob([await book.xlsx.writeBuffer()], { type });
}

/** Rows as a workbook of one sheet. */
export const toXlsx = (rows: Sheet['rows'], name: string): Promise<Blob> => toWorkbook([{ name, rows }]);
