/** Reads a table of any size row by row: CSV in the encodings and delimiters of the trade, and XLSX. */
import { createReadStream } from 'node:fs';
import { DomainError } from '@regulars/domain/errors';
import { CsvSplitter, type Delimiter, type FileRow, detectDelimiter } from './csv.ts';
import { type Encoding, PIECE, detectFormat } from './encoding.ts';
import { readXlsx } from './xlsx.ts';

export interface TableFile {
  format: 'CSV' | 'XLSX';
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  /** Column names; 1, 2, 3 … for a file without a header. */
  header: readonly string[];
  /** Rows below the header in pieces of a convenient size. Reads once; stop early with `return`. */
  rows: AsyncGenerator<FileRow[]>;
}

/**
 * Opens a table. Nothing but the current piece is held in memory.
 * @throws DomainError UNREADABLE_FILE for what is neither text nor a workbook, EMPTY_FILE without a row
 */
export async function openTable(path: string, hasHeader = true): Promise<TableFile> {
  const found = await detectFormat(path);
  const source = found.format === 'XLSX' ? { pieces: readXlsx(path), delimiter: null } : await readText(path, found.encoding);
  const first = await firstPiece(source.pieces);
  const [top] = first;
  if (!top) throw new DomainError('EMPTY_FILE');
  const header = hasHeader ? top.cells.map((name) => name.trim()) : top.cells.map((_, at) => String(at + 1));
  return {
    format: found.format,
    encoding: found.format === 'CSV' ? found.encoding : null,
    delimiter: source.delimiter,
    header: trimBlank(header),
    rows: concat(hasHeader ? first.slice(1) : first, source.pieces),
  };
}

async function readText(path: string, encoding: Encoding) {
  const delimiter = detectDelimiter(await readSample(path, encoding));
  return { delimiter, pieces: splitText(path, encoding, delimiter) };
}

async function readSample(path: string, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) return decoder.decode(piece, { stream: true });
  return '';
}

async function* splitText(path: string, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<FileRow[]> {
  const decoder = new TextDecoder(encoding);
  const splitter = new CsvSplitter(delimiter);
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
    yield splitter.push(decoder.decode(piece, { stream: true }));
  }
  yield splitter.push(decoder.decode());
  yield splitter.end();
}

async function firstPiece(pieces: AsyncGenerator<FileRow[]>): Promise<FileRow[]> {
  for (;;) {
    const next = await pieces.next();
    if (next.done) return [];
    if (next.value.length > 0) return next.value;
  }
}

async function* concat(first: FileRow[], rest: AsyncGenerator<FileRow[]>): AsyncGenerator<FileRow[]> {
  yield first;
  yield* rest;
}

/** Exported sheets often have empty columns at the right. */
function trimBlank(header: string[]): string[] {
  return header.slice(0, header.findLastIndex((name) => name !== '') + 1);
}
