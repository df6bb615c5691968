import { DomainError } from '@regulars/domain/errors';
import { type BusinessDate, daysBetween } from '@regulars/domain/time';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import type { Asked } from './statistics.ts';

const MAX_DAYS = 1_100;

interface Args {
  from: BusinessDate;
  to: BusinessDate;
  branch: string | null | undefined;
  ruleId?: string | null | undefined;
}

/** What a viewer asks the figures of. @throws BAD_RANGE, TOO_LARGE (to), OUT_OF_BRANCH (branchId) */
export async function askedBy(viewer: Viewer, { from, to, branch, ruleId = null }: Args): Promise<Asked> {
  if (to < from) throw new DomainError('BAD_RANGE', { from }, 'to');
  if (daysBetween(from, to) > MAX_DAYS) throw new DomainError('TOO_LARGE', { max: MAX_DAYS }, 'to');
  if (!branch) return { from, to, ruleId, stores: viewer.stores };
  requireBranch(viewer, branch, 'branchId');
  return { from, to, ruleId, stores: (await orgTree()).branch(branch) };
}
