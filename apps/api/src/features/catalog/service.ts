import type { ProductKind } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Minor } from '@regulars/domain/money';
import { checkCode, optionalText, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { globalId } from '../../global-id.ts';
import { unique } from '../../input.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { notNegative } from './checks.ts';
import { setPrices, type TierPrice } from './prices.ts';

type Product = Selectable<DB['product']>;

/** What is not given stays as it is; null empties. */
export interface ProductChange {
  sku?: string | null;
  name?: string | null;
  kind?: ProductKind | null;
  categoryId?: string | null;
  unit?: string | null;
  spec?: string | null;
  /** Minor units for one unit. */
  cost?: Minor | null;
  /** Minor units for one unit. */
  retailPrice?: Minor | null;
  tracksStock?: boolean | null;
  allowNegative?: boolean | null;
  /** All of them: what is not here leads to the product no more. */
  barcodes?: readonly string[] | null;
  prices?: readonly TierPrice[] | null;
}

export interface NewProduct extends ProductChange {
  sku: string;
  name: string;
  kind: ProductKind;
  categoryId: string;
  retailPrice: Minor;
}

/** The columns of what was given. @throws REQUIRED, TOO_LONG, NEGATIVE */
function columns(input: ProductChange): Partial<Product> {
  const { cost, retailPrice, tracksStock, allowNegative } = input;
  return {
    ...(input.sku !== undefined && { sku: requiredText(input.sku, 'sku', 64) }),
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 200) }),
    ...(input.kind && { kind: input.kind }),
    ...(input.unit !== undefined && { unit: optionalText(input.unit, 'unit', 20) }),
    ...(input.spec !== undefined && { spec: optionalText(input.spec, 'spec', 100) }),
    ...(cost !== undefined && { cost: cost === null ? null : notNegative(cost, 'cost') }),
    ...(retailPrice !== undefined && { retail_price: notNegative(retailPrice, 'retailPrice') }),
    ...(typeof tracksStock === 'boolean' && { tracks_stock: tracksStock }),
    ...(typeof allowNegative === 'boolean' && { allow_negative: allowNegative }),
    ...(input.kind && isOnNoShelf(input.kind) && { tracks_stock: false }),
  };
}

function isOnNoShelf(kind: ProductKind): boolean {
  return kind === 'SERVICE' || kind === 'DELIVERY';
}

/** @returns the new product's id. @throws DUPLICATE (sku, barcodes.N), NOT_FOUND or ARCHIVED (categoryId) and those of `columns` */
export async function createProduct(tx: Tx, viewer: Viewer, input: NewProduct, now: Date): Promise<string> {
  await checkCategory(tx, input.categoryId);
  const { sku, name, kind, categoryId, retailPrice } = input;
  const row = { id: newId(now), sku, name, kind, category_id: categoryId, retail_price: retailPrice, ...columns(input), created_at: now };
  await unique('sku', row.sku, tx.insertInto('product').values(row).execute());
  const barcodes = await setBarcodes(tx, row.id, input.barcodes ?? []);
  const prices = await setPrices(tx, row.id, input.prices ?? []);
  await audit(tx, viewer, { action: 'product.create', entity: 'Product', id: row.id, orgId: null, after: { ...row, barcodes, prices } });
  await publish(tx, now, [{ kind: 'product.created', payload: { productId: row.id } }]);
  return row.id;
}

/** @throws NOT_FOUND, ARCHIVED, STOCK_BELOW_ZERO (allowNegative) and those of `createProduct` */
export async function updateProduct(tx: Tx, viewer: Viewer, id: string, input: ProductChange, now: Date): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const change = columns(input);
  if (isOnNoShelf(change.kind ?? before.kind)) change.tracks_stock = false;
  if (input.categoryId !== undefined) {
    await checkCategory(tx, input.categoryId);
    if (input.categoryId) change.category_id = input.categoryId;
  }
  if (Object.keys(change).length > 0) {
    await unique('sku', change.sku ?? '', tx.updateTable('product').set(change).where('id', '=', id).execute());
  }
  if (change.allow_negative !== undefined && change.allow_negative !== before.allow_negative)
    await copyToStock(tx, id, change.allow_negative);
  const barcodes = input.barcodes && { before: await barcodesOf(tx, id), after: await setBarcodes(tx, id, input.barcodes) };
  const prices = input.prices && { after: await setPrices(tx, id, input.prices) };
  await audit(tx, viewer, {
    action: 'product.update',
    entity: 'Product',
    id,
    orgId: null,
    before: { ...before, ...(barcodes && { barcodes: barcodes.before }) },
    after: { ...before, ...change, ...(barcodes && { barcodes: barcodes.after }), ...(prices && { prices: prices.after }) },
  });
  await publish(tx, now, [{ kind: 'product.updated', payload: { productId: id, fields: Object.keys(change) } }]);
}

