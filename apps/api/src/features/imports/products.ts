import type { OwnConnection } from '@regulars/db/copy';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { type ProductRow, productRow } from '@regulars/domain/import-lists';
import { sql } from 'kysely';
import { type BatchOutcome, importInBatches, type NumberedRow } from './batches.ts';
import { categoryIds, UNSORTED } from './categories.ts';
import type { Job } from './job.ts';
import { withoutRepeats } from './repeats.ts';
import { held, noteProducts } from './trail.ts';

/** Imports products by their code: new ones are made, known ones left or brought up to date. */
export async function importProducts(_connection: OwnConnection, job: Job): Promise<void> {
  await importInBatches(job, productRow, 'products_created', (tx, rows) => writeProducts(tx, job, rows));
}

async function writeProducts(tx: Tx, job: Job, all: readonly NumberedRow<ProductRow>[]): Promise<BatchOutcome> {
  const { rows, refused } = withoutRepeats(job, all, (product) => product.sku, 'product');
  const skus = rows.map(({ fact }) => fact.sku);
  const known = await tx
    .selectFrom('product')
    .select(['id', 'sku'])
    .where('sku', '=', sql<string>`any(${skus})`)
    .execute();
  const ids = new Map(known.map(({ id, sku }) => [sku, id]));
  const wanted = job.mapping.duplicates === 'UPDATE' ? rows : rows.filter(({ fact }) => !ids.has(fact.sku));
  if (wanted.length === 0) return { written: 0, created: 0, refused };
  const categories = await categoryIds(
    tx,
    wanted.map(({ fact }) => fact.category),
    job.actor,
  );
  const before = await held(
    tx,
    'product',
    wanted.flatMap(({ fact }) => ids.get(fact.sku) ?? []),
  );
  const now = new Date();
  const minor = (amount: number) => Math.round(amount / job.unit);
  const values = wanted.map(({ fact }) => ({
    id: newId(now),
    sku: fact.sku,
    name: fact.name,
    unit: fact.unit || null,
    spec: fact.spec || null,
    retail_price: minor(fact.price),
    cost: fact.cost === null ? null : minor(fact.cost),
    category_id: categories(fact.category.length > 0 ? fact.category : UNSORTED),
  }));
  const written = await tx
    .insertInto('product')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('sku').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        retail_price: eb.ref('excluded.retail_price'),
        unit: eb.fn.coalesce('excluded.unit', 'product.unit'),
        spec: eb.fn.coalesce('excluded.spec', 'product.spec'),
        cost: eb.fn.coalesce('excluded.cost', 'product.cost'),
        ...('category1' in job.mapping.fields && { category_id: eb.ref('excluded.category_id') }),
      })),
    )
    .returning('id')
    .execute();
  const barcodes = wanted.filter(({ fact }) => fact.barcode !== '');
  const { rows: added } = await sql<{ barcode: string; product_id: string }>`insert into product_barcode (barcode, product_id)
    select t.barcode, p.id from unnest(${barcodes.map(({ fact }) => fact.barcode)}::text[], ${barcodes.map(({ fact }) => fact.sku)}::text[]) t (barcode, sku)
    join product p on p.sku = t.sku on conflict do nothing returning barcode, product_id`.execute(tx);
  const codes = new Map(added.map(({ barcode, product_id }) => [product_id, [barcode]]));
  await noteProducts(
    tx,
    job.actor,
    written.map(({ id }) => id),
    before,
    codes,
  );
  return { written: wanted.length, created: wanted.filter(({ fact }) => !ids.has(fact.sku)).length, refused };
}
