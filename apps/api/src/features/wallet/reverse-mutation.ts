import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidPairOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { inShift } from '../shifts/in-shift.ts';
import { reverse } from '../ledger/service.ts';
import { undoAlong, undoable } from '../ledger/undo.ts';

interface Reversal {
  memberId: string;
  entryId: string;
  reason: string;
  now: Date;
}

/** @throws REQUIRED, TOO_LONG */
function reasonOf(text: string): string {
  const reason = text.trim();
  if (reason === '') throw new DomainError('REQUIRED', {}, 'reason');
  if (reason.length > 500) throw new DomainError('TOO_LONG', { max: 500 }, 'reason');
  return reason;
}

/**
 * Undoes an entry of a store of the viewer's branch, in the own shift at that store if there is one: its report counts the money.
 * @throws NOT_FOUND, OUT_OF_BRANCH, UNDO_BY_REFUND, UNDO_BY_TRANSFER, UNDO_BY_PASS, what `inShift` and `reverse` refuse and the rooms that take part
 */
async function reverseEntry(tx: Tx, viewer: Viewer, { memberId, entryId, reason, now }: Reversal) {
  const field = 'entryId';
  const entry = await undoable(tx, viewer, memberId, entryId, field);
  await inShift(tx, viewer, { storeId: entry.store_id, now });
  const written = await reverse(tx, viewer, { memberId, entryId, reason, now, field });
  const store = { ...entry, id: entry.store_id };
  const along = await undoAlong(tx, viewer, entry.kind, { memberId, entryId, reversalId: written.entryId, store, reason, now, field });
  await audit(tx, viewer, {
    action: 'ledger.reverse',
    entity: 'JournalEntry',
    id: JSON.stringify([memberId, entryId]),
    orgId: entry.store_id,
    before: { kind: entry.kind, reversedBy: null },
    after: { kind: entry.kind, reversedBy: written.entryId, reason, ...along },
    member: { id: memberId, personal: ['reason'] },
  });
  return { memberId, entryId: written.entryId };
}

builder.mutationField('reverseEntry', (t) =>
  t.prismaField({
    type: 'JournalEntry',
    description:
      'Undoes an entry whole, once (冲正): what came is taken from the very lots, what went returns to them, and what a top-up gave besides goes with it. Returns the reversal. What belongs to a sale or a transfer is refused: refund the sale, transfer back.',
    authScopes: { can: 'ledger.reverse' },
    args: {
      idempotencyKey: t.arg.string({
        required: true,
        description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
      }),
      entryId: t.arg.globalID({ required: true, description: 'The JournalEntry.' }),
      reason: t.arg.string({ required: true, description: 'Why; at most 500 characters.' }),
    },
    resolve: async (query, _root, { idempotencyKey: key, entryId: given, reason: text }, { viewer }) => {
      const [memberId, entryId] = uuidPairOf(given, 'JournalEntry', 'entryId');
      const reason = reasonOf(text);
      const made = await withTx(db, (tx) =>
        once(tx, viewer, key, { reverseEntry: { memberId, entryId, reason } }, () =>
          reverseEntry(tx, viewer, { memberId, entryId, reason, now: new Date() }),
        ),
      );
      return prisma.journalEntry.findUniqueOrThrow({ ...query, where: { member_id_id: { member_id: memberId, id: made.entryId } } });
    },
  }),
);
