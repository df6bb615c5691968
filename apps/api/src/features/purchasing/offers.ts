import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Minor } from '@regulars/domain/money';
import { formatQuantity, type Thousandths } from '@regulars/domain/quantity';
import { optionalText } from '@regulars/domain/text';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { checkSupplier, costly, days } from './checks.ts';

/** The largest pack, in thousandths: a line of many packs stays exact. */
const MAX_PACK = 1e9;

export interface Offer {
  supplierId: string;
  productId: string;
  /** Whether the product is ordered from here; it is taken off whoever was preferred before. */
  preferred: boolean;
  sku?: string | null | undefined;
  packName?: string | null | undefined;
  /** Thousandths of the product's unit. */
  packSize: Thousandths;
  /** Minor units for a pack; null: not agreed. */
  packCost?: Minor | null | undefined;
  /** Null: as the supplier's. */
  leadDays?: number | null | undefined;
}

/**
 * Says what a supplier offers of a product, in place of what was said before.
 * @throws NOT_FOUND, ARCHIVED (supplierId, productId), NO_STOCK_KEPT, NOT_POSITIVE, TOO_LARGE (packSize), NEGATIVE, TOO_LONG
 */
export async function setOffer(tx: Tx, viewer: Viewer, offer: Offer): Promise<void> {
  const { supplierId, productId, packSize, packCost = null, leadDays = null } = offer;
  await checkSupplier(tx, supplierId, 'supplierId');
  await lockProduct(tx, productId);
  if (packSize <= 0) throw new DomainError('NOT_POSITIVE', { value: formatQuantity(packSize) }, 'packSize');
  if (packSize > MAX_PACK) throw new DomainError('TOO_LARGE', { max: MAX_PACK / 1000 }, 'packSize');
  const values = {
    preferred: offer.preferred ? true : null,
    sku: optionalText(offer.sku, 'sku', 64),
    pack_name: optionalText(offer.packName, 'packName', 20),
    pack_size: packSize,
    pack_cost: packCost === null ? null : costly(packCost, packSize, 'packCost'),
    lead_days: leadDays === null ? null : days(leadDays, 'leadDays'),
  };
  const own = tx.selectFrom('product_supplier').selectAll().where('product_id', '=', productId).where('supplier_id', '=', supplierId);
  const before = await own.executeTakeFirst();
  if (offer.preferred)
    await tx
      .updateTable('product_supplier')
      .set({ preferred: null })
      .where('product_id', '=', productId)
      .where('supplier_id', '<>', supplierId)
      .execute();
  await tx
    .insertInto('product_supplier')
    .values({ product_id: productId, supplier_id: supplierId, ...values })
    .onConflict((known) => known.columns(['product_id', 'supplier_id']).doUpdateSet(values))
    .execute();
  await audit(tx, viewer, {
    action: before ? 'supplier.change-offer' : 'supplier.offer',
    entity: 'Supplier',
    id: supplierId,
    orgId: null,
    ...(before && { before: { ...before } }),
    after: { product_id: productId, supplier_id: supplierId, ...values },
  });
}

/** The supplier offers the product no more; orders keep their lines. @throws NOT_FOUND (productId) */
export async function withdrawOffer(tx: Tx, viewer: Viewer, supplierId: string, productId: string): Promise<void> {
  const gone = await tx
    .deleteFrom('product_supplier')
    .where('product_id', '=', productId)
    .where('supplier_id', '=', supplierId)
    .returningAll()
    .executeTakeFirst();
  if (!gone) throw new DomainError('NOT_FOUND', {}, 'productId');
  await audit(tx, viewer, { action: 'supplier.withdraw-offer', entity: 'Supplier', id: supplierId, orgId: null, before: { ...gone } });
}

/** The product, so that of two who name a preferred supplier one comes after the other. */
async function lockProduct(tx: Tx, id: string): Promise<void> {
  const product = await tx
    .selectFrom('product')
    .select(['name', 'tracks_stock', 'archived_at'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!product) throw new DomainError('NOT_FOUND', {}, 'productId');
  if (product.archived_at) throw new DomainError('ARCHIVED', {}, 'productId');
  if (!product.tracks_stock) throw new DomainError('NO_STOCK_KEPT', { product: product.name }, 'productId');
}
