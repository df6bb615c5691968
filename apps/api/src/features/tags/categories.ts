import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { checkColour, optionalText, requiredText } from '@regulars/domain/text';
import { unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

export interface TagCategoryChange {
  name?: string | null | undefined;
  colour?: string | null | undefined;
  /** Its place in the list, smallest first. */
  position?: number | null | undefined;
}

/** The id of the category of a name, made where it is new; null for no name. @throws TOO_LONG */
export async function categoryNamed(tx: Tx, given: string | null): Promise<string | null> {
  const name = optionalText(given, 'category', 40);
  if (name === null) return null;
  const row = { id: newId(new Date()), name };
  // an update of nothing, so that the row of somebody who was faster is returned, too
  const { id } = await tx
    .insertInto('tag_category')
    .values(row)
    .onConflict((known) => known.column('name').doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Makes a category of tags. @returns its id. @throws DUPLICATE (name), REQUIRED, TOO_LONG, BAD_COLOUR */
export async function createTagCategory(tx: Tx, viewer: Viewer, input: TagCategoryChange, now: Date): Promise<string> {
  const name = requiredText(input.name, 'name', 40);
  const colour = input.colour == null ? {} : { colour: checkColour(input.colour, 'colour') };
  const row = { id: newId(now), name, position: input.position ?? 0, ...colour };
  await unique('name', name, tx.insertInto('tag_category').values(row).execute());
  await audit(tx, viewer, { action: 'tagCategory.create', entity: 'TagCategory', id: row.id, orgId: null, after: row });
  return row.id;
}

/** Changes a category of tags. @throws NOT_FOUND, DUPLICATE (name), REQUIRED, TOO_LONG, BAD_COLOUR */
export async function updateTagCategory(tx: Tx, viewer: Viewer, id: string, input: TagCategoryChange): Promise<void> {
  const before = await find(tx, id);
  const change = {
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 40) }),
    ...(input.colour !== undefined && { colour: checkColour(input.colour, 'colour') }),
    ...(input.position !== undefined && { position: input.position ?? 0 }),
  };
  if (Object.keys(change).length === 0) return;
  await unique('name', change.name ?? '', tx.updateTable('tag_category').set(change).where('id', '=', id).execute());
  await audit(tx, viewer, {
    action: 'tagCategory.update',
    entity: 'TagCategory',
    id,
    orgId: null,
    before,
    after: { ...before, ...change },
  });
}

/** Removes a category that no tag stands in. @throws NOT_FOUND, IN_USE */
export async function deleteTagCategory(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const before = await find(tx, id);
  const { count } = await tx
    .selectFrom('tag')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('category_id', '=', id)
    .executeTakeFirstOrThrow();
  if (count > 0) throw new DomainError('IN_USE', { count }, 'id');
  await tx.deleteFrom('tag_category').where('id', '=', id).execute();
  await audit(tx, viewer, { action: 'tagCategory.delete', entity: 'TagCategory', id, orgId: null, before });
}

async function find(tx: Tx, id: string) {
  const category = await tx.selectFrom('tag_category').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!category) throw new DomainError('NOT_FOUND', {}, 'id');
  return category;
}
