import type { Locale } from '@regulars/domain/errors';
import { DomainError } from '@regulars/domain/errors';
import type { Permission, Role } from '@regulars/domain/permissions';

/** Where a call comes from; kept in the audit row. */
export interface Origin {
  requestId: string;
  ip: string | null;
  userAgent: string | null;
  locale: Locale;
}

/** Someone of the chain, signed in. */
export interface EmployeeViewer extends Origin {
  kind: 'employee';
  id: string;
  userId: string;
  name: string;
  role: Role;
  permissions: ReadonlySet<Permission>;
  /** The top of the viewer's branch. */
  orgId: string;
  /** Every organisation of the branch; null: the whole chain. */
  stores: readonly string[] | null;
}

/** The product itself: jobs, imports, the seed. May do everything everywhere. */
export interface SystemViewer extends Origin {
  kind: 'system';
  name: string;
  stores: null;
}

/** Nobody: may sign in and read what is public. */
export interface AnonymousViewer extends Origin {
  kind: 'anonymous';
  stores: readonly string[];
}

type Named = 'kind' | 'name' | 'ip' | 'userAgent' | 'requestId';

/** Who does something, as the audit trail and the facts name it; every viewer is one. */
export type Actor = Pick<EmployeeViewer, Named | 'id'> | Pick<SystemViewer, Named> | AnonymousViewer;

/** Who asks. Every service takes one. */
export type Viewer = EmployeeViewer | SystemViewer | AnonymousViewer;

/** The viewer of jobs and of the seed. */
export function systemViewer(name: string): SystemViewer {
  return { kind: 'system', name, stores: null, requestId: name, ip: null, userAgent: null, locale: 'en' };
}

/** What the role allows, wherever. */
export function may(viewer: Viewer, permission: Permission): boolean {
  return viewer.kind === 'system' || (viewer.kind === 'employee' && viewer.permissions.has(permission));
}

/** @throws UNAUTHENTICATED, FORBIDDEN */
export function requirePermission(viewer: Viewer, permission: Permission): void {
  if (viewer.kind === 'anonymous') throw new DomainError('UNAUTHENTICATED');
  if (!may(viewer, permission)) throw new DomainError('FORBIDDEN', { permission });
}

/** Whether the organisation lies in the viewer's branch. */
export function inBranch(viewer: Viewer, orgId: string): boolean {
  return viewer.stores === null || viewer.stores.includes(orgId);
}

/** @throws OUT_OF_BRANCH */
export function requireBranch(viewer: Viewer, orgId: string, field: string): void {
  if (!inBranch(viewer, orgId)) throw new DomainError('OUT_OF_BRANCH', {}, field);
}

/** The name under which idempotency keys are kept. @throws UNAUTHENTICATED */
export function callerOf(viewer: Viewer): string {
  if (viewer.kind === 'anonymous') throw new DomainError('UNAUTHENTICATED');
  return viewer.kind === 'employee' ? `employee:${viewer.id}` : `system:${viewer.name}`;
}
