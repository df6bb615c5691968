import { DomainError } from '@regulars/domain/errors';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';

/** An organisation with all below it, or the viewer's own branch; null: the whole chain. @throws NOT_FOUND, OUT_OF_BRANCH (orgId) */
export async function orgsOf(viewer: Viewer, orgId: string | null | undefined): Promise<readonly string[] | null> {
  if (!orgId) return viewer.stores;
  const tree = await orgTree();
  if (!tree.byId.has(orgId)) throw new DomainError('NOT_FOUND', {}, 'orgId');
  requireBranch(viewer, orgId, 'orgId');
  return tree.branch(orgId);
}
