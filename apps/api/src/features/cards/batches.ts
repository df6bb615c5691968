import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { sql } from 'kysely';
import { publish } from '../../publish.ts';
import { inBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { openPlace } from '../ledger/place.ts';
import { typeInUse } from './issue.ts';
import { freeNumbers } from './numbers.ts';

const MAX_BATCH = 10_000;

export interface NewBatch {
  name: string;
  typeId: string;
  /** The store that sells them. */
  storeId: string;
  quantity: number;
  now: Date;
}

/**
 * Makes the numbers of cards that are to be printed. They are nobody's until they are sold at a till. The caller claims the idempotency key.
 * @throws REQUIRED (name), OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, NOT_POSITIVE, TOO_LARGE (quantity), CARD_NUMBERS_USED_UP
 */
export async function createBatch(tx: Tx, viewer: Viewer, { quantity, now, ...input }: NewBatch): Promise<{ batchId: string }> {
  const name = requiredText(input.name, 'name', 100);
  const store = await openPlace(tx, viewer, input.storeId);
  const type = await typeInUse(tx, input.typeId);
  if (quantity <= 0) throw new DomainError('NOT_POSITIVE', { value: quantity }, 'quantity');
  if (quantity > MAX_BATCH) throw new DomainError('TOO_LARGE', { max: MAX_BATCH }, 'quantity');
  const numbers = await freeNumbers(tx, type, store.code, quantity);
  const created_by = viewer.kind === 'employee' ? viewer.id : null;
  const row = { id: newId(now), name, type_id: type.id, store_id: store.id, quantity, created_at: now, created_by };
  await tx.insertInto('card_batch').values(row).execute();
  await sql`insert into card_blank (number, batch_id, type_id) select n, ${row.id}, ${type.id} from unnest(${numbers}::text[]) n`.execute(
    tx,
  );
  await audit(tx, viewer, { action: 'cardBatch.create', entity: 'CardBatch', id: row.id, orgId: store.id, after: row });
  await publish(tx, now, [{ kind: 'card.batch-made', orgId: store.id, payload: { batchId: row.id, quantity } }]);
  return { batchId: row.id };
}

/** What is not sold of a batch can't be sold any more: the box was lost, say. @throws NOT_FOUND */
export async function voidBatch(tx: Tx, viewer: Viewer, id: string, reasonGiven: string, now: Date): Promise<void> {
  const reason = requiredText(reasonGiven, 'reason', 500);
  const batch = await tx.selectFrom('card_batch').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!batch || !inBranch(viewer, batch.store_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  if (batch.voided_at) return;
  await tx.updateTable('card_batch').set({ voided_at: now }).where('id', '=', id).execute();
  const after = { ...batch, voided_at: now, reason };
  await audit(tx, viewer, { action: 'cardBatch.void', entity: 'CardBatch', id, orgId: batch.store_id, before: { ...batch }, after });
}
