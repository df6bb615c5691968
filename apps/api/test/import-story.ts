import { createReadStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { newId } from '@regulars/db/ids';
import { withTx } from '@regulars/db/tx';
import { type ImportMapping, parseMapping } from '@regulars/domain/import-mapping';
import { findPreset } from '@regulars/domain/import-presets';
import { sql } from 'kysely';
import { db } from '../src/db.ts';
import { runPending } from '../src/features/imports/run.ts';
import { type StartImport, startImport } from '../src/features/imports/service.ts';
import { storeFile } from '../src/features/imports/storage.ts';
import { systemViewer } from '../src/viewer.ts';
import { chain, type Told } from './story.ts';

const viewer = systemViewer('test');

/** The public data sets lie beside the checkout; without them the tests that read them have nothing to do. */
const SETS = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
export const setsPresent = existsSync(SETS);
if (!setsPresent) console.warn('skipped: ../shared/data is absent, so the public data sets are not imported');

export const setFile = (file: string): string => SETS + file;

/** A chain that has sold nothing yet: a head office with its owner, and one level. */
export async function emptyChain(): Promise<Told> {
  const told = await chain().employee('OWNER').tell();
  await db
    .insertInto('level')
    .values({ id: newId(new Date()), code: 'BASE', name: 'Member', rank: 1 })
    .onConflict((c) => c.doNothing())
    .execute();
  return told;
}

/** As migrated: nothing in any table, nothing folded. */
export async function emptyTables(): Promise<void> {
  const tables = await facts<{ name: string }>(`select quote_ident(relname) as name from pg_class
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname not in ('_prisma_migrations', 'fold_state')`);
  await sql
    .raw(
      `reset role; truncate ${tables.map(({ name }) => name).join(', ')} cascade;
    update fold_state set closing_through = null, folded_through = null, months_through = null, active_through = null, tree = null`,
    )
    .execute(db);
}

export function preset(name: string): ImportMapping {
  const found = findPreset(name);
  if (!found) throw new Error(`no preset ${name}`);
  return found;
}

/** Uploads and starts, without running. */
export async function queueImport(content: Readable | string, mapping: ImportMapping, options: Partial<StartImport> = {}): Promise<string> {
  const stream = typeof content === 'string' ? Readable.from([content]) : content;
  const fileId = await storeFile(viewer, 'file.csv', stream);
  return withTx(db, (tx) => startImport(tx, viewer, { fileId, mapping, ...options }));
}

export async function importFile(content: Readable | string, mapping: ImportMapping, options: Partial<StartImport> = {}) {
  const id = await queueImport(content, mapping, options);
  await runPending();
  return outcome(id);
}

export const importSet = (file: string, name: string, options: Partial<StartImport> = {}) =>
  importFile(createReadStream(setFile(file)), preset(name), options);

export function outcome(id: string) {
  return db.selectFrom('import_job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export const refusals = (id: string) =>
  db
    .selectFrom('import_refusal')
    .select(['row', 'column', 'code', 'details'])
    .where('import_id', '=', id)
    .orderBy('row')
    .orderBy('column')
    .execute();

/** Direct SQL over the facts. */
export async function facts<Row>(query: string): Promise<Row[]> {
  return (await sql.raw<Row>(query).execute(db)).rows;
}

/** day, order, member, product, quantity, amount */
export const mapping = (change: Partial<ImportMapping> = {}): ImportMapping =>
  parseMapping({
    name: 'test',
    target: 'SALES',
    source: 'till',
    create: ['MEMBERS', 'PRODUCTS', 'STORES'],
    fields: {
      date: { columns: ['day'] },
      orderRef: { columns: ['order'] },
      member: { columns: ['who'] },
      store: { constant: 'Shop' },
      product: { columns: ['sku'] },
      quantity: { columns: ['qty'] },
      amount: { columns: ['paid'] },
    },
    ...change,
  });
export const table = (...rows: string[]) => ['day,order,who,sku,qty,paid', ...rows].join('\n');

interface Period {
  month: string;
  sales: number;
  numbers: number;
  lines: number;
  amount: number;
  cost: number | null;
  quantity: number;
  members: number;
}

/** What the facts say by month. */
export const months = () =>
  facts<Period>(`
  select to_char(s.business_date, 'YYYY-MM') as month, count(distinct s.id) as sales, count(distinct s.number) filter (where s.kind = 'SALE') as numbers,
    count(*) as lines, sum(l.amount)::bigint as amount, sum(l.cost)::bigint as cost, sum(l.quantity)::bigint as quantity, count(distinct s.member_id) as members
  from sale s join sale_line l on l.member_id = s.member_id and l.sale_id = s.id group by 1 order by 1`);

/** First purchases by month. */
export const newMembers = () =>
  facts<{ month: string; count: number }>(`
  select to_char(first_purchase, 'YYYY-MM') as month, count(*) from member_metrics group by 1 order by 1`);
