import { DomainError } from '@regulars/domain/errors';
import type ExcelJS from 'exceljs';
import type { FileRow } from './csv.ts';

const ROWS_AT_ONCE = 1000;

/** Rows of the first sheet, as text. Dates become YYYY-MM-DD, with the time where there is one; a formula is its last result. */
export async function* readXlsx(path: string): AsyncGenerator<FileRow[]> {
  const { default: Excel } = await import('exceljs'); // a third of a second, which only who reads such a file should wait for
  const workbook = new Excel.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  let rows: FileRow[] = [];
  try {
    for await (const sheet of workbook) {
      for await (const row of sheet) {
        const cells = Array.from({ length: row.cellCount }, (_, at) => cellText(row.getCell(at + 1).value));
        if (cells.every((cell) => cell === '')) continue;
        rows.push({ number: row.number, cells });
        if (rows.length < ROWS_AT_ONCE) continue;
        yield rows;
        rows = [];
      }
      break;
    }
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('UNREADABLE_FILE');
  }
  yield rows;
}

function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('error' in value) return value.error;
  if ('text' in value) return String(value.text);
  return 'result' in value ? cellText(value.result ?? null) : '';
}

/** A sheet keeps local clock readings; the reader hands them over as if they were UTC. */
function dateText(value: Date): string {
  const [day = '', clock = ''] = value.toISOString().split('T');
  const time = clock.slice(0, 5);
  if (value.getUTCFullYear() < 1900) return time;
  return clock.startsWith('00:00:00') ? day : `${day} ${time}`;
}
