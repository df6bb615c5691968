import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { converted, expiryOf } from '@regulars/domain/points';
import { businessDayAt } from '../../business-day.ts';
import { once } from '../../idempotency.ts';
import type { Viewer } from '../../viewer.ts';
import { holderOf, openPlace } from '../ledger/place.ts';
import { post } from '../ledger/service.ts';
import type { NewEntry, Written } from '../ledger/write.ts';
import { usableKind } from './kinds.ts';

/** Points for a member, and what the statement says of them. */
export interface Gift extends Omit<NewEntry, 'kind' | 'moves'> {
  kind: 'EARN' | 'GRANT';
  assetId: string;
  /** Above zero. */
  points: number;
}

/** Gives points in a new lot, which expires as its kind says. The caller has claimed a key. @throws NOT_FOUND, ARCHIVED (kindId) */
export async function give(tx: Tx, viewer: Viewer, memberId: string, { assetId, points, ...entry }: Gift): Promise<Written> {
  const { expiry } = await usableKind(tx, assetId, 'kindId');
  const expiresOn = expiryOf(expiry, businessDayAt(entry.store, entry.now));
  return post(tx, viewer, memberId, { ...entry, moves: [{ act: 'CREDIT', assetId, amount: points, house: 'POINTS', expiresOn }] });
}

/** The journal entry of something that was done once for its key. */
export type Done = Record<'memberId' | 'entryId', string>;

export interface ConvertInput {
  memberId: string;
  conversionId: string;
  /** Of the kind that is given. */
  points: number;
  storeId: string;
}

/**
 * Makes points of one kind into another, by a rule. Once per key.
 * @throws NOT_FOUND, ARCHIVED, OUT_OF_BRANCH, INSUFFICIENT_POINTS, ACCOUNT_FROZEN and what `converted` refuses
 */
export async function convertPoints(tx: Tx, viewer: Viewer, key: string, input: ConvertInput, now: Date): Promise<Done> {
  return once(tx, viewer, key, { convertPoints: input }, async () => {
    const store = await openPlace(tx, viewer, input.storeId);
    const memberId = await holderOf(tx, input.memberId);
    const rule = await tx.selectFrom('points_conversion').selectAll().where('id', '=', input.conversionId).executeTakeFirst();
    if (!rule) throw new DomainError('NOT_FOUND', {}, 'conversionId');
    if (rule.archived_at) throw new DomainError('ARCHIVED', {}, 'conversionId');
    const { expiry } = await usableKind(tx, rule.to_id, 'conversionId');
    const amount = converted(input.points, rule, 'points');
    const value = { house: 'CONVERSION', field: 'points' } as const;
    const { entryId } = await post(tx, viewer, memberId, {
      kind: 'CONVERT',
      store,
      now,
      rule: { id: rule.id, version: rule.version },
      why: { rate: `${rule.give} : ${rule.get}` },
      moves: [
        { act: 'DEBIT', assetId: rule.from_id, amount: input.points, ...value },
        { act: 'CREDIT', assetId: rule.to_id, amount, ...value, expiresOn: expiryOf(expiry, businessDayAt(store, now)) },
      ],
    });
    return { memberId, entryId };
  });
}