/** An archived product keeps its stock and its history, and is sold no more. @throws NOT_FOUND */
export async function archiveProduct(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const product = await find(tx, id);
  if (!product.archived_at) await setArchived(tx, viewer, product, now);
}

/** @throws NOT_FOUND, ARCHIVED (categoryId) */
export async function restoreProduct(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const product = await find(tx, id);
  if (!product.archived_at) return;
  await checkCategory(tx, product.category_id);
  await setArchived(tx, viewer, product, null);
}

async function setArchived(tx: Tx, viewer: Viewer, product: Product, archived_at: Date | null): Promise<void> {
  await tx.updateTable('product').set({ archived_at }).where('id', '=', product.id).execute();
  const action = archived_at ? 'product.archive' : 'product.restore';
  await audit(tx, viewer, {
    action,
    entity: 'Product',
    id: product.id,
    orgId: null,
    before: { ...product },
    after: { ...product, archived_at },
  });
}

/** The product, locked. @throws NOT_FOUND */
async function find(tx: Tx, id: string): Promise<Product> {
  const product = await tx.selectFrom('product').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!product) throw new DomainError('NOT_FOUND', {}, 'id');
  return product;
}

async function checkCategory(tx: Tx, id: string | null): Promise<void> {
  if (id === null) throw new DomainError('REQUIRED', {}, 'categoryId');
  const category = await tx.selectFrom('category').select('archived_at').where('id', '=', id).forShare().executeTakeFirst();
  if (!category) throw new DomainError('NOT_FOUND', {}, 'categoryId');
  if (category.archived_at) throw new DomainError('ARCHIVED', {}, 'categoryId');
}

async function barcodesOf(tx: Tx, productId: string): Promise<string[]> {
  const rows = await tx.selectFrom('product_barcode').select('barcode').where('product_id', '=', productId).orderBy('barcode').execute();
  return rows.map((row) => row.barcode);
}

/** Exactly these barcodes lead to the product. @throws DUPLICATE, BAD_CODE, both of barcodes.N */
async function setBarcodes(tx: Tx, productId: string, texts: readonly string[]): Promise<string[]> {
  const barcodes = texts.map((text, at) => checkCode(text, `barcodes.${at}`));
  await tx.deleteFrom('product_barcode').where('product_id', '=', productId).execute();
  if (barcodes.length === 0) return [];
  const claimed = await tx
    .insertInto('product_barcode')
    .values([...new Set(barcodes)].map((barcode) => ({ barcode, product_id: productId })))
    .onConflict((conflict) => conflict.column('barcode').doNothing())
    .returning('barcode')
    .execute();
  const taken = barcodes.find((barcode) => !claimed.some((row) => row.barcode === barcode));
  if (taken === undefined) return barcodes.toSorted();
  const holder = await tx.selectFrom('product_barcode').select('product_id').where('barcode', '=', taken).executeTakeFirst();
  const details = { value: taken, ...(holder && { productId: globalId('Product', holder.product_id) }) };
  throw new DomainError('DUPLICATE', details, `barcodes.${barcodes.indexOf(taken)}`);
}

/** Each stock row has a copy, so that it can be checked alone. @throws STOCK_BELOW_ZERO */
async function copyToStock(tx: Tx, productId: string, allow_negative: boolean): Promise<void> {
  const rows = await tx.selectFrom('stock').select('on_hand').where('product_id', '=', productId).orderBy('store_id').forUpdate().execute();
  const count = rows.filter((row) => row.on_hand < 0).length;
  if (!allow_negative && count > 0) throw new DomainError('STOCK_BELOW_ZERO', { count }, 'allowNegative');
  await tx.updateTable('stock').set({ allow_negative }).where('product_id', '=', productId).execute();
}
