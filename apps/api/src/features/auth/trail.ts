import { withTx } from '@regulars/db/tx';
import { db } from '../../db.ts';
import type { EmployeeViewer, Origin } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

/** The password was right, a code may still be asked for. */
export const HALF_SIGN_IN = 'password accepted';

/** What happens to an account outside of GraphQL and is kept in the trail, by better-auth's path. */
const ACTIONS = new Map<string, `auth.${string}`>([
  ['/sign-in/email', 'auth.signIn'],
  [HALF_SIGN_IN, 'auth.passwordAccepted'],
  ['/two-factor/verify-totp', 'auth.verifyCode'],
  ['/two-factor/verify-backup-code', 'auth.useBackupCode'],
  ['/two-factor/disable', 'auth.disableSecondFactor'],
  ['/two-factor/generate-backup-codes', 'auth.newBackupCodes'],
  ['/change-password', 'auth.changePassword'],
  ['/revoke-session', 'auth.revokeSession'],
  ['/revoke-sessions', 'auth.revokeSessions'],
  ['/revoke-other-sessions', 'auth.revokeSessions'],
]);

/** Writes the audit row of what an employee did to the own account; other paths leave none. */
export async function recordAccountUse(
  path: string,
  userId: string,
  origin: Pick<Origin, 'ip' | 'userAgent' | 'requestId'>,
): Promise<void> {
  const action = ACTIONS.get(path);
  if (!action) return;
  const employee = await db
    .selectFrom('employee')
    .select(['id', 'name', 'org_id', 'role'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!employee?.role) return;
  const { id, name, org_id: orgId, role } = employee;
  const actor: EmployeeViewer = {
    ...origin,
    kind: 'employee',
    id,
    name,
    orgId,
    role,
    userId,
    locale: 'en',
    permissions: new Set(),
    stores: [],
  };
  await withTx(db, (tx) => audit(tx, actor, { action, entity: 'Employee', id, orgId }));
}
