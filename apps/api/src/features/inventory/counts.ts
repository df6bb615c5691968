import type { DB, Tx } from '@regulars/db/kysely';
import { newId } from '@regulars/db/ids';
import { DomainError } from '@regulars/domain/errors';
import { formatQuantity, thousandths, type Thousandths } from '@regulars/domain/quantity';
import { optionalText } from '@regulars/domain/text';
import { type Selectable, sql } from 'kysely';
import { publish } from '../../publish.ts';
import { once } from '../../idempotency.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { categoryBranch } from '../catalog/sql.ts';
import { checkProducts, checkStore, MAX_LINES } from './checks.ts';
import { moveStock } from './service.ts';

// A count goes on while the store sells. What is found is compared with the books of the moment at which it is entered, not with
// those of the opening: a piece sold before the shelf was counted is in neither, one sold later is taken off both. So the
// difference stays true, and closing adds it to what is on hand then, rather than setting a figure that is old by now.

type Count = Selectable<DB['stock_count']>;

interface NewCount {
  storeId: string;
  /** Null: everything that the store keeps. */
  categoryId?: string | null | undefined;
  name?: string | null | undefined;
}

/**
 * Opens a count with what should be there. A store has one open count at a time.
 * @returns its id. @throws NOT_FOUND, OUT_OF_BRANCH, ARCHIVED (storeId), NOT_FOUND (categoryId), TOO_LONG (name), COUNT_OPEN
 */
