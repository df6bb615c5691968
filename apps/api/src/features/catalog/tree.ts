import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { checkCode, requiredText } from '@regulars/domain/text';
import { type Selectable, sql } from 'kysely';
import { unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { categoryBranch } from './sql.ts';

type Category = Selectable<DB['category']>;

/** What is not given stays as it is. */
export interface CategoryChange {
  code?: string | null;
  name?: string | null;
  /** Place among its siblings, smallest first. */
  position?: number | null;
  /** Null: at the top. */
  parentId?: string | null;
}

export interface NewCategory extends CategoryChange {
  code: string;
  name: string;
}

function columns(input: CategoryChange): Partial<Category> {
  return {
    ...(input.code !== undefined && { code: checkCode(input.code, 'code') }),
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 100) }),
    ...(input.position !== undefined && { position: input.position ?? 0 }),
    ...(input.parentId !== undefined && { parent_id: input.parentId }),
  };
}

/** @returns the new category's id. @throws DUPLICATE (code), NOT_FOUND or ARCHIVED (parentId), REQUIRED, TOO_LONG, BAD_CODE */
export async function createCategory(tx: Tx, viewer: Viewer, input: NewCategory): Promise<string> {
  const { code, name } = input;
  if (input.parentId) await checkParent(tx, input.parentId);
  const row = { id: newId(new Date()), code, name, ...columns(input) };
  await unique('code', row.code, tx.insertInto('category').values(row).execute());
  await audit(tx, viewer, { action: 'category.create', entity: 'Category', id: row.id, orgId: null, after: row });
  return row.id;
}

/** Changes and moves a category. Sales of the past keep the category they were made in. @throws WOULD_LOOP (parentId) and those of `createCategory` */
export async function updateCategory(tx: Tx, viewer: Viewer, id: string, input: CategoryChange): Promise<void> {
  // Of two moves at once, each right by itself, both together may close a circle: moves wait for each other.
  if (input.parentId) await sql`lock table category in share row exclusive mode`.execute(tx);
  const before = await find(tx, id);
  if (input.parentId) {
    if ((await categoryBranch(tx, id)).includes(input.parentId)) throw new DomainError('WOULD_LOOP', {}, 'parentId');
    await checkParent(tx, input.parentId);
  }
  const change = columns(input);
  if (Object.keys(change).length === 0) return;
  await unique('code', change.code ?? '', tx.updateTable('category').set(change).where('id', '=', id).execute());
  await audit(tx, viewer, { action: 'category.update', entity: 'Category', id, orgId: null, before, after: { ...before, ...change } });
}

/** @throws NOT_FOUND, IN_USE while categories or products in use stand below it */
export async function archiveCategory(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const category = await find(tx, id);
  if (category.archived_at) return;
  const { count } = await tx
    .selectFrom('category')
    .select('id')
    .where('parent_id', '=', id)
    .where('archived_at', 'is', null)
    .unionAll(tx.selectFrom('product').select('id').where('category_id', '=', id).where('archived_at', 'is', null))
    .$call((users) => tx.selectFrom(users.as('users')).select((q) => q.fn.countAll<number>().as('count')))
    .executeTakeFirstOrThrow();
  if (count > 0) throw new DomainError('IN_USE', { count }, 'id');
  await setArchived(tx, viewer, category, new Date());
}

/** @throws NOT_FOUND, ARCHIVED while its parent is archived */
export async function restoreCategory(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const category = await find(tx, id);
  if (!category.archived_at) return;
  if (category.parent_id) await checkParent(tx, category.parent_id);
  await setArchived(tx, viewer, category, null);
}

async function setArchived(tx: Tx, viewer: Viewer, category: Category, archived_at: Date | null): Promise<void> {
  await tx.updateTable('category').set({ archived_at }).where('id', '=', category.id).execute();
  const action = archived_at ? 'category.archive' : 'category.restore';
  await audit(tx, viewer, {
    action,
    entity: 'Category',
    id: category.id,
    orgId: null,
    before: { ...category },
    after: { ...category, archived_at },
  });
}

async function checkParent(tx: Tx, id: string): Promise<void> {
  const parent = await tx.selectFrom('category').select('archived_at').where('id', '=', id).forShare().executeTakeFirst();
  if (!parent) throw new DomainError('NOT_FOUND', {}, 'parentId');
  if (parent.archived_at) throw new DomainError('ARCHIVED', {}, 'parentId');
}

/** The category, locked. @throws NOT_FOUND */
async function find(tx: Tx, id: string): Promise<Category> {
  const category = await tx.selectFrom('category').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!category) throw new DomainError('NOT_FOUND', {}, 'id');
  return category;
}
