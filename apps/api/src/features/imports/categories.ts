import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import type { CategoryPath } from '@regulars/domain/import-sales';
import { sql } from 'kysely';
import type { Actor } from '../../viewer.ts';
import { auditAll } from '../audit/service.ts';

/** Where products go whose file names no category. */
export const UNSORTED: CategoryPath = [{ code: 'UNSORTED', name: '未分类' }];

/**
 * Finds or makes the categories of the paths. Codes are unique in the chain: one that does not contain its parent's code gets
 * it as a prefix, so that "other" may stand below many.
 * @param actor told in the trail as who made them; of sales the facts carry the import
 * @returns the id of a path's last category
 */
export async function categoryIds(tx: Tx, paths: readonly CategoryPath[], actor?: Actor): Promise<(path: CategoryPath) => string> {
  const all = paths.map((path) => (path.length > 0 ? path : UNSORTED));
  const ids = new Map<string, string>();
  const depth = Math.max(0, ...all.map((path) => path.length));
  for (let level = 0; level < depth; level++) {
    const wanted = new Map(all.filter((path) => path.length > level).map((path) => [codeOf(path, level), path] as const));
    const made = await createLevel(tx, wanted, level, ids);
    const changes = made.map((row) => ({ action: 'category.create', entity: 'Category', id: row.id, orgId: null, after: row }) as const);
    if (actor) await auditAll(tx, actor, changes);
  }
  return (path) => ids.get(codeOf(path, path.length - 1)) ?? '';
}

async function createLevel(tx: Tx, wanted: Map<string, CategoryPath>, level: number, ids: Map<string, string>) {
  const codes = [...wanted.keys()];
  const now = new Date();
  const known = () =>
    tx
      .selectFrom('category')
      .select(['id', 'code'])
      .where('code', '=', sql<string>`any(${codes})`)
      .execute();
  const taken = new Set((await known()).map(({ code }) => code));
  const missing = [...wanted]
    .filter(([code]) => !taken.has(code))
    .map(([code, path]) => ({
      id: newId(now),
      code,
      name: path[level]?.name ?? code,
      parent_id: level === 0 ? null : (ids.get(codeOf(path, level - 1)) ?? null),
    }));
  if (missing.length > 0)
    await tx
      .insertInto('category')
      .values(missing)
      .onConflict((conflict) => conflict.column('code').doNothing())
      .execute();
  for (const { id, code } of await known()) ids.set(code, id);
  return missing;
}

function codeOf(path: CategoryPath, level: number): string {
  let code = '';
  for (const [at, step] of path.entries()) {
    if (at > level) break;
    code = at === 0 || step.code.startsWith(code) ? step.code : `${code}/${step.code}`;
  }
  return code;
}
