import { DomainError } from '@regulars/domain/errors';
import { optionalUuid } from '../../global-id.ts';
import { orgWhere } from '../../scope.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { orgTree } from './tree.ts';

type Given = Parameters<typeof optionalUuid>[0];

/**
 * An Org that is asked for, with all below it; where none is, the viewer's branch, null: the whole chain.
 * @param field of the argument, for the error
 * @throws BAD_ID, OUT_OF_BRANCH, NOT_FOUND
 */
export async function orgsAsked(viewer: Viewer, given: Given, field: string): Promise<readonly string[] | null> {
  const orgId = optionalUuid(given, 'Org', field);
  if (!orgId) return viewer.stores;
  requireBranch(viewer, orgId, field);
  const tree = await orgTree();
  if (!tree.byId.has(orgId)) throw new DomainError('NOT_FOUND', {}, field);
  return tree.branch(orgId);
}

/** The same, each of them named. */
export async function eachOrgAsked(viewer: Viewer, given: Given, field: string): Promise<readonly string[]> {
  return (await orgsAsked(viewer, given, field)) ?? [...(await orgTree()).byId.keys()];
}

/** Rows of an Org that is asked for and of all below it, by the column `column`; where none is, of the viewer's branch. @throws as `orgsAsked` */
export async function branchWhere<Column extends string>(
  viewer: Viewer,
  given: Given,
  column: Column,
  field = 'filter.orgId',
): Promise<{ [K in Column]?: { in: string[] } }> {
  const orgs = given ? await orgsAsked(viewer, given, field) : null;
  if (!orgs) return orgWhere(viewer, column);
  const where: { [K in Column]?: { in: string[] } } = {};
  where[column] = { in: [...orgs] };
  return where;
}
