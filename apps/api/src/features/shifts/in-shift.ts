import type { Tx } from '@regulars/db/kysely';
import type { Ahead } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import type { Viewer } from '../../viewer.ts';
import { holdShift, joinAhead, joinShift, shiftAhead } from './service.ts';

/** Something at a store through which money may go, and the shift it belongs to where the caller says. */
export interface ShiftAct {
  shiftId?: string | null | undefined;
  storeId: string;
  /** Left out: it names no till. */
  till?: string | null;
  now: Date;
}

/** As an input names it. */
export const shiftField = {
  description:
    'The open Shift of who asks, in this store: nobody closes it meanwhile. Left out: the own one of this store, where there is one.',
} as const;

const tillAct = (viewer: Viewer, { storeId, till = null, now }: ShiftAct) => ({
  storeId,
  till,
  employeeId: viewer.kind === 'employee' ? viewer.id : null,
  at: now,
});

/**
 * Holds the shift whose report will count this until the transaction ends: the one that is named, else the one that `joinShift` finds.
 * @throws what `holdShift` refuses (shiftId), NOT_OF_SHIFT (storeId, till), SHIFT_CLOSED
 */
export async function inShift(tx: Tx, viewer: Viewer, act: ShiftAct): Promise<void> {
  if (!act.shiftId) return joinShift(tx, tillAct(viewer, act));
  const shift = await holdShift(tx, viewer, act.shiftId, 'share');
  if (act.storeId !== shift.store_id) throw new DomainError('NOT_OF_SHIFT', {}, 'storeId');
  if (act.till && act.till !== shift.till) throw new DomainError('NOT_OF_SHIFT', {}, 'till');
}

/** What `inShift` is going to ask. */
export const inShiftAhead = (tx: Tx, viewer: Viewer, act: ShiftAct): Ahead =>
  act.shiftId ? shiftAhead(tx, act.shiftId) : joinAhead(tx, tillAct(viewer, act));
