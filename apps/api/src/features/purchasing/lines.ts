import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { minor, type Minor, sum } from '@regulars/domain/money';
import { costOf } from '@regulars/domain/purchasing';
import { formatQuantity, type Thousandths, thousandths } from '@regulars/domain/quantity';
import { requirePermission, type Viewer } from '../../viewer.ts';
import { MAX_LINES } from '../inventory/checks.ts';
import { costly } from './checks.ts';

/** What is ordered of a product; each product once in an order. */
export interface OrderLine {
  productId: string;
  /** Thousandths of the product's unit, whole packs. */
  quantity: Thousandths;
  /** Minor units for a pack; left out: as the supplier offers it. Only from who may see cost. */
  packCost?: Minor | null | undefined;
}

interface LineRow {
  order_id: string;
  line_no: number;
  product_id: string;
  quantity: number;
  pack_name: string | null;
  pack_size: number;
  pack_cost: number | null;
  cost: number | null;
}

interface Offered {
  product_id: string;
  name: string;
  archived_at: Date | null;
  pack_name: string | null;
  pack_size: number | null;
  pack_cost: number | null;
  lead_days: number | null;
}

/**
 * Writes the lines of an order in place of those it had.
 * @param field where the lines stand in the input
 * @returns what they cost, and the longest way that the goods have, in days; null: as the supplier's
 * @throws NO_LINES, TOO_LONG, TWICE, NOT_FOUND, ARCHIVED, NOT_OFFERED, NOT_POSITIVE, WHOLE_PACKS, NEGATIVE, TOO_LARGE, FORBIDDEN
 */
export async function writeLines(
  tx: Tx,
  viewer: Viewer,
  order: { id: string; supplierId: string },
  lines: readonly OrderLine[],
  field: string,
): Promise<{ cost: Minor; leadDays: number | null }> {
  if (lines.length === 0) throw new DomainError('NO_LINES', {}, field);
  if (lines.length > MAX_LINES) throw new DomainError('TOO_LONG', { max: MAX_LINES }, field);
  if (lines.some(({ packCost }) => packCost !== undefined)) requirePermission(viewer, 'cost.read');
  const ids = lines.map(({ productId }) => productId);
  const twice = ids.findIndex((id, at) => ids.indexOf(id) < at);
  if (twice >= 0) throw new DomainError('TWICE', {}, `${field}.${twice}.productId`);
  const offers = await offersOf(tx, order.supplierId, ids);
  const rows = lines.map((line, at) => rowOf(order.id, line, at, offers.get(line.productId), `${field}.${at}`));
  await tx.deleteFrom('purchase_order_line').where('order_id', '=', order.id).execute();
  await tx.insertInto('purchase_order_line').values(rows).execute();
  const known = [...offers.values()].flatMap(({ lead_days }) => lead_days ?? []);
  return { cost: sum(rows.map(({ cost }) => minor(cost ?? 0))), leadDays: known.length > 0 ? Math.max(...known) : null };
}

async function offersOf(tx: Tx, supplierId: string, productIds: readonly string[]): Promise<Map<string, Offered>> {
  const rows = await tx
    .selectFrom('product as p')
    .leftJoin('product_supplier as o', (on) => on.onRef('o.product_id', '=', 'p.id').on('o.supplier_id', '=', supplierId))
    .select(['p.id as product_id', 'p.name', 'p.archived_at', 'o.pack_name', 'o.pack_size', 'o.pack_cost', 'o.lead_days'])
    .where('p.id', 'in', productIds)
    .execute();
  return new Map(rows.map((row) => [row.product_id, row]));
}

function rowOf(order_id: string, line: OrderLine, at: number, offered: Offered | undefined, field: string): LineRow {
  const { productId, quantity } = line;
  if (!offered) throw new DomainError('NOT_FOUND', {}, `${field}.productId`);
  const { name: product, archived_at, pack_name, pack_size } = offered;
  if (archived_at) throw new DomainError('ARCHIVED', {}, `${field}.productId`);
  if (pack_size === null) throw new DomainError('NOT_OFFERED', { product }, `${field}.productId`);
  if (quantity <= 0) throw new DomainError('NOT_POSITIVE', { value: formatQuantity(quantity) }, `${field}.quantity`);
  const pack = formatQuantity(thousandths(pack_size));
  if (quantity % pack_size !== 0) throw new DomainError('WHOLE_PACKS', { product, pack }, `${field}.quantity`);
  const packCost =
    line.packCost === undefined ? offered.pack_cost : line.packCost && costly(line.packCost, thousandths(pack_size), `${field}.packCost`);
  const cost = packCost === null ? null : costOf(quantity, thousandths(pack_size), minor(packCost), `${field}.quantity`);
  return { order_id, line_no: at + 1, product_id: productId, quantity, pack_name, pack_size, pack_cost: packCost, cost };
}