export async function openCount(tx: Tx, viewer: Viewer, { storeId, categoryId = null, name }: NewCount, now: Date): Promise<string> {
  await checkStore(tx, viewer, storeId, 'storeId');
  const categories = categoryId === null ? null : await categoryBranch(tx, categoryId);
  if (categories?.length === 0) throw new DomainError('NOT_FOUND', {}, 'categoryId');
  const row = {
    id: newId(now),
    store_id: storeId,
    open_store_id: storeId,
    category_id: categoryId,
    name: optionalText(name, 'name', 100) ?? now.toISOString().slice(0, 10),
    opened_at: now,
    opened_by: viewer.kind === 'employee' ? viewer.id : null,
  };
  const made = tx.insertInto('stock_count').values(row);
  if ((await made.onConflict((open) => open.column('open_store_id').doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows !== 1n) {
    const open = await tx.selectFrom('stock_count').select('name').where('open_store_id', '=', storeId).executeTakeFirst();
    throw new DomainError('COUNT_OPEN', { name: open?.name }, 'storeId');
  }
  await sql`
    insert into stock_count_line (count_id, product_id, expected)
    select ${row.id}::uuid, s.product_id, s.on_hand from stock s join product p on p.id = s.product_id
    where s.store_id = ${storeId} and p.tracks_stock and (p.archived_at is null or s.on_hand <> 0)
      and (${categories}::uuid[] is null or p.category_id = any(${categories}::uuid[]))`.execute(tx);
  await note(tx, viewer, 'open', row, { name: row.name, category_id: categoryId });
  await publish(tx, now, [{ kind: 'stock.count-opened', orgId: storeId, payload: { countId: row.id } }]);
  return row.id;
}

export interface Found {
  productId: string;
  /** Thousandths found on the shelf; null: not counted after all. */
  counted: Thousandths | null;
}

/**
 * Enters what was found, in place of what was entered before. A product that was not expected joins the count.
 * @throws NOT_FOUND, OUT_OF_BRANCH (id), COUNT_ENDED, NO_LINES, TOO_LONG, NEGATIVE, TWICE, NOT_FOUND, NO_STOCK_KEPT (lines.N)
 */
export async function enterCount(tx: Tx, viewer: Viewer, id: string, lines: readonly Found[], now: Date): Promise<void> {
  const count = await findOpen(tx, viewer, id);
  await checkFound(tx, lines);
  const by = viewer.kind === 'employee' ? viewer.id : null;
  await sql`
    insert into stock_count_line as l (count_id, product_id, expected, counted, book, counted_at, counted_by)
    select ${id}::uuid, f.product_id, coalesce(s.on_hand, 0), f.counted, case when f.counted is not null then coalesce(s.on_hand, 0) end,
      case when f.counted is not null then ${now}::timestamptz end, case when f.counted is not null then ${by}::uuid end
    from unnest(${lines.map(({ productId }) => productId)}::uuid[], ${lines.map(({ counted }) => counted)}::bigint[]) as f (product_id, counted)
    left join stock s on s.store_id = ${count.store_id} and s.product_id = f.product_id
    on conflict (count_id, product_id) do update
    set counted = excluded.counted, book = excluded.book, counted_at = excluded.counted_at, counted_by = excluded.counted_by`.execute(tx);
}

/**
 * Puts the books right: what was found too much or too little is added to what is on hand now, as movements of kind COUNT that
 * bear the count's name. What was not counted stays as it is. Once per key.
 * @throws NOT_FOUND, OUT_OF_BRANCH (id), COUNT_ENDED, NOTHING_COUNTED, INSUFFICIENT_STOCK: so much was sold meanwhile that it must be counted again
 */
export async function closeCount(tx: Tx, viewer: Viewer, key: string, id: string, now: Date): Promise<void> {
  await once(tx, viewer, key, { closeCount: id }, async () => {
    const count = await findOpen(tx, viewer, id);
    const lines = await tx
      .selectFrom('stock_count_line')
      .select(['product_id', 'counted', 'book'])
      .where('count_id', '=', id)
      .where('counted', 'is not', null)
      .execute();
    if (lines.length === 0) throw new DomainError('NOTHING_COUNTED', {}, 'id');
    const moves = lines
      .map(({ product_id, counted, book }) => ({ productId: product_id, quantity: thousandths((counted ?? 0) - (book ?? 0)), field: 'id' }))
      .filter(({ quantity }) => quantity !== 0);
    await end(tx, viewer, count, 'CLOSED', now);
    await note(tx, viewer, 'close', count, { counted: lines.length, differences: moves.length });
    if (moves.length > 0)
      await moveStock(tx, viewer, { storeId: count.store_id, at: now, kind: 'COUNT', differences: true, moves, reason: count.name });
    return { countId: id };
  });
}

/** Gives a count up: nothing moves. @throws NOT_FOUND, OUT_OF_BRANCH (id), COUNT_ENDED */
export async function cancelCount(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const count = await findOpen(tx, viewer, id);
  await end(tx, viewer, count, 'CANCELLED', now);
  await note(tx, viewer, 'cancel', count, {});
}

async function end(tx: Tx, viewer: Viewer, { id, store_id }: Count, state: 'CLOSED' | 'CANCELLED', now: Date): Promise<void> {
  const ended_by = viewer.kind === 'employee' ? viewer.id : null;
  await tx.updateTable('stock_count').set({ state, open_store_id: null, ended_at: now, ended_by }).where('id', '=', id).execute();
  await publish(tx, now, [{ kind: 'stock.count-ended', orgId: store_id, payload: { countId: id, state } }]);
}

/** The count, locked: entries and the close come one after the other. */
async function findOpen(tx: Tx, viewer: Viewer, id: string): Promise<Count> {
  const count = await tx.selectFrom('stock_count').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!count) throw new DomainError('NOT_FOUND', {}, 'id');
  requireBranch(viewer, count.store_id, 'id');
  if (count.state !== 'OPEN') throw new DomainError('COUNT_ENDED', {}, 'id');
  return count;
}

async function checkFound(tx: Tx, lines: readonly Found[]): Promise<void> {
  if (lines.length === 0) throw new DomainError('NO_LINES', {}, 'lines');
  if (lines.length > MAX_LINES) throw new DomainError('TOO_LONG', { max: MAX_LINES }, 'lines');
  const seen = new Set<string>();
  for (const [at, { productId, counted }] of lines.entries()) {
    if (counted !== null && counted < 0) throw new DomainError('NEGATIVE', { value: formatQuantity(counted) }, `lines.${at}.counted`);
    if (seen.has(productId)) throw new DomainError('TWICE', {}, `lines.${at}.productId`);
    seen.add(productId);
  }
  await checkProducts(tx, [...seen], (at) => `lines.${at}.productId`);
}

const note = (tx: Tx, viewer: Viewer, verb: string, { id, store_id }: Pick<Count, 'id' | 'store_id'>, after: Record<string, unknown>) =>
  audit(tx, viewer, { action: `stock-count.${verb}`, entity: 'StockCount', id, orgId: store_id, after });
