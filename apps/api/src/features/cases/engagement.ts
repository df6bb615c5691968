import type { Tx } from '@regulars/db/kysely';
import type { ActivityKind } from '@regulars/domain/cases';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { businessDayAt } from '../../business-day.ts';
import { once } from '../../idempotency.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { partyOf } from '../contacts/store.ts';
import { type Activity, noteActivities } from '../members/activity.ts';
import { checkMoment } from '../sales/checks.ts';

/** So many members are noted at once. */
export const MOST_MEMBERS = 200;

export interface NewActivity {
  memberIds: readonly string[];
  kind: ActivityKind;
  /** Default: the home store of each. */
  storeId?: string | null | undefined;
  name?: string | null | undefined;
  at?: Date | null | undefined;
}

/**
 * Notes what members did: came on-line, checked in, took part. Once per key, for all of them or for none.
 * @returns how many were noted; a member named twice counts once
 * @throws REQUIRED, TOO_LARGE (memberIds), NOT_FOUND, ARCHIVED (memberIds.<n>), OUT_OF_BRANCH (storeId), REQUIRED, TOO_LONG (name)
 */
export async function recordActivity(tx: Tx, viewer: Viewer, key: string, input: NewActivity, now: Date): Promise<number> {
  const { kind, memberIds } = input;
  if (memberIds.length === 0) throw new DomainError('REQUIRED', {}, 'memberIds');
  if (memberIds.length > MOST_MEMBERS) throw new DomainError('TOO_LARGE', { max: MOST_MEMBERS }, 'memberIds');
  const name = kind === 'PARTICIPATION' ? requiredText(input.name, 'name', 100) : null;
  const at = checkMoment(input.at ?? now, now, 'at');
  const { noted } = await once(tx, viewer, key, { recordActivity: input }, async () => {
    const activities = new Map<string, Activity>();
    for (const [place, id] of memberIds.entries()) {
      const { memberId, store } = await partyOf(tx, viewer, id, input.storeId).catch((error: unknown) => {
        throw error instanceof DomainError && error.field === 'memberId' ? error.at(`memberIds.${place}`) : error;
      });
      activities.set(memberId, { memberId, kind, storeId: store.id, day: businessDayAt(store, at), at, name });
    }
    await noteActivities(tx, [...activities.values()]);
    await publish(
      tx,
      now,
      [...activities.values()].map(({ memberId, storeId }) => ({
        kind: 'member.active',
        orgId: storeId,
        memberId,
        payload: { activity: kind },
      })),
    );
    return { noted: String(activities.size) };
  });
  return Number(noted);
}
