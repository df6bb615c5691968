import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FileRow } from './csv.ts';
import { openTable } from './file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, hasHeader = true) {
  const path = join(folder, 'table');
  await writeFile(path, content);
  const table = await openTable(path, hasHeader);
  const rows: FileRow[] = [];
  for await (const piece of table.rows) rows.push(...piece);
  return { ...table, rows };
}

// 'ÿ' is not what these bytes mean in GB18030: 会员,金额 / 李雷,12
const GB = Uint8Array.from([0xbb, 0xe1, 0xd4, 0xb1, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a, 0xc0, 0xee, 0xc0, 0xd7, 0x2c, 0x31, 0x32]);

it.each([
  ['UTF-8', '会员,金额\n李雷,12\n', 'utf-8'],
  ['UTF-8 with a byte order mark', '\ufeff会员,金额\n李雷,12', 'utf-8'],
  ['GB18030', GB, 'gb18030'],
  ['UTF-16 as Excel saves "Unicode text"', Buffer.from('\ufeff会员\t金额\r\n李雷\t12\r\n', 'utf16le'), 'utf-16le'],
])('reads %s', async (_, content, encoding) => {
  const table = await read(content);
  expect(table.encoding).toBe(encoding);
  expect(table.header).toEqual(['会员', '金额']);
  expect(table.rows).toEqual([{ number: 2, cells: ['李雷', '12'] }]);
});

it('finds GB18030 though the first megabyte is plain ASCII', async () => {
  const table = await read(Buffer.concat([Buffer.from(`a,b\n${'x,1\n'.repeat(300_000)}`), GB]));
  expect(table.encoding).toBe('gb18030');
  expect(table.rows.at(-1)?.cells).toEqual(['李雷', '12']);
});

it.each([
  ['comma', 'a,b\n1,2', ','],
  ['semicolon', 'a;b;c,d\n1;2;3', ';'],
  ['tab', 'a\tb\n1\t2', '\t'],
  ['aligned columns', '  a   b\n 1  2\n', 'WHITESPACE'],
  ['one column', 'a\n1', ','],
])('detects %s', async (_, content, delimiter) => {
  expect((await read(content)).delimiter).toBe(delimiter);
});

it('keeps quoted delimiters, line ends and quotes, and counts rows as a spreadsheet does', async () => {
  const { rows } = await read('a,b\r\n"x, ""y""",1\r\n\r\n"two\nlines",2\r\nplain "inch",3');
  expect(rows).toEqual([
    { number: 2, cells: ['x, "y"', '1'] },
    { number: 4, cells: ['two\nlines', '2'] },
    { number: 5, cells: ['plain "inch"', '3'] },
  ]);
});

it('names columns by number where there is no header', async () => {
  const table = await read('x,1\ny,2\n', false);
  expect(table.header).toEqual(['1', '2']);
  expect(table.rows).toHaveLength(2);
});

it.each([
  ['nothing', '', 'EMPTY_FILE'],
  ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'UNREADABLE_FILE'],
  ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'UNREADABLE_FILE'],
  ['a broken workbook', Buffer.from('PK\u0003\u0004 and then something else'), 'UNREADABLE_FILE'],
  ['a quote that never ends', `a,b\n"${'x,1\n'.repeat(400_000)}`, 'UNREADABLE_FILE'],
])('refuses %s', async (_, content, code) => {
  await expect(read(content)).rejects.toMatchObject({ code });
});

it('reads the first sheet of a workbook: text, numbers, dates, formulas', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('one');
  sheet.addRows([
    ['会员', '日期', '时间', '金额'],
    ['李雷', new Date('2018-01-02T00:00:00Z'), new Date('2018-01-02T09:05:00Z'), 12.5],
    [],
    [{ richText: [{ text: '韩' }, { text: '梅梅' }] }, '20180103', null, { formula: 'D2*2', result: 25 }],
  ]);
  for (const column of ['B', 'C']) sheet.getColumn(column).numFmt = 'yyyy-mm-dd hh:mm';
  workbook.addWorksheet('two').addRow(['not this one']);
  const { header, rows } = await read(new Uint8Array(await workbook.xlsx.writeBuffer()));
  expect(header).toEqual(['会员', '日期', '时间', '金额']);
  expect(rows).toEqual([
    { number: 2, cells: ['李雷', '2018-01-02', '2018-01-02 09:05', '12.5'] },
    { number: 4, cells: ['韩梅梅', '20180103', '', '25'] },
  ]);
});
