import type { Db } from '@regulars/db/kysely';
import { db } from '../../db.ts';

/** A node of the chain's tree as the process knows it. */
export interface OrgNode {
  id: string;
  parentId: string | null;
  kind: 'HEAD_OFFICE' | 'REGION' | 'STORE' | 'DEALER';
  code: string;
  name: string;
  timeZone: string | null;
  dayStartsAt: number | null;
  archived: boolean;
}

/** The tree is small and read by every request: each process keeps it this long, and a change here drops it at once. */
const KEEP_MS = 2_000;
let kept: { at: number; tree: Promise<OrgTree> } | undefined;

export class OrgTree {
  readonly byId: ReadonlyMap<string, OrgNode>;
  readonly #children = new Map<string | null, OrgNode[]>();

  constructor(nodes: readonly OrgNode[]) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) {
      const siblings = this.#children.get(node.parentId);
      if (siblings) siblings.push(node);
      else this.#children.set(node.parentId, [node]);
    }
  }

  children(id: string): readonly OrgNode[] {
    return this.#children.get(id) ?? [];
  }

  /** The node and all below it. */
  branch(id: string): string[] {
    const ids = [id];
    for (let next = 0; next < ids.length; next++) {
      for (const child of this.children(ids[next] ?? '')) ids.push(child.id);
    }
    return ids;
  }

  /** The head office: the top of the chain. */
  get root(): OrgNode | undefined {
    return this.#children.get(null)?.[0];
  }
}

/** The tree as the transaction (or the connection) sees it now. */
export async function loadTree(on: Db): Promise<OrgTree> {
  const rows = await on.selectFrom('org').selectAll().orderBy('code').execute();
  return new OrgTree(
    rows.map((row) => ({
      id: row.id,
      parentId: row.parent_id,
      kind: row.kind,
      code: row.code,
      name: row.name,
      timeZone: row.time_zone,
      dayStartsAt: row.day_starts_at,
      archived: row.archived_at !== null,
    })),
  );
}

/** The tree, at most two seconds old. */
export function orgTree(): Promise<OrgTree> {
  if (!kept || Date.now() - kept.at > KEEP_MS) kept = { at: Date.now(), tree: loadTree(db) };
  kept.tree.catch(() => (kept = undefined));
  return kept.tree;
}

/** Called after a change to the tree has committed. */
export function forgetOrgTree(): void {
  kept = undefined;
}
