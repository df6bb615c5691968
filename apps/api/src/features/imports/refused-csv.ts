import { Readable } from 'node:stream';
import type { Locale } from '@regulars/domain/errors';
import { db } from '../../db.ts';
import { refusalText } from './refusals.ts';

const HEADERS: Record<Locale, readonly string[]> = { en: ['Row', 'Column', 'Reason'], zh: ['行', '列', '原因'] };
const PAGE = 5_000;

/** Quoted where needed; what a spreadsheet would take for a formula gets an apostrophe before it. */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t]/.test(value) && !/^-?\d+$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvLine = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;

async function* lines(importId: string, locale: Locale): AsyncGenerator<string> {
  yield `\ufeff${csvLine(HEADERS[locale])}`; // the mark makes Excel read UTF-8
  let last = { row: 0, column: '' };
  for (;;) {
    const page = await db
      .selectFrom('import_refusal')
      .select(['row', 'column', 'code', 'details'])
      .where('import_id', '=', importId)
      .where((eb) => eb(eb.refTuple('row', 'column'), '>', eb.tuple(last.row, last.column)))
      .orderBy('row')
      .orderBy('column')
      .limit(PAGE)
      .execute();
    yield page.map(({ row, column, code, details }) => csvLine([String(row), column, refusalText(code, details, locale)])).join('');
    last = page.at(-1) ?? last;
    if (page.length < PAGE) return;
  }
}

/** The refused rows of an import as a CSV: row number, column, reason in the user's language. */
export function refusedCsv(importId: string, locale: Locale): Readable {
  return Readable.from(lines(importId, locale));
}
