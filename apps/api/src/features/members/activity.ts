import type { ActivityKind } from '@regulars/domain/cases';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import type { BusinessDate } from '@regulars/domain/time';

export interface Activity {
  memberId: string;
  kind: ActivityKind;
  storeId: string;
  /** Business day of the store. */
  day: BusinessDate;
  at: Date;
  /** Of PARTICIPATION: in what. */
  name?: string | null;
  /** The entry that gave points for it. */
  entryId?: string;
}

/** Notes what members did without buying. */
export async function noteActivities(tx: Tx, activities: readonly Activity[]): Promise<void> {
  const rows = activities.map(({ memberId, kind, storeId, day, at, name = null, entryId = null }) => ({
    member_id: memberId,
    id: newId(at),
    kind,
    store_id: storeId,
    day,
    at,
    name,
    entry_id: entryId,
  }));
  if (rows.length > 0) await tx.insertInto('member_activity').values(rows).execute();
}
