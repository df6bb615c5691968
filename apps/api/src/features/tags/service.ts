import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { checkColour, optionalText, requiredText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import type { Selectable } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { knownMembers } from '../members/sql.ts';
import { categoryNamed } from './categories.ts';
import { type Putting, putOn, takeOff } from './changes.ts';

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
async function columns(tx: Tx, input: TagChange): Promise<Partial<Tag>> {
  return {
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 40) }),
    ...(input.category !== undefined && { category_id: await categoryNamed(tx, input.category) }),
    ...(input.colour !== undefined && { colour: checkColour(input.colour, 'colour') }),
  };
}

/** @returns the new tag's id. @throws DUPLICATE (name) and those of `columns` */
export async function createTag(tx: Tx, viewer: Viewer, { name, category, colour }: TagChange & { name: string }): Promise<string> {
  const row = { id: newId(new Date()), name, ...(await columns(tx, { name, category: category ?? null, ...(colour && { colour }) })) };
  await unique('name', row.name, tx.insertInto('tag').values(row).execute());
  await audit(tx, viewer, { action: 'tag.create', entity: 'Tag', id: row.id, orgId: null, after: row });
  return row.id;
}

/** @throws NOT_FOUND and those of `createTag` */
export async function updateTag(tx: Tx, viewer: Viewer, id: string, input: TagChange): Promise<void> {
  const before = await findTag(tx, id, 'id');
  const change = await columns(tx, input);
  if (Object.keys(change).length === 0) return;
  await unique('name', change.name ?? '', tx.updateTable('tag').set(change).where('id', '=', id).execute());
  await audit(tx, viewer, { action: 'tag.update', entity: 'Tag', id, orgId: null, before, after: { ...before, ...change } });
}

/** An archived tag stays on its members and can be put on no more. @throws NOT_FOUND */
export async function archiveTag(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const tag = await findTag(tx, id, 'id');
  if (!tag.archived_at) await setArchived(tx, viewer, tag, new Date());
}

/** @throws NOT_FOUND */
export async function restoreTag(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const tag = await findTag(tx, id, 'id');
  if (tag.archived_at) await setArchived(tx, viewer, tag, null);
}

async function setArchived(tx: Tx, viewer: Viewer, tag: Tag, archived_at: Date | null): Promise<void> {
  await tx.updateTable('tag').set({ archived_at }).where('id', '=', tag.id).execute();
  const action = archived_at ? 'tag.archive' : 'tag.restore';
  await audit(tx, viewer, { action, entity: 'Tag', id: tag.id, orgId: null, before: { ...tag }, after: { ...tag, archived_at } });
}

/** The tag, locked. @throws NOT_FOUND of the field */
export async function findTag(tx: Tx, id: string, field: string): Promise<Tag> {
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

/** What holds whoever is tagged. @throws NOT_FOUND, ARCHIVED (tagId), TOO_LONG (reason), TOO_EARLY (expiresOn): the last day is over */
export async function checkTagging(tx: Tx, viewer: Viewer, input: Omit<Tagging, 'memberIds'>, now: Date): Promise<Putting> {
  const { tagId, expiresOn = null } = input;
  const tag = await findTag(tx, tagId, 'tagId');
  if (tag.archived_at) throw new DomainError('ARCHIVED', {}, 'tagId');
  const reason = optionalText(input.reason, 'reason', 200);
  const today = businessDayAt({ time_zone: null, day_starts_at: null }, now);
  if (expiresOn !== null && expiresOn < today) throw new DomainError('TOO_EARLY', { from: today }, 'expiresOn');
  return { tagId, expiresOn, reason, rule: null, by: viewer.kind === 'employee' ? viewer.id : null };
}

/**
 * Puts a tag on members; where one has it already, reason and last day are replaced.
 * @returns the members tagged
 * @throws NOT_FOUND (tagId, memberIds.N), ARCHIVED, REQUIRED, TOO_LONG, TOO_EARLY: the last day is over
 */
export async function tagMembers(tx: Tx, viewer: Viewer, input: Tagging, now: Date): Promise<string[]> {
  const putting = await checkTagging(tx, viewer, input, now);
  const members = await checkMembers(tx, viewer, input.memberIds);
  await putOn(tx, putting, members, now);
  const after = { members, reason: putting.reason, expires_on: putting.expiresOn };
  await audit(tx, viewer, { action: 'tag.assign', entity: 'Tag', id: input.tagId, orgId: null, after });
  return members;
}

/** Takes a tag off members. @returns the members who had it. @throws NOT_FOUND (tagId, memberIds.N), REQUIRED, TOO_LONG (reason) */
export async function untagMembers(tx: Tx, viewer: Viewer, { tagId, memberIds, reason }: Tagging, now: Date): Promise<string[]> {
  await findTag(tx, tagId, 'tagId');
  const members = await checkMembers(tx, viewer, memberIds);
  const by = viewer.kind === 'employee' ? viewer.id : null;
  const untagged = await takeOff(tx, { tagId, by, rule: null, reason: optionalText(reason, 'reason', 200) }, members, now);
  if (untagged.length === 0) return [];
  await audit(tx, viewer, { action: 'tag.unassign', entity: 'Tag', id: tagId, orgId: null, before: { members: untagged } });
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
