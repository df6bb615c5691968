/** Files that spreadsheets open: UTF-8 with a mark, CRLF, and nothing that Excel would run as a formula. */

/** What stands in a table. A Date is what a clock on the wall showed, in its UTC parts: see `clockOf`. */
export type Cell = string | number | Date | null | undefined;

/** A cell as text; times as spreadsheets read them and texts sort: `2026-11-23 00:03:00`. */
export const textOf = (value: Cell): string =>
  value instanceof Date ? value.toISOString().slice(0, 19).replace('T', ' ') : String(value ?? '');

const guarded = (text: string) => (/^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text);

const cell = (value: Cell): string => {
  const text = guarded(textOf(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as CSV text, the first row being the heads. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: Blob | string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
