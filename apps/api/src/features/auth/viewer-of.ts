import type { IncomingHttpHeaders } from 'node:http';
import type { Locale } from '@regulars/domain/errors';
import { type Permission, type Role, ROLES } from '@regulars/domain/permissions';
import type { FastifyRequest } from 'fastify';
import type { EmployeeViewer, Origin, Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { sessionToken } from './session-cookie.ts';
import { employeeOfSession } from './sql.ts';

const permissionsOf = new Map<Role, ReadonlySet<Permission>>();
for (const role of Object.keys(ROLES) as Role[]) permissionsOf.set(role, new Set(ROLES[role])); // the keys of the table are the roles

/** The language asked for: `x-regulars-locale` before Accept-Language; any Chinese is zh, all else English. */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  const asked = headers['x-regulars-locale'] ?? headers['accept-language'] ?? '';
  return /^\s*zh/i.test(String(asked)) ? 'zh' : 'en';
}

/** Who asks, by the cookie in the headers of a request or of a WebSocket's upgrade. */
export async function viewerOfHeaders(headers: IncomingHttpHeaders, from: Pick<Origin, 'ip' | 'requestId'>): Promise<Viewer> {
  const origin: Origin = { ...from, userAgent: headers['user-agent']?.slice(0, 300) ?? null, locale: localeOf(headers) };
  const token = sessionToken(headers.cookie);
  const employee = token ? await employeeOfSession(token) : undefined;
  const nobody: Viewer = { ...origin, kind: 'anonymous', stores: [] };
  if (!employee?.role || employee.expiresAt <= new Date()) return nobody;
  const { id, userId, name, role, orgId } = employee;
  return (await employeeViewer({ id, userId, name, role, orgId }, origin)) ?? nobody;
}

/** An employee with what the role may do and the branch it may do it in; null for a role that there is not. */
export async function employeeViewer(
  employee: Pick<EmployeeViewer, 'id' | 'userId' | 'name' | 'role' | 'orgId'>,
  { requestId, ip, userAgent, locale }: Origin,
): Promise<EmployeeViewer | null> {
  const permissions = permissionsOf.get(employee.role);
  if (!permissions) return null;
  const tree = await orgTree();
  const stores = tree.root?.id === employee.orgId ? null : tree.branch(employee.orgId);
  return { requestId, ip, userAgent, locale, kind: 'employee', ...employee, permissions, stores };
}

/** Who asks by HTTP. */
export function viewerOf(request: FastifyRequest): Promise<Viewer> {
  return viewerOfHeaders(request.headers, { ip: request.ip, requestId: request.id });
}
