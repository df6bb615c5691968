import type { Tx } from '@regulars/db/kysely';
import { newId } from '@regulars/db/ids';
import type { BusinessDate } from '@regulars/domain/time';
import { publish } from '../../publish.ts';

/** Who or what changes tags, and why. */
export interface Cause {
  /** The employee; null: the product. */
  by: string | null;
  /** The version of the rule at work; null: none. */
  rule: number | null;
  reason: string | null;
}

export interface Putting extends Cause {
  tagId: string;
  /** The last day on which it counts; null: for good. */
  expiresOn: BusinessDate | null;
}

type Kind = 'ADDED' | 'CHANGED' | 'REMOVED' | 'EXPIRED';

/**
 * Puts a tag on members. By hand, reason and last day are replaced where one has it already; a rule leaves those alone.
 * @returns the members who did not have it before
 */
export async function putOn(tx: Tx, putting: Putting, members: readonly string[], now: Date): Promise<string[]> {
  const { tagId, by, rule, reason, expiresOn } = putting;
  if (members.length === 0) return [];
  const had = await tx.selectFrom('member_tag').select('member_id').where('tag_id', '=', tagId).where('member_id', 'in', members).execute();
  const before = new Set(had.map((row) => row.member_id));
  const fresh = members.filter((id) => !before.has(id));
  const automatic = rule !== null;
  const about = automatic ? fresh : members;
  if (about.length === 0) return [];
  const row = { tag_id: tagId, reason, expires_on: expiresOn, tagged_by: by, tagged_at: now, automatic };
  await tx
    .insertInto('member_tag')
    .values(about.map((member_id) => ({ ...row, member_id })))
    .onConflict((conflict) => conflict.columns(['member_id', 'tag_id']).doUpdateSet(row))
    .execute();
  await note(tx, 'ADDED', putting, fresh, now);
  if (!automatic) await note(tx, 'CHANGED', putting, [...before], now);
  await tell(tx, 'member.tagged', tagId, automatic ? fresh : members, automatic, now);
  return fresh;
}

/** Takes a tag off members; a rule takes off only what it has put on. @returns those who had it, in the order of their ids */
export async function takeOff(
  tx: Tx,
  { tagId, kind = 'REMOVED', ...cause }: Cause & { tagId: string; kind?: 'REMOVED' | 'EXPIRED' },
  members: readonly string[],
  now: Date,
): Promise<string[]> {
  if (members.length === 0) return [];
  const gone = await tx
    .deleteFrom('member_tag')
    .where('tag_id', '=', tagId)
    .where('member_id', 'in', members)
    .$if(cause.rule !== null, (query) => query.where('automatic', '=', true))
    .returning('member_id')
    .execute();
  const ids = gone.map((row) => row.member_id).sort();
  await note(tx, kind, { tagId, expiresOn: null, ...cause }, ids, now);
  await tell(tx, 'member.untagged', tagId, ids, cause.rule !== null, now);
  return ids;
}

async function note(
  tx: Tx,
  kind: Kind,
  { tagId, by, rule, reason, expiresOn }: Putting,
  members: readonly string[],
  at: Date,
): Promise<void> {
  if (members.length === 0) return;
  const row = { tag_id: tagId, kind, reason, expires_on: expiresOn, changed_by: by, rule, at };
  await tx
    .insertInto('tag_change')
    .values(members.map((member_id) => ({ ...row, member_id, id: newId(at) })))
    .execute();
}

/** `automatic` events are no reason for rules to look again: two that ask for each other's tags would never rest. */
function tell(tx: Tx, kind: 'member.tagged' | 'member.untagged', tagId: string, members: readonly string[], automatic: boolean, at: Date) {
  return publish(
    tx,
    at,
    members.map((memberId) => ({ kind, memberId, payload: { tagId, ...(automatic && { automatic }) } })),
  );
}
