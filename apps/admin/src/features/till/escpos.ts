import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { Row } from './receipt.ts';

/** Characters of 80 mm paper; a Chinese one takes two. */
const COLUMNS = 48;
/** FS &: the printer reads two-byte characters (GB 18030) from here on. */
const CHINESE = [0x1c, 0x26];

let table: Map<string, [number, number]> | null = null;

/** The two-byte part of GB 18030 (that is, GBK), as the browser's own decoder has it, read backwards. */
function gbk(): Map<string, [number, number]> {
  if (table) return table;
  const decoder = new TextDecoder('gb18030');
  table = new Map();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      if (second === 0x7f) continue;
      const letter = decoder.decode(Uint8Array.of(first, second));
      if (letter.length === 1 && letter !== '\ufffd') table.set(letter, [first, second]);
    }
  }
  return table;
}

/** A text as Chinese printers read it; what they cannot print is "?". ¥ is GBK's own, two columns wide. */
export function gbkBytes(text: string): number[] {
  return [...text.replaceAll('¥', '￥').replaceAll('−', '-')].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x80 ? [code] : (gbk().get(letter) ?? [0x3f]);
  });
}

/** Two texts at the edges of the paper; the left one breaks where there is no room for both. */
function between(left: number[], right: number[]): number[] {
  const room = COLUMNS - left.length - right.length;
  return room > 0
    ? [...left, ...Array<number>(room).fill(0x20), ...right]
    : [...left, 0x0a, ...Array<number>(Math.max(0, COLUMNS - right.length)).fill(0x20), ...right];
}

function bytesOf(row: Row): number[] {
  if (row.kind === 'rule') return Array<number>(COLUMNS).fill(0x2d);
  if ('left' in row) return between(gbkBytes(row.left), gbkBytes(row.right));
  return gbkBytes(row.text);
}

/** The receipt for a printer that speaks ESC/POS: with the number as a code to scan for a refund; the drawer opens where cash was taken. */
export function escpos(rows: readonly Row[], number: string, drawer: boolean): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: COLUMNS, feedBeforeCut: 4 });
  encoder.initialize().raw(CHINESE);
  for (const row of rows) {
    const [big, bold] = [row.kind === 'title', row.kind === 'strong'];
    encoder.align(big || row.kind === 'centre' ? 'center' : 'left');
    encoder
      .bold(big || bold)
      .raw(bytesOf(row))
      .bold(false)
      .newline();
  }
  encoder.align('center').barcode(number, 'code128', { height: 48, text: false }).newline();
  if (drawer) encoder.pulse();
  return encoder.cut('partial').encode();
}
