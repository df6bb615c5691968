import { createHmac, randomUUID } from 'node:crypto';
import { db } from '@regulars/api/db';
import { env } from '@regulars/api/env';
import { newId } from '@regulars/db/ids';

/** The cookie of a new session of somebody who manages that branch. */
export async function signedIn(orgId: string, role: 'OWNER' | 'REGION_MANAGER'): Promise<string> {
  const now = new Date();
  const [userId, token] = [newId(now), randomUUID()];
  await db
    .insertInto('auth_user')
    .values({ id: userId, name: role, email: `${userId}@example.test`, createdAt: now, updatedAt: now })
    .execute();
  await db
    .insertInto('employee')
    .values({ id: newId(now), org_id: orgId, code: userId, name: role, role, user_id: userId })
    .execute();
  await db
    .insertInto('auth_session')
    .values({ id: newId(now), token, userId, expiresAt: new Date(now.getTime() + 3_600_000), createdAt: now, updatedAt: now })
    .execute();
  return `regulars.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', env.AUTH_SECRET).update(token).digest('base64')}`)}`;
}
