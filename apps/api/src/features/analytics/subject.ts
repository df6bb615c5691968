import { DomainError } from '@regulars/domain/errors';
import type { DateRange } from '@regulars/domain/period';
import { daysBetween } from '@regulars/domain/time';
import type { Branch } from './branch.ts';
import type { Filter } from './facts.ts';
import type { Reports } from './reports.ts';

/** What every report is asked with, ids being those of the database. */
export interface Scope {
  orgId: string | null;
  categoryId: string | null;
  productId: string | null;
  employeeId: string | null;
  levelId: string | null;
  channel: string | null;
  tagId: string | null;
}

/** A scope whose branch was checked and whose category was opened. */
export interface Subject {
  branch: Branch;
  filter: Filter;
}

const MOST_DAYS = 366 * 50;

/** @throws BAD_RANGE, BAD_INPUT */
export function checkRange(range: DateRange): DateRange {
  if (range.to < range.from) throw new DomainError('BAD_RANGE', { from: range.from }, 'to');
  if (daysBetween(range.from, range.to) > MOST_DAYS) throw new DomainError('BAD_INPUT', { reason: '≤ 50 years' }, 'from');
  return range;
}

/** @throws OUT_OF_BRANCH, NOT_FOUND */
export async function subjectOf(reports: Reports, scope: Scope): Promise<Subject> {
  const branch = await reports.branch(scope.orgId, 'filter.orgId');
  const categoryIds = scope.categoryId === null ? undefined : (await reports.categories()).branch(scope.categoryId, 'filter.categoryId');
  const { productId, employeeId, levelId, channel, tagId } = scope;
  const filter = {
    categoryIds,
    productId: productId ?? undefined,
    employeeId: employeeId ?? undefined,
    levelId: levelId ?? undefined,
    channel: channel ?? undefined,
    tagId: tagId ?? undefined,
  };
  return { branch, filter };
}
