import { optionalUuid } from '../../global-id.ts';
import { orgWhere } from '../../scope.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { orgTree } from './tree.ts';

/**
 * Rows of an Org and of all below it, by the column `column`; where none is asked for, of the viewer's branch.
 * @throws BAD_ID, OUT_OF_BRANCH (filter.orgId)
 */
export async function branchWhere<Column extends string>(
  viewer: Viewer,
  given: Parameters<typeof optionalUuid>[0],
  column: Column,
): Promise<{ [K in Column]?: { in: string[] } }> {
  const orgId = optionalUuid(given, 'Org', 'filter.orgId');
  if (!orgId) return orgWhere(viewer, column);
  requireBranch(viewer, orgId, 'filter.orgId');
  const where: { [K in Column]?: { in: string[] } } = {};
  where[column] = { in: (await orgTree()).branch(orgId) };
  return where;
}
