import { createHash } from 'node:crypto';
import { DomainError } from '@regulars/domain/errors';
import { type RawBuilder, sql } from 'kysely';
import { inBranch, type Viewer } from '../../viewer.ts';
import type { OrgTree } from '../orgs/tree.ts';

/** A node of the tree with all below it: what a question is about. */
export interface Branch {
  id: string;
  /** The node and every organisation below it. */
  orgs: readonly string[];
  /** True for the whole chain: then nothing has to be filtered. */
  whole: boolean;
  /** Nothing below it: its own rows are all there is. */
  leaf: boolean;
}

/**
 * The branch asked for, or the viewer's own.
 * @param field the argument that names it
 * @throws OUT_OF_BRANCH, NOT_FOUND
 */
export function branchOf(tree: OrgTree, viewer: Viewer, orgId: string | null, field: string): Branch {
  const id = orgId ?? (viewer.kind === 'employee' ? viewer.orgId : tree.root?.id);
  if (id === undefined || !tree.byId.has(id)) throw new DomainError('NOT_FOUND', {}, field);
  if (!inBranch(viewer, id)) throw new DomainError('OUT_OF_BRANCH', {}, field);
  const orgs = tree.branch(id);
  return { id, orgs, whole: orgs.length === tree.byId.size, leaf: orgs.length === 1 };
}

/** Rows whose `column` is an organisation of the branch. */
export function within(branch: Branch, column: string): RawBuilder<unknown> {
  return branch.whole ? sql`true` : sql`${sql.ref(column)} = any(${branch.orgs}::uuid[])`;
}

/** The shape of the tree, for telling whether rows were summed by this one. */
export function shapeOf(tree: OrgTree): string {
  const known = shapes.get(tree);
  if (known) return known;
  const pairs = [...tree.byId.values()].map((node) => `${node.id} ${node.parentId ?? ''}`).sort();
  const shape = createHash('sha256').update(pairs.join('\n')).digest('base64url');
  shapes.set(tree, shape);
  return shape;
}

const shapes = new WeakMap<OrgTree, string>();
