import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { type Selectable, sql } from 'kysely';
import { inBranch, type Viewer } from '../../viewer.ts';
import type { DeliveryKey } from './service.ts';

export type Delivery = Selectable<DB['delivery']>;

/** The store that delivers; null where there is none such. @throws REQUIRED */
export async function loadStore(tx: Tx, id: string | null) {
  if (id === null) throw new DomainError('REQUIRED', {}, 'storeId');
  const store = await tx
    .selectFrom('org')
    .select(['id', 'kind', 'code', 'time_zone', 'day_starts_at', 'archived_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return store ?? null;
}

/** @throws NOT_FOUND */
export async function checkSalesperson(tx: Tx, id: string | null): Promise<void> {
  if (id === null) return;
  const employee = await tx.selectFrom('employee').select('id').where('id', '=', id).executeTakeFirst();
  if (!employee) throw new DomainError('NOT_FOUND', {}, 'employeeId');
}

/** The condition that a row of the table is one of these. */
export const isOne = (keys: readonly DeliveryKey[]) =>
  sql<boolean>`(member_id, id) in (select * from unnest(${keys.map((key) => key.memberId)}::uuid[], ${keys.map((key) => key.deliveryId)}::uuid[]))`;

/**
 * The deliveries, locked in the order of their keys, whatever order they are named in. What another branch delivers does not exist.
 * @throws NOT_FOUND with `field(at)` of the first that is missing
 */
export async function holdDeliveries(
  tx: Tx,
  viewer: Viewer,
  keys: readonly DeliveryKey[],
  field: (at: number) => string,
): Promise<Delivery[]> {
  const rows = await tx.selectFrom('delivery').selectAll().where(isOne(keys)).orderBy('member_id').orderBy('id').forUpdate().execute();
  const seen = new Set(rows.filter((row) => inBranch(viewer, row.store_id)).map(({ id }) => id));
  const missing = keys.findIndex(({ deliveryId }) => !seen.has(deliveryId));
  if (missing >= 0) throw new DomainError('NOT_FOUND', {}, field(missing));
  return rows;
}
