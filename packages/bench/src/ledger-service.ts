import { randomUUID } from 'node:crypto';
import { once } from '@regulars/api/idempotency';
import { accountsAhead } from '@regulars/api/features/ledger/load';
import { post } from '@regulars/api/features/ledger/service';
import { systemViewer } from '@regulars/api/viewer';
import type { Db } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { PRINCIPAL, SPENDING_POINTS } from '@regulars/domain/assets';
import type { Move } from '@regulars/domain/ledger';
import type { Writer } from './ledger-drive.ts';

const viewer = systemViewer('bench');

/** As a mutation does it: the key is claimed and the account locked in one packet, the moves decided and written, the event published, all in one transaction. */
export function serviceWriter(db: Db): Writer {
  return async ({ kind, memberId, storeId, amount }) => {
    const move: Move =
      kind === 'SPEND'
        ? { act: 'DEBIT', assetId: PRINCIPAL, amount, house: 'REVENUE' }
        : { act: 'CREDIT', assetId: SPENDING_POINTS, amount, house: 'POINTS', expiresOn: null };
    const store = { id: storeId, time_zone: null, day_starts_at: null };
    await withTx(db, (tx) => {
      const work = async () => {
        const { entryId } = await post(tx, viewer, memberId, { kind, store, now: new Date(), moves: [move] });
        return { entryId };
      };
      return once(tx, viewer, randomUUID(), { memberId, storeId, amount }, work, [accountsAhead(tx, memberId, [move.assetId])]);
    });
  };
}
