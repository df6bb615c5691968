import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { checkColour, optionalText, requiredText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import type { Selectable } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { unique } from '../../input.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { knownMembers } from '../members/sql.ts';

type Tag = Selectable<DB['tag']>;

/** At most this many members in one call; whoever has more sends several. */
const MAX_MEMBERS = 1000;

/** What is not given stays as it is; null empties. */
export interface TagChange {
  name?: string | null;
  category?: string | null;
  /** `#rrggbb` */
  colour?: string | null;
}

/** The columns of what was given. @throws REQUIRED, TOO_LONG, BAD_COLOUR */
function columns(input: TagChange): Partial<Tag> {
  return {
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 40) }),
    ...(input.category !== undefined && { category: optionalText(input.category, 'category', 40) }),
    ...(input.colour !== undefined && { colour: checkColour(input.colour, 'colour') }),
  };
}

/** @returns the new tag's id. @throws DUPLICATE (name) and those of `columns` */
export async function createTag(tx: Tx, viewer: Viewer, { name, category, colour }: TagChange & { name: string }): Promise<string> {
  const row = { id: newId(new Date()), name, ...columns({ name, category: category ?? null, ...(colour && { colour }) }) };
  await unique('name', row.name, tx.insertInto('tag').values(row).execute());
  await audit(tx, viewer, { action: 'tag.create', entity: 'Tag', id: row.id, orgId: null, after: row });
  return row.id;
}

/** @throws NOT_FOUND and those of `createTag` */
export async function updateTag(tx: Tx, viewer: Viewer, id: string, input: TagChange): Promise<void> {
  const before = await find(tx, id, 'id');
  const change = columns(input);
  if (Object.keys(change).length === 0) return;
  await unique('name', change.name ?? '', tx.updateTable('tag').set(change).where('id', '=', id).execute());
  await audit(tx, viewer, { action: 'tag.update', entity: 'Tag', id, orgId: null, before, after: { ...before, ...change } });
}

/** An archived tag stays on its members and can be put on no more. @throws NOT_FOUND */
export async function archiveTag(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const tag = await find(tx, id, 'id');
  if (!tag.archived_at) await setArchived(tx, viewer, tag, new Date());
}

/** @throws NOT_FOUND */
export async function restoreTag(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const tag = await find(tx, id, 'id');
  if (tag.archived_at) await setArchived(tx, viewer, tag, null);
}

async function setArchived(tx: Tx, viewer: Viewer, tag: Tag, archived_at: Date | null): Promise<void> {
  await tx.updateTable('tag').set({ archived_at }).where('id', '=', tag.id).execute();
  const action = archived_at ? 'tag.archive' : 'tag.restore';
  await audit(tx, viewer, { action, entity: 'Tag', id: tag.id, orgId: null, before: { ...tag }, after: { ...tag, archived_at } });
}

/** The tag, locked. @throws NOT_FOUND of the field */
async function find(tx: Tx, id: string, field: string): Promise<Tag> {
  const tag = await tx.selectFrom('tag').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!tag) throw new DomainError('NOT_FOUND', {}, field);
  return tag;
}

export interface Tagging {
  tagId: string;
  memberIds: readonly string[];
  reason?: string | null;
  /** The last day on which it counts; null: for good. */
  expiresOn?: BusinessDate | null;
}

/**
 * Puts a tag on members; where one has it already, reason and last day are replaced.
 * @returns the members tagged
 * @throws NOT_FOUND (tagId, memberIds.N), ARCHIVED, REQUIRED, TOO_LONG, TOO_EARLY: the last day is over
 */
export async function tagMembers(tx: Tx, viewer: Viewer, input: Tagging, now: Date): Promise<string[]> {
  const { tagId, expiresOn = null } = input;
  const tag = await find(tx, tagId, 'tagId');
  if (tag.archived_at) throw new DomainError('ARCHIVED', {}, 'tagId');
  const reason = optionalText(input.reason, 'reason', 200);
  const today = businessDayAt({ time_zone: null, day_starts_at: null }, now);
  if (expiresOn !== null && expiresOn < today) throw new DomainError('TOO_EARLY', { from: today }, 'expiresOn');
  const members = await checkMembers(tx, viewer, input.memberIds);
  const tagged_by = viewer.kind === 'employee' ? viewer.id : null;
  await tx
    .insertInto('member_tag')
    .values(members.map((member_id) => ({ member_id, tag_id: tagId, reason, expires_on: expiresOn, tagged_by, tagged_at: now })))
    .onConflict((conflict) =>
      conflict.columns(['member_id', 'tag_id']).doUpdateSet((values) => ({
        reason: values.ref('excluded.reason'),
        expires_on: values.ref('excluded.expires_on'),
        tagged_by: values.ref('excluded.tagged_by'),
        tagged_at: values.ref('excluded.tagged_at'),
      })),
    )
    .execute();
  await audit(tx, viewer, {
    action: 'tag.assign',
    entity: 'Tag',
    id: tagId,
    orgId: null,
    after: { members, reason, expires_on: expiresOn },
  });
  await publish(
    tx,
    now,
    members.map((memberId) => ({ kind: 'member.tagged', memberId, payload: { tagId } })),
  );
  return members;
}

/** Takes a tag off members. @returns the members who had it. @throws NOT_FOUND (tagId, memberIds.N), REQUIRED, TOO_LONG */
export async function untagMembers(tx: Tx, viewer: Viewer, { tagId, memberIds }: Tagging, now: Date): Promise<string[]> {
  await find(tx, tagId, 'tagId');
  const members = await checkMembers(tx, viewer, memberIds);
  const gone = await tx
    .deleteFrom('member_tag')
    .where('tag_id', '=', tagId)
    .where('member_id', 'in', members)
    .returning('member_id')
    .execute();
  const untagged = gone.map((row) => row.member_id).sort();
  if (untagged.length === 0) return [];
  await audit(tx, viewer, { action: 'tag.unassign', entity: 'Tag', id: tagId, orgId: null, before: { members: untagged } });
  await publish(
    tx,
    now,
    untagged.map((memberId) => ({ kind: 'member.untagged', memberId, payload: { tagId } })),
  );
  return untagged;
}

/** The members, each once and in order, so that two batches lock their rows alike. */
async function checkMembers(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) throw new DomainError('REQUIRED', {}, 'memberIds');
  if (ids.length > MAX_MEMBERS) throw new DomainError('TOO_LONG', { max: MAX_MEMBERS }, 'memberIds');
  const known = await knownMembers(tx, viewer, ids);
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw new DomainError('NOT_FOUND', {}, `memberIds.${unknown}`);
  return [...known].sort();
}
