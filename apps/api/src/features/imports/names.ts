import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import type { ErrorCode } from '@regulars/domain/errors';
import type { Creatable } from '@regulars/domain/import-mapping';
import { sql } from 'kysely';
import { publish } from '../../publish.ts';
import { categoryIds, UNSORTED } from './categories.ts';
import { branchOf, storesByName } from './stores.ts';
import type { StagedNames, StagedProduct } from './stage.ts';

/** Why a store of another branch is not taken. */
const OUTSIDE: ErrorCode = 'OUT_OF_BRANCH';
/** Names resolved in one transaction. */
const CHUNK = 2_000;

export interface ResolveOptions {
  create: readonly Creatable[];
  /** The top of the branch that the import may write to; new stores and staff are made below it. */
  orgId: string;
  /** Where a sale belongs whose row names no store; null: such rows are refused. */
  defaultStore: string | null;
  /** Ten-thousandths in a minor unit. */
  unit: number;
}

/** Runs a step in a transaction of its own; a dry run has none that writes. */
export type Step = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Tables of the connection: number in the file → our id. What is not in them is unknown, and `code` says why a store is not taken. */
export async function createNameTables(tx: Tx): Promise<void> {
  await sql`create temp table import_product (no int primary key, id uuid not null, category_id uuid not null)`.execute(tx);
  await sql`create temp table import_employee (no int primary key, id uuid not null)`.execute(tx);
  await sql`create temp table import_store (no int primary key, id uuid not null, zone text not null, day_starts_at int not null, code text)`.execute(
    tx,
  );
}

export interface Resolved {
  productsCreated: number;
  /** Names that rows will be refused for. */
  unknown: { products: number; stores: number; employees: number };
}

/** Looks up every name of the file, makes what may be made, and fills the name tables. */
export async function resolveNames(step: Step, names: StagedNames, options: ResolveOptions): Promise<Resolved> {
  const stores = await step((tx) => resolveStores(tx, names.stores.all, options));
  const employees = await step((tx) => resolveEmployees(tx, names.employees.all, stores, options));
  const unknown = { products: 0, stores: names.stores.all.length - stores.size, employees: names.employees.all.length - employees };
  let productsCreated = 0;
  for (let start = 0; start < names.products.all.length; start += CHUNK) {
    const products = names.products.all.slice(start, start + CHUNK);
    const { created, found } = await step((tx) => resolveProducts(tx, products, start, options));
    productsCreated += created;
    unknown.products += products.length - found;
  }
  return { productsCreated, unknown };
}

async function resolveStores(tx: Tx, keys: readonly string[], options: ResolveOptions): Promise<Map<number, string>> {
  if (options.create.includes('STORES')) await createStores(tx, keys, options.orgId);
  const byName = await storesByName(tx, keys);
  const found = new Map<number, string>();
  for (const [at, key] of keys.entries()) {
    const id = byName.get(key);
    if (id) found.set(at + 1, id);
  }
  const branch = new Set(await branchOf(tx, options.orgId));
  const all = options.defaultStore ? new Map([...found, [0, options.defaultStore] as const]) : found;
  await sql`insert into import_store
    select t.no, o.id, coalesce(o.time_zone, c.time_zone, 'Asia/Shanghai'), coalesce(o.day_starts_at, c.day_starts_at, 0),
      case when o.id = any(${[...branch]}::uuid[]) then null else ${OUTSIDE} end
    from unnest(${[...all.keys()]}::int[], ${[...all.values()]}::uuid[]) t (no, id) join org o on o.id = t.id left join chain c on true`.execute(
    tx,
  );
  return found;
}

async function createStores(tx: Tx, keys: readonly string[], parent: string): Promise<void> {
  const now = new Date();
  const rows = keys.map((key) => ({ id: newId(now), parent_id: parent, kind: 'STORE' as const, code: key, name: key }));
  const known = await tx.selectFrom('org').select(['code', 'name']).where('kind', 'in', ['STORE', 'DEALER']).execute();
  const taken = new Set(known.flatMap((row) => [row.code, row.name]));
  const missing = rows.filter((row) => !taken.has(row.code));
  if (missing.length === 0) return;
  const made = await tx
    .insertInto('org')
    .values(missing)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .execute();
  await publish(
    tx,
    now,
    made.map(({ id }) => ({ kind: 'org.created', orgId: id, payload: { orgId: id } })),
  );
}

