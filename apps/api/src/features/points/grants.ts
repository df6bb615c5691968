import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Move } from '@regulars/domain/ledger';
import { MAX_POINTS } from '@regulars/domain/points';
import { requiredText } from '@regulars/domain/text';
import { z } from 'zod';
import { once } from '../../idempotency.ts';
import type { Viewer } from '../../viewer.ts';
import { approvable } from '../approvals/kinds.ts';
import { requestApproval } from '../approvals/service.ts';
import { holderOf, openPlace, valueAhead } from '../ledger/place.ts';
import { post, rehearse } from '../ledger/service.ts';
import { usableKind } from './kinds.ts';
import { type Done, give } from './service.ts';

const grant = z.object({ memberId: z.string(), kindId: z.string(), points: z.int(), storeId: z.string() });

export type GrantInput = z.infer<typeof grant> & { reason: string };

/** What came of it: an entry of the member's journal, or a request that waits for a second person. */
export type Granted = Done | { approvalId: string };

/**
 * Gives points by hand, or takes them (below zero); above the kind's limit it asks a second person. `storeId`: where it is done; owes
 * what is given. Once per key.
 * @throws NOT_FOUND, ARCHIVED, OUT_OF_BRANCH, REQUIRED, NOT_POSITIVE, TOO_LARGE, INSUFFICIENT_POINTS, ACCOUNT_FROZEN
 */
export async function grantPoints(tx: Tx, viewer: Viewer, key: string, input: GrantInput, now: Date): Promise<Granted> {
  const { points } = input;
  const {
    approvalId,
    memberId = '',
    entryId = '',
  } = await once<Record<string, string>>(
    tx,
    viewer,
    key,
    { grantPoints: input },
    async () => {
      if (points === 0) throw new DomainError('NOT_POSITIVE', { value: 0 }, 'points');
      if (Math.abs(points) > MAX_POINTS) throw new DomainError('TOO_LARGE', { max: MAX_POINTS }, 'points');
      const { approveAbove } = await usableKind(tx, input.kindId, 'kindId');
      if (approveAbove !== null && Math.abs(points) > approveAbove) return ask(tx, viewer, input, now);
      return perform(tx, viewer, input, now);
    },
    valueAhead(tx, { ...input, assetIds: [input.kindId] }),
  );
  return approvalId ? { approvalId } : { memberId, entryId };
}

async function ask(tx: Tx, viewer: Viewer, { reason, ...payload }: GrantInput, now: Date) {
  const { kindId, points, storeId: orgId } = payload;
  const { name } = await usableKind(tx, kindId, 'kindId');
  const store = await openPlace(tx, viewer, orgId);
  const memberId = await holderOf(tx, payload.memberId);
  if (points < 0) await rehearse(tx, memberId, { store, now, moves: [taking(kindId, -points)] });
  const number = Math.abs(points).toLocaleString('en');
  const words =
    points > 0
      ? { en: `Give a member ${number} ${name.en}`, zh: `给会员发放 ${number} ${name.zh}` }
      : { en: `Take ${number} ${name.en} from a member`, zh: `扣减会员 ${number} ${name.zh}` };
  return requestApproval(tx, viewer, { kind: 'POINTS_GRANT', orgId, memberId, payload, words, reason, now });
}

const taking = (assetId: string, amount: number): Move => ({ act: 'DEBIT', assetId, amount, house: 'POINTS', field: 'points' });

async function perform(tx: Tx, viewer: Viewer, input: GrantInput, now: Date): Promise<Done> {
  const { kindId: assetId, points } = input;
  const reason = requiredText(input.reason, 'reason', 500);
  const store = await openPlace(tx, viewer, input.storeId);
  const memberId = await holderOf(tx, input.memberId);
  const entry = { kind: 'GRANT' as const, store, now, reason };
  const { entryId } =
    points > 0
      ? await give(tx, viewer, memberId, { ...entry, assetId, points })
      : await post(tx, viewer, memberId, { ...entry, moves: [taking(assetId, -points)] });
  return { memberId, entryId };
}

approvable({
  kind: 'POINTS_GRANT',
  permission: 'points.grant',
  payload: grant,
  perform: (tx, viewer, input, { reason, now }) => perform(tx, viewer, { ...input, reason }, now),
});
