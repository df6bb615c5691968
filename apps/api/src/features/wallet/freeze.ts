import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { requireKnown } from '../ledger/place.ts';

export interface Freeze {
  memberId: string;
  accountId: string;
  /** True: nothing can be spent from it; false: it can again. */
  frozen: boolean;
  reason: string;
  now: Date;
}

/**
 * Freezes an account, or unfreezes it: nothing is spent, reserved, handed on or paid back while it is frozen; what comes in comes in.
 * Nothing happens where it is so already. @throws NOT_FOUND (id), REQUIRED (reason)
 */
export async function freezeAccount(tx: Tx, viewer: Viewer, { memberId, accountId, frozen, now, ...input }: Freeze): Promise<void> {
  const reason = requiredText(input.reason, 'reason', 500);
  await requireKnown(tx, viewer, memberId, 'id');
  const account = await tx
    .selectFrom('account as a')
    .innerJoin('member as m', 'm.id', 'a.member_id')
    .select(['a.asset_id', 'a.frozen_at', 'm.home_store_id'])
    .where('a.member_id', '=', memberId)
    .where('a.id', '=', accountId)
    .forNoKeyUpdate('a')
    .executeTakeFirst();
  if (!account) throw new DomainError('NOT_FOUND', {}, 'id');
  if ((account.frozen_at !== null) === frozen) return;
  const state = frozen ? { frozen_at: now, frozen_reason: reason } : { frozen_at: null, frozen_reason: null };
  await tx.updateTable('account').set(state).where('member_id', '=', memberId).where('id', '=', accountId).execute();
  const { home_store_id: orgId, asset_id: assetId } = account;
  await audit(tx, viewer, {
    action: frozen ? 'wallet.freeze' : 'wallet.unfreeze',
    entity: 'Account',
    id: JSON.stringify([memberId, accountId]),
    orgId,
    before: { frozen: !frozen },
    after: { frozen, reason },
    member: { id: memberId, personal: ['reason'] },
  });
  const kind = frozen ? 'value.frozen' : 'value.unfrozen';
  await publish(tx, now, [{ kind, orgId, memberId, payload: { accountId, assetId } }]);
}
