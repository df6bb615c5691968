import type { Db } from '@regulars/db/kysely';
import { valueText } from '@regulars/domain/custom-fields';
import { balanceRow } from '@regulars/domain/import-balances';
import { cardRow } from '@regulars/domain/import-cards';
import { memberRow, productRow, refundRow, stockRow } from '@regulars/domain/import-lists';
import type { ImportMapping } from '@regulars/domain/import-mapping';
import type { OwnFields } from '@regulars/domain/import-own';
import { suggestPreset } from '@regulars/domain/import-presets';
import { type Refusal, type RowFields, rowReader } from '@regulars/domain/import-row';
import { type SaleRow, saleRow } from '@regulars/domain/import-sales';
import type { FileRow } from './csv.ts';
import { openTable } from './file.ts';
import { contentPath } from './job.ts';
import { mappedFields } from './own-fields.ts';
import { memberKeyOf } from './stage.ts';
import { storesByName } from './stores.ts';

const ROWS = 20;

/** What a row would do besides becoming a fact. */
export type Effect = 'REFUND' | 'NEW_MEMBER' | 'GUEST' | 'NEW_PRODUCT' | 'NEW_STORE';

export interface PreviewRow {
  row: number;
  /** As the file has them. */
  cells: readonly string[];
  /** As the mapping reads them, by field; null for a refused row. */
  values: Record<string, unknown> | null;
  effects: Effect[];
  refusals: readonly Refusal[];
}

export interface Preview {
  format: 'CSV' | 'XLSX';
  encoding: string | null;
  delimiter: string | null;
  header: readonly string[];
  /** Name of the preset that fits the columns. */
  suggestion: string | null;
  rows: PreviewRow[];
}

/**
 * The first rows of a file and what would become of them; nothing is written.
 * @param mapping null: the suggested one, and where none fits, rows are shown as they are
 * @throws UNREADABLE_FILE, EMPTY_FILE, UNKNOWN_COLUMN, and those of `mappedFields`
 */
export async function preview(db: Db, fileId: string, mapping: ImportMapping | null): Promise<Preview> {
  const table = await openTable(contentPath(fileId), mapping?.header ?? true);
  const suggestion = suggestPreset(table.header);
  const rows = await firstRows(table.rows);
  const used = mapping ?? suggestion;
  return {
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    header: table.header,
    suggestion: suggestion?.name ?? null,
    rows: used
      ? await readRows(db, used, table.header, rows)
      : rows.map(({ number, cells }) => ({ row: number, cells, values: null, effects: [], refusals: [] })),
  };
}

async function firstRows(pieces: AsyncGenerator<FileRow[]>): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const piece of pieces) {
    rows.push(...piece.slice(0, ROWS - rows.length));
    if (rows.length >= ROWS) break;
  }
  return rows;
}

async function readRows(db: Db, mapping: ImportMapping, header: readonly string[], rows: FileRow[]): Promise<PreviewRow[]> {
  const own = await mappedFields(db, mapping);
  const sale = saleRow(mapping);
  const sales: SaleRow[] = [];
  const build = (row: RowFields): object => {
    if (mapping.target === 'MEMBERS') return memberValues(row, own);
    if (mapping.target === 'PRODUCTS') return productRow(row);
    if (mapping.target === 'STOCK') return stockRow(row);
    if (mapping.target === 'CARDS') return cardRow(row);
    if (mapping.target === 'BALANCES') return balanceRow(row);
    return mapping.target === 'REFUNDS' ? refundRow(row) : sale(row);
  };
  const read = rowReader(mapping, header, build, own);
  const readSale = mapping.target === 'SALES' ? rowReader(mapping, header, sale) : null;
  const results = rows.map(({ number, cells }) => {
    const { ok, refusals } = read(cells);
    const fact = readSale?.(cells).ok;
    if (fact) sales.push(fact);
    return { row: number, cells, values: ok ? { ...ok } : null, refusals: refusals ?? [], fact };
  });
  const effects = await effectsOf(db, mapping, sales);
  return results.map(({ fact, ...row }) => ({ ...row, effects: fact ? (effects.get(fact) ?? []) : [] }));
}

/** The fields of the merchant's own stand beside ours. */
function memberValues(row: RowFields, fields: OwnFields): object {
  const { own, ...values } = memberRow(row, fields);
  return { ...values, ...Object.fromEntries([...own].map(([name, value]) => [name, valueText(value)])) };
}

async function effectsOf(db: Db, mapping: ImportMapping, sales: readonly SaleRow[]): Promise<Map<SaleRow, Effect[]>> {
  if (sales.length === 0) return new Map();
  const keys = sales.map(({ member }) => memberKeyOf(mapping, member));
  const members = await db
    .selectFrom('member_key')
    .select('value')
    .where('kind', '=', mapping.memberBy)
    .where('value', 'in', keys)
    .execute();
  const products = await db
    .selectFrom('product')
    .select('sku')
    .where(
      'sku',
      'in',
      sales.map(({ product }) => product),
    )
    .execute();
  const stores = await storesByName(
    db,
    sales.map(({ store }) => store),
  );
  const [knownMembers, knownProducts] = [new Set(members.map(({ value }) => value)), new Set(products.map(({ sku }) => sku))];
  return new Map(
    sales.map((sale) => {
      const effects: Effect[] = [];
      if (sale.refund) effects.push('REFUND');
      if (sale.member === '') effects.push('GUEST');
      else if (!knownMembers.has(memberKeyOf(mapping, sale.member))) effects.push('NEW_MEMBER');
      if (!knownProducts.has(sale.product)) effects.push('NEW_PRODUCT');
      if (sale.store !== '' && !stores.has(sale.store)) effects.push('NEW_STORE');
      return [sale, effects];
    }),
  );
}