async function resolveEmployees(tx: Tx, staged: StagedNames['employees']['all'], stores: Map<number, string>, options: ResolveOptions) {
  const names = staged.map(({ name }) => name);
  const find = () =>
    tx
      .selectFrom('employee')
      .select(['id', 'code', 'name'])
      .where((eb) => eb.or([eb('code', '=', sql<string>`any(${names})`), eb('name', '=', sql<string>`any(${names})`)]))
      .execute();
  let rows = await find();
  if (options.create.includes('EMPLOYEES')) {
    const known = new Set(rows.flatMap((row) => [row.code, row.name]));
    const missing = staged.filter(({ name }) => !known.has(name));
    const values = missing.map(({ name, store }) => ({
      id: newId(new Date()),
      org_id: stores.get(store) ?? options.orgId,
      code: name,
      name,
    }));
    if (values.length > 0) await tx.insertInto('employee').values(values).execute();
    rows = await find();
  }
  const byName = new Map([...rows.map((row) => [row.name, row.id] as const), ...rows.map((row) => [row.code, row.id] as const)]);
  const found = names.flatMap((name, at) => (byName.has(name) ? [{ no: at + 1, id: byName.get(name) ?? '' }] : []));
  await sql`insert into import_employee select * from unnest(${found.map(({ no }) => no)}::int[], ${found.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  );
  return found.length;
}

async function resolveProducts(tx: Tx, products: readonly StagedProduct[], start: number, options: ResolveOptions) {
  const created = options.create.includes('PRODUCTS') ? await createProducts(tx, products, options.unit) : 0;
  const skus = products.map(({ sku }) => sku);
  const result = await sql`insert into import_product
    select t.no + ${start}, p.id, p.category_id from unnest(${skus}::text[]) with ordinality t (sku, no) join product p on p.sku = t.sku`.execute(
    tx,
  );
  return { created, found: Number(result.numAffectedRows ?? 0) };
}

/** History has no stock: products that come from it are not tracked until somebody counts them. */
async function createProducts(tx: Tx, products: readonly StagedProduct[], unit: number): Promise<number> {
  const known = await tx
    .selectFrom('product')
    .select('sku')
    .where('sku', '=', sql<string>`any(${products.map(({ sku }) => sku)})`)
    .execute();
  const taken = new Set(known.map(({ sku }) => sku));
  const missing = products.filter(({ sku }) => !taken.has(sku));
  if (missing.length === 0) return 0;
  const categories = await categoryIds(
    tx,
    missing.map(({ category }) => category),
  );
  const now = new Date();
  const rows = missing.map(({ sku, name, unit: label, spec, category, price }) => ({
    id: newId(now),
    sku,
    name,
    unit: label || null,
    spec: spec.trim() || null,
    tracks_stock: false,
    category_id: categories(category.length > 0 ? category : UNSORTED),
    retail_price: Math.round(price / unit),
  }));
  const columns = {
    id: rows.map((row) => row.id),
    sku: rows.map((row) => row.sku),
    name: rows.map((row) => row.name),
    unit: rows.map((row) => row.unit),
    spec: rows.map((row) => row.spec),
    category: rows.map((row) => row.category_id),
    price: rows.map((row) => row.retail_price),
  };
  const result = await sql`insert into product (id, sku, name, unit, spec, category_id, retail_price, tracks_stock)
    select *, false from unnest(${columns.id}::uuid[], ${columns.sku}::text[], ${columns.name}::text[], ${columns.unit}::text[],
      ${columns.spec}::text[], ${columns.category}::uuid[], ${columns.price}::bigint[])
    on conflict (sku) do nothing`.execute(tx);
  return Number(result.numAffectedRows ?? 0);
}
