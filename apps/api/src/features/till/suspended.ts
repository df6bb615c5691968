import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { type Minor } from '@regulars/domain/money';
import { MAX_LINES } from '@regulars/domain/sale-facts';
import { optionalText } from '@regulars/domain/text';
import { z } from 'zod';
import { inBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { holdShift } from '../shifts/service.ts';

/** What a till puts aside: its own words for a basket, of which only the number of lines is looked at. */
const kept = z.looseObject({ lines: z.array(z.unknown()).min(1).max(MAX_LINES) });

/** Characters of a basket; a thousand lines need fewer. */
const MAX_BASKET = 400_000;

export type SuspendedKey = { basketId: string };

/**
 * Puts a basket aside, so that any till of the store can go on with it. The caller claims the idempotency key first.
 * @throws what `holdShift` refuses; NO_LINES, TOO_LONG (basket, note)
 */
export async function suspendBasket(
  tx: Tx,
  viewer: Viewer,
  input: { shiftId: string; memberId: string | null; basket?: unknown; amount: Minor; note?: string | null | undefined; now: Date },
): Promise<SuspendedKey> {
  const { shiftId, memberId, amount, now } = input;
  const shift = await holdShift(tx, viewer, shiftId, 'share');
  const note = optionalText(input.note, 'note', 100);
  const basket = kept.safeParse(input.basket);
  if (!basket.success) throw new DomainError('NO_LINES', {}, 'basket');
  const text = JSON.stringify(basket.data);
  if (text.length > MAX_BASKET) throw new DomainError('TOO_LONG', { max: MAX_BASKET }, 'basket');
  const row = {
    id: newId(now),
    store_id: shift.store_id,
    till: shift.till,
    member_id: memberId,
    note,
    line_count: basket.data.lines.length,
    amount,
    basket: text,
    suspended_at: now,
    suspended_by: shift.opened_by,
  };
  await tx.insertInto('suspended_basket').values(row).execute();
  return { basketId: row.id };
}

/**
 * Takes a basket up again: only one till gets it. It stays on record. The caller claims the idempotency key first, so that a till that did
 * not hear the answer gets it again.
 * @throws NOT_FOUND, BASKET_GONE (id)
 */
export async function resumeBasket(tx: Tx, viewer: Viewer, { id, now }: { id: string; now: Date }): Promise<SuspendedKey> {
  const found = await tx.selectFrom('suspended_basket').select(['store_id', 'till']).where('id', '=', id).executeTakeFirst();
  if (!found || !inBranch(viewer, found.store_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  const taken = await tx
    .updateTable('suspended_basket')
    .set({ ended_at: now, ended_by: viewer.kind === 'employee' ? viewer.id : null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['line_count'])
    .executeTakeFirst();
  if (!taken) throw new DomainError('BASKET_GONE', {}, 'id');
  const after = { till: found.till, lines: taken.line_count };
  await audit(tx, viewer, { action: 'basket.resume', entity: 'SuspendedBasket', id, orgId: found.store_id, after });
  return { basketId: id };
}
