import { createReadStream } from 'node:fs';
import { DomainError } from '@regulars/domain/errors';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** The container of .xls and other old Office files. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const UTF16_MARK = Buffer.from([0xff, 0xfe]);
export const PIECE = 64 * 1024;

/** What a file is, told from its bytes and not from its name. @throws DomainError UNREADABLE_FILE */
export async function detectFormat(path: string): Promise<{ format: 'XLSX' } | { format: 'CSV'; encoding: Encoding }> {
  const head = await readHead(path, 4);
  if (head.equals(ZIP)) return { format: 'XLSX' };
  if (head.equals(OLE)) throw new DomainError('UNREADABLE_FILE');
  if (head.subarray(0, 2).equals(UTF16_MARK)) return { format: 'CSV', encoding: 'utf-16le' };
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (await decodes(path, encoding)) return { format: 'CSV', encoding };
  }
  throw new DomainError('UNREADABLE_FILE');
}

/**
 * The whole file is tried: a table whose first thousand rows are plain ASCII may well have a Chinese name in the last.
 * A NUL never stands in a text.
 */
async function decodes(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
      if (piece.includes(0)) return false;
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function readHead(path: string, length: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of createReadStream(path, { end: length - 1 })) pieces.push(piece);
  return Buffer.concat(pieces);
}
