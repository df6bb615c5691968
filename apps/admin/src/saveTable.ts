import { type Cell, download, toCsv } from './csv.ts';
import { toXlsx } from './xlsx.ts';

export const FORMATS = ['csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** Hands a table to the browser's downloads, as `<name>.csv` or `<name>.xlsx`. The first row holds the heads. */
export async function saveTable(name: string, rows: readonly (readonly Cell[])[], format: Format): Promise<void> {
  download(`${name}.${format}`, format === 'csv' ? toCsv(rows) : await toXlsx(rows, name));
}
