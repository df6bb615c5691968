import type { Db } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';

interface CategoryNode {
  id: string;
  parentId: string | null;
  code: string;
  name: string;
}

/** The tree of categories as it is now; a fact keeps the leaf it was sold under. */
export class CategoryTree {
  readonly byId: ReadonlyMap<string, CategoryNode>;
  readonly #children = new Map<string | null, string[]>();

  constructor(nodes: readonly CategoryNode[]) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) this.#children.set(node.parentId, [...this.children(node.parentId), node.id]);
  }

  children(id: string | null): readonly string[] {
    return this.#children.get(id) ?? [];
  }

  /** The category and all below it. @throws NOT_FOUND */
  branch(id: string, field: string): string[] {
    if (!this.byId.has(id)) throw new DomainError('NOT_FOUND', {}, field);
    const ids = [id];
    for (let next = 0; next < ids.length; next++) ids.push(...this.children(ids[next] ?? ''));
    return ids;
  }

  /** Each category below `parentId` (null: all), `depth` levels down at most, to what it is shown as: the one it stands in, or the parent itself. */
  groups(parentId: string | null, depth: number): Map<string, string> {
    const group = new Map<string, string>();
    const walk = (id: string, level: number, shown: string) => {
      group.set(id, shown);
      for (const child of this.children(id)) walk(child, level + 1, level < depth ? child : shown);
    };
    if (parentId !== null) walk(parentId, 0, parentId);
    else for (const root of this.children(null)) walk(root, 1, root);
    return group;
  }
}

/** Reads the whole tree: hundreds of rows, thousands at most. */
export async function loadCategories(db: Db): Promise<CategoryTree> {
  const rows = await db.selectFrom('category').select(['id', 'parent_id', 'code', 'name']).orderBy('position').orderBy('name').execute();
  return new CategoryTree(rows.map((row) => ({ id: row.id, parentId: row.parent_id, code: row.code, name: row.name })));
}
