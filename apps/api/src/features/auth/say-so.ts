import { DomainError } from '@regulars/domain/errors';
import type { Permission } from '@regulars/domain/permissions';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { db } from '../../db.ts';
import { type EmployeeViewer, may, type Viewer } from '../../viewer.ts';
import { countTry, forgetTries } from './lockout.ts';
import { normalizeEmail } from './service.ts';
import { employeeViewer } from './viewer-of.ts';

/** What a supervisor types at somebody else's page. */
export interface SaySo {
  email: string;
  password: string;
}

/**
 * Who says so, where the one who asks may not by himself: proved by e-mail and password, with the tries of a sign-in, and no session is opened. Runs
 * outside of the transaction, so that a wrong try counts whatever becomes of the rest.
 * @throws BAD_EMAIL, LOCKED_OUT, SAY_SO_WRONG, SAY_SO_FACTOR, SAY_SO_FORBIDDEN, with their fields
 */
export async function saidSo(
  viewer: Viewer,
  { email: typed, password }: SaySo,
  permission: Permission,
  field: string,
): Promise<EmployeeViewer> {
  const email = normalizeEmail(typed, `${field}.email`);
  const minutes = await countTry(email);
  if (minutes !== undefined) throw new DomainError('LOCKED_OUT', { minutes }, `${field}.email`);
  const account = await accountOf(email);
  const right = account?.password ? await verifyPassword({ hash: account.password, password }) : await nobody(password);
  if (!account || !right) throw new DomainError('SAY_SO_WRONG', {}, `${field}.password`);
  await forgetTries(email);
  if (account.twoFactorEnabled) throw new DomainError('SAY_SO_FACTOR', { name: account.name }, `${field}.email`);
  const { id, name, orgId, userId, role } = account;
  const who = role && (await employeeViewer({ id, name, orgId, userId, role }, viewer));
  if (!who || !may(who, permission)) throw new DomainError('SAY_SO_FORBIDDEN', { name }, `${field}.email`);
  return who;
}

function accountOf(email: string) {
  return db
    .selectFrom('auth_user as u')
    .innerJoin('auth_account as a', 'a.userId', 'u.id')
    .innerJoin('employee as e', 'e.user_id', 'u.id')
    .select(['e.id', 'e.name', 'e.role', 'e.org_id as orgId', 'u.id as userId', 'u.twoFactorEnabled', 'a.password'])
    .where('u.email', '=', email)
    .where('a.providerId', '=', 'credential')
    .where('e.archived_at', 'is', null)
    .executeTakeFirst();
}

/** An e-mail that nobody has takes as long as one that somebody has. */
async function nobody(password: string): Promise<false> {
  await hashPassword(password);
  return false;
}
