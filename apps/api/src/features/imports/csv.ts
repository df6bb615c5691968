import { DomainError } from '@regulars/domain/errors';

/** One row of a file; `number` is what a spreadsheet shows beside it, the header being row 1. */
export interface FileRow {
  number: number;
  cells: readonly string[];
}

/** What stands between cells; WHITESPACE is columns aligned by any number of blanks. */
export type Delimiter = ',' | ';' | '\t' | '|' | 'WHITESPACE';

/** A quote that is never closed would swallow the rest of the file. */
const LONGEST_RECORD = 1 << 20;
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];

/**
 * Cuts text that comes in pieces into rows (RFC 4180: quoted cells may hold delimiters, line ends and doubled quotes).
 * Blank lines are counted and left out. Written for files of millions of rows: a line without quotes is only split.
 */
export class CsvSplitter {
  private rest = '';
  private number = 0;
  private readonly delimiter: Delimiter;

  constructor(delimiter: Delimiter) {
    this.delimiter = delimiter;
  }

  /** The rows that are complete with this piece. @throws DomainError UNREADABLE_FILE on a quote that never ends */
  push(piece: string): FileRow[] {
    const text = this.rest + piece;
    const rows: FileRow[] = [];
    let start = 0;
    let quote = text.indexOf('"');
    for (;;) {
      if (quote >= 0 && quote < start) quote = text.indexOf('"', start);
      const end = recordEnd(text, start, quote);
      if (end < 0) break;
      this.take(text.slice(start, end), rows);
      start = end + 1;
    }
    this.rest = text.slice(start);
    if (this.rest.length > LONGEST_RECORD) throw new DomainError('UNREADABLE_FILE', { row: this.number + 1 });
    return rows;
  }

  /** The last row, where the file does not end with a line end. */
  end(): FileRow[] {
    const rows: FileRow[] = [];
    if (this.rest !== '') this.take(this.rest, rows);
    this.rest = '';
    return rows;
  }

  private take(record: string, rows: FileRow[]): void {
    this.number++;
    const line = record.endsWith('\r') ? record.slice(0, -1) : record;
    if (line.trim() === '') return;
    rows.push({ number: this.number, cells: splitRecord(line, this.delimiter) });
  }
}

/**
 * Where the record that begins at `start` ends: the first line end outside quotes; -1 if it is not there yet.
 * @param quote the first quote from `start` on; -1 for none
 */
function recordEnd(text: string, start: number, quote: number): number {
  let end = text.indexOf('\n', start);
  let open = quote;
  while (end >= 0 && open >= 0 && open < end) {
    const close = text.indexOf('"', open + 1);
    if (close < 0) return -1;
    open = text.indexOf('"', close + 1);
    if (close > end) end = text.indexOf('\n', close);
  }
  return end;
}

function splitRecord(line: string, delimiter: Delimiter): string[] {
  if (delimiter === 'WHITESPACE') return line.trim().split(/\s+/);
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const [cell, next] = line[at] === '"' ? quotedCell(line, at, delimiter) : plainCell(line, at, delimiter);
    cells.push(cell);
    at = next;
  }
  return cells;
}

/** The cell that begins at `at`, and where the next one begins. */
function plainCell(line: string, at: number, delimiter: string): [cell: string, next: number] {
  const end = line.indexOf(delimiter, at);
  return end < 0 ? [line.slice(at), line.length + 1] : [line.slice(at, end), end + 1];
}

function quotedCell(line: string, at: number, delimiter: string): [cell: string, next: number] {
  let close = line.indexOf('"', at + 1);
  while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
  if (close < 0) return plainCell(line, at, delimiter);
  const [tail, next] = plainCell(line, close + 1, delimiter);
  return [line.slice(at + 1, close).replaceAll('""', '"') + tail, next];
}

/** The delimiter that cuts the first lines into the most equal columns; blanks where no other cuts at all. */
export function detectDelimiter(sample: string): Delimiter {
  const lines = sample
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const [first = ''] = lines;
  const width = (line: string, delimiter: Delimiter) => splitRecord(line, delimiter).length;
  const best = [...DELIMITERS].sort((a, b) => width(first, b) - width(first, a))[0] ?? ',';
  if (width(first, best) > 1) return best;
  const columns = width(first, 'WHITESPACE');
  const aligned = lines.length > 1 && columns > 1 && lines.every((line) => width(line, 'WHITESPACE') === columns);
  return aligned ? 'WHITESPACE' : ',';
}
