import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { db } from '../db.ts';
import { sessionToken } from '../features/auth/session-cookie.ts';
import { viewerOfHeaders } from '../features/auth/viewer-of.ts';
import { orgTree } from '../features/orgs/tree.ts';
import type { EmployeeViewer } from '../viewer.ts';

/** Who holds a connection. */
export interface Holder {
  token: string;
  viewer: EmployeeViewer;
  /** Equal for those who may see the same: role and organisations. */
  rights: string;
}

function rightsOf(role: string, stores: readonly string[] | null): string {
  return `${role} ${stores ? createHash('sha1').update(stores.join()).digest('base64') : '*'}`;
}

/** Who connects, by the session's cookie; undefined: nobody. A browser can't set headers, so the language comes with the first message. */
export async function holderOf({ headers, socket }: IncomingMessage, locale: unknown): Promise<Holder | undefined> {
  const asked = typeof locale === 'string' ? { ...headers, 'x-regulars-locale': locale } : headers;
  const viewer = await viewerOfHeaders(asked, { ip: socket.remoteAddress ?? null, requestId: randomUUID() });
  const token = sessionToken(headers.cookie);
  return viewer.kind === 'employee' && token ? { token, viewer, rights: rightsOf(viewer.role, viewer.stores) } : undefined;
}

/** What became of those who may not go on as they are: signed out, or with other rights than they came with. One query for all. */
export async function changedHolders(holders: readonly Holder[]): Promise<Map<Holder, 'signedOut' | 'changed'>> {
  const tokens = [...new Set(holders.map(({ token }) => token))];
  const rows = tokens.length === 0 ? [] : await sessions(tokens);
  const tree = await orgTree();
  const rightsAt = new Map<string, string>();
  const rightsIn = (role: string, orgId: string): string => {
    const key = `${role} ${orgId}`;
    const rights = rightsAt.get(key) ?? rightsOf(role, tree.root?.id === orgId ? null : tree.branch(orgId));
    rightsAt.set(key, rights);
    return rights;
  };
  const now = new Map(rows.map((row) => [row.token, rightsIn(row.role ?? '', row.org_id)]));
  return new Map(
    holders.flatMap((holder) => {
      const rights = now.get(holder.token);
      return rights === holder.rights ? [] : [[holder, rights === undefined ? 'signedOut' : 'changed'] as const];
    }),
  );
}

function sessions(tokens: string[]) {
  return db
    .selectFrom('auth_session')
    .innerJoin('employee', 'employee.user_id', 'auth_session.userId')
    .select(['auth_session.token', 'employee.role', 'employee.org_id'])
    .where('auth_session.token', 'in', tokens)
    .where('auth_session.expiresAt', '>', new Date())
    .where('employee.archived_at', 'is', null)
    .where('employee.role', 'is not', null)
    .execute();
}
